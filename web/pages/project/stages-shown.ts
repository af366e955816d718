import type { ProjectView } from '#api/project-view.ts'
import { snapshotStages } from '#core/project/project.ts'
import type { StageShown } from './over-time/OverTime.tsx'

/**
 * What is drawn of each stage: the last snapshot of it. Experts' levels stand at approval and the office's findings at
 * acceptance, once it was decided on them.
 */
export function stagesShown(
  view: Pick<ProjectView, 'snapshots' | 'agreed' | 'findings'>,
): readonly StageShown[] {
  const agreed = new Map(view.agreed.map((it) => [it.element, it]))
  const found = new Map(view.findings.map((it) => [it.element, it.level]))
  return snapshotStages.map((stage): StageShown => {
    const last = view.snapshots.findLast((it) => it.stage === stage && it.elements.length > 0)
    const decided = last?.sort === 'decided'
    const basis =
      decided && stage === 'approval' ? 'experts' : decided && stage === 'acceptance' ? 'found' : 'stated'
    if (last === undefined) return { stage, basis, elements: null }
    const elements = last.elements
      .filter((it) => it.critical)
      .map((it) => {
        const { id: element, name, from, target } = it
        const together = basis === 'experts' ? agreed.get(element) : undefined
        const level = (basis === 'found' ? found.get(element) : together?.level) ?? it.level
        return together === undefined
          ? { element, name, from, target, level }
          : { element, name, from, target, level, lowest: together.lowest, highest: together.highest }
      })
    return { stage, basis, elements }
  })
}

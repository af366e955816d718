import type { ProjectView } from '#api/project-view.ts'
import type { commitmentOf } from '../commands/project/stage-now.ts'

/** What the confirmed task book promised, for whoever reads the project. */
export const presentPromise = (
  it: NonNullable<ReturnType<typeof commitmentOf>>,
): NonNullable<ProjectView['promised']> => ({
  snapshot: it.snapshot,
  at: it.at,
  elements: it.elements.map((one) => ({
    ...one,
    criteria: one.criteria.map((criterion) => ({ ...criterion })),
  })),
  steps: it.steps.map((one) => ({ ...one })),
})

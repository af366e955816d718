import { accept, notAccept, recordFindings, rectify } from '#core/decide/project/acceptance.ts'
import type { ProjectDecided } from '#core/decide/project/steps.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { concludable, findable } from '#core/permission/project.ts'
import { countedFindings, type FoundElement } from '#core/project/finding.ts'
import { type Compared, judgedElements, outcomeByFindings } from '#core/project/outcome.ts'
import type { Project } from '#core/project/project.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { Context, Tx } from '../../context.ts'
import { decisionsOf, findingsOfProject, insertFindings } from '../../db/project-records.ts'
import { snapshotsOf } from '../../db/project-snapshots.ts'
import type { Asked } from '../suggestion/move.ts'
import { decidedSnapshot } from './decide.ts'
import { commitmentOf, comparedTo, lastHandedIn } from './stage-now.ts'
import { type Made, stepProject } from './step.ts'

/** The promise beside what was handed in for acceptance. */
async function comparedNow(
  tx: Tx,
  it: Project,
): Promise<{ readonly compared: Compared; readonly snapshots: readonly Snapshot[] }> {
  const snapshots = await snapshotsOf(tx, it.id)
  const commitment = commitmentOf(await decisionsOf(tx, it.id), snapshots) ?? { elements: [], steps: [] }
  const assessment = lastHandedIn(snapshots)?.assessment ?? null
  return { compared: comparedTo(commitment, snapshots, assessment), snapshots }
}

/** The office records what was found of elements. */
export const recordProjectFindings = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly findings: readonly FoundElement[] },
  at: Instant,
) =>
  stepProject(ctx, actor, id, asked, at, 'find', async (it, tx) => {
    const may = findable(actor, it)
    if (!may.ok) return { decided: may }
    const { compared } = await comparedNow(tx, it)
    const { findings } = asked
    return {
      decided: recordFindings(actor, it, { compared, findings }, at),
      after: () =>
        insertFindings(ctx, tx, { project: it.id, snapshot: it.snapshots }, findings, actor.person, at),
    }
  })

const concluding =
  (what: string, decide: typeof accept) =>
  (ctx: Context, actor: Actor, id: string, asked: Asked & { readonly reason: string }, at: Instant) =>
    stepProject(ctx, actor, id, asked, at, what, async (it, tx): Promise<Made> => {
      const may = concludable(actor, it)
      if (!may.ok) return { decided: may }
      const { compared, snapshots } = await comparedNow(tx, it)
      const kept = await findingsOfProject(tx, it.id)
      const decided: ProjectDecided = decide(
        actor,
        it,
        { compared, findings: kept, reason: asked.reason },
        at,
      )
      const judged = new Set(judgedElements(compared).map((one) => one.id))
      const findings = countedFindings(kept.map(foundElement)).filter((one) => judged.has(one.element))
      const levels = new Map(findings.map((one) => [one.element, one.level]))
      const outcome = outcomeByFindings(compared, findings)
      return {
        decided,
        snapshot: decidedSnapshot(
          ctx,
          actor,
          it,
          snapshots,
          levels,
          { sort: 'acceptance', findings, outcome },
          at,
        ),
      }
    })

const foundElement = ({ element, level, items, basis, who, on, note }: FoundElement): FoundElement => ({
  element,
  level,
  items,
  basis,
  who,
  on,
  note,
})

/** The head accepts the result; short of the promise only with a reason. */
export const acceptProject: ReturnType<typeof concluding> = concluding('accept', accept)
/** The head does not accept the result. */
export const notAcceptProject: ReturnType<typeof concluding> = concluding('not accept', notAccept)

/** The head gives the result back to be put right. */
export const rectifyProject = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly reason: string },
  at: Instant,
) =>
  stepProject(ctx, actor, id, asked, at, 'rectify', (it) => ({
    decided: rectify(actor, it, asked.reason, at),
  }))

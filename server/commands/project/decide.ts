import {
  approve,
  confirmTaskBook,
  giveBack,
  goOn,
  type ProjectDecided,
  pass,
  refuse,
  terminate,
} from '#core/decide/project/steps.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Project } from '#core/project/project.ts'
import { releveled, type Snapshot, type SnapshotOutcome } from '#core/project/snapshot.ts'
import type { Context } from '../../context.ts'
import { agreedLevelsOf } from '../../db/project-levels.ts'
import { chained, snapshotsOf } from '../../db/project-snapshots.ts'
import type { Asked } from '../suggestion/move.ts'
import { lastHandedIn } from './stage-now.ts'
import { stepProject } from './step.ts'

type Noted = Asked & { readonly note: string }
type Reasoned = Asked & { readonly reason: string }

const noted =
  (what: string, decide: (actor: Actor, it: Project, note: string, at: Instant) => ProjectDecided) =>
  (ctx: Context, actor: Actor, id: string, asked: Noted, at: Instant) =>
    stepProject(ctx, actor, id, asked, at, what, (it) => ({ decided: decide(actor, it, asked.note, at) }))

const reasoned =
  (what: string, decide: (actor: Actor, it: Project, reason: string, at: Instant) => ProjectDecided) =>
  (ctx: Context, actor: Actor, id: string, asked: Reasoned, at: Instant) =>
    stepProject(ctx, actor, id, asked, at, what, (it) => ({ decided: decide(actor, it, asked.reason, at) }))

/** The office gives the stage back to the team. */
export const returnProject: ReturnType<typeof reasoned> = reasoned('return', giveBack)
/** The office passes the application on to the experts. */
export const passProject: ReturnType<typeof noted> = noted('pass', pass)
/** The project is not approved. */
export const refuseProject: ReturnType<typeof reasoned> = reasoned('refuse', refuse)
/** The head confirms the task book. */
export const confirmProject: ReturnType<typeof noted> = noted('confirm', confirmTaskBook)
/** The head lets it go on after the mid-term check. */
export const continueProject: ReturnType<typeof noted> = noted('continue', goOn)
/** The head ends it at the mid-term check. */
export const terminateProject: ReturnType<typeof reasoned> = reasoned('terminate', terminate)

/** The head approves; experts' levels are kept as those of the elements, with their range and how many gave one. */
export const approveProject = (ctx: Context, actor: Actor, id: string, asked: Noted, at: Instant) =>
  stepProject(ctx, actor, id, asked, at, 'approve', async (it, tx) => {
    const snapshots = await snapshotsOf(tx, it.id)
    const assessment = lastHandedIn(snapshots)?.assessment ?? null
    const agreed = await agreedLevelsOf(tx, it.id)
    const decided = approve(actor, it, { assessment, agreed, note: asked.note }, at)
    const levels = new Map(agreed.map((one) => [one.element, one.level]))
    return {
      decided,
      snapshot: decidedSnapshot(ctx, actor, it, snapshots, levels, { sort: 'agreed', agreed }, at),
    }
  })

/** What is kept with a decision: the assessment that was handed in last, with the levels that others than the team found. */
export function decidedSnapshot(
  ctx: Context,
  actor: Actor,
  it: Project,
  snapshots: readonly Snapshot[],
  levels: ReadonlyMap<string, number>,
  outcome: SnapshotOutcome,
  at: Instant,
): Snapshot {
  const last = lastHandedIn(snapshots)
  const assessment = last?.assessment ?? null
  return chained(
    {
      id: ctx.dice.id(at),
      project: it.id,
      n: it.snapshots + 1,
      stage: it.stage,
      sort: 'decided',
      at,
      by: actor.person,
      basis: {
        // The day of the assessment, not of the decision: documents since then count as new.
        on: last?.basis.on ?? dayOf(at),
        callVersion: it.callVersion,
        version: null,
        held: last?.basis.held ?? [],
      },
      assessment: assessment && releveled(assessment, levels),
      answers: null,
      outcome,
    },
    snapshots.at(-1),
  )
}

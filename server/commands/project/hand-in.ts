import { handInStage } from '#core/decide/project/steps.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { handInable } from '#core/permission/project.ts'
import type { Agreed } from '#core/project/approval.ts'
import type { Project } from '#core/project/project.ts'
import { promiseOf } from '#core/project/promise.ts'
import type { Snapshot, SnapshotOutcome } from '#core/project/snapshot.ts'
import type { Context } from '../../context.ts'
import { chained } from '../../db/project-snapshots.ts'
import type { Asked } from '../suggestion/move.ts'
import { type StageNow, stageNow } from './stage-now.ts'
import { stepProject } from './step.ts'

/** The leader hands the stage in: every check again, and an immutable snapshot of what was assessed and answered. */
export const handInProject = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  stepProject(ctx, actor, id, asked, at, 'hand in', async (it, tx) => {
    const may = handInable(actor, it)
    if (!may.ok) return { decided: may }
    const now = await stageNow(ctx, tx, it, at)
    const snapshot = chained(
      {
        id: ctx.dice.id(at),
        project: it.id,
        n: it.snapshots + 1,
        stage: it.stage,
        sort: 'handed-in',
        at,
        by: actor.person,
        basis: { on: dayOf(at), callVersion: it.callVersion, version: null, held: now.valid?.held ?? [] },
        assessment: now.valid?.assessment ?? null,
        answers: now.answers,
        outcome: outcomeOf(it, now),
      },
      now.snapshots.at(-1),
    )
    const given = { findings: now.findings, digest: snapshot.hash }
    return { decided: handInStage(actor, it, given, at), snapshot }
  })

/** A task book carries its promise from the hand-in on, so that what the head confirms is what was handed in. */
function outcomeOf(it: Project, now: StageNow): SnapshotOutcome | null {
  if (it.stage !== 'task-book') return null
  const promise = promiseOf(
    now.valid?.assessment ?? null,
    agreedIn(now.snapshots),
    now.table?.assesses.levels ?? [],
  )
  return { sort: 'promise', ...promise }
}

/** What experts agreed on when the project was approved. */
export const agreedIn = (snapshots: readonly Pick<Snapshot, 'outcome'>[]): readonly Agreed[] => {
  const outcome = snapshots.findLast((one) => one.outcome?.sort === 'agreed')?.outcome
  return outcome?.sort === 'agreed' ? outcome.agreed : []
}

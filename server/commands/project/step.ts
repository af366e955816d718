import type { ProjectDecided, ProjectStepped } from '#core/decide/project/steps.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { readableProject } from '#core/permission/project.ts'
import type { Project } from '#core/project/project.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { insertDecision } from '../../db/project-records.ts'
import { insertSnapshot } from '../../db/project-snapshots.ts'
import { loadProject, lockProject, saveProject } from '../../db/projects.ts'
import { wholly } from '../../db/undoing.ts'
import { endTasksAbout } from '../round/void.ts'
import type { Asked } from '../suggestion/move.ts'
import { beginStage } from './begin-stage.ts'
import { tellStep } from './tell.ts'

/** What a step decided, and the snapshot that is kept with it. */
export interface Made {
  readonly decided: ProjectDecided
  readonly snapshot?: Snapshot
  /** What else is written once it is granted. */
  readonly after?: (it: Project) => Promise<void>
}

/** Lock, decide, store: how every step of a project is made, once per key and only on the revision that was looked at. */
export async function stepProject(
  ctx: Context,
  actor: Actor,
  id: string,
  { revision, key }: Asked,
  at: Instant,
  what: string,
  decide: (it: Project, tx: Tx) => Promise<Made> | Made,
): Promise<Result<Project, Reason>> {
  // Read before a connection is held: many who wait for a second one each would wait for ever.
  const seen = await loadProject(ctx.db, id)
  if (seen) await ctx.calls.version(seen.callVersion)
  const press = { actor: actor.person, key, what: `${what} ${id}`, at }
  return wholly<Project>(ctx, press, async (tx) => {
    const it = await lockProject(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = readableProject(actor, it)
    if (!open.ok) return open
    const { decided, snapshot, after } = await decide(it, tx)
    if (!decided.ok) return decided
    if (it.revision !== revision) return err({ why: 'stale', revision: it.revision })
    await storeStep(ctx, tx, actor, it, decided.value, snapshot, at)
    await after?.(decided.value.becomes)
    return ok(decided.value.becomes)
  })
}

/** Stores what a step brings, in the transaction that holds the project's lock, and tells those whom it concerns. */
export async function storeStep(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  it: Project,
  stepped: ProjectStepped,
  snapshot: Snapshot | undefined,
  at: Instant,
): Promise<void> {
  const { becomes, facts, decision, opens } = stepped
  if (decision) await insertDecision(ctx, tx, it.id, decision, actor.person, at)
  if (snapshot) await insertSnapshot(tx, snapshot)
  await saveProject(tx, becomes)
  await append(tx, it.id, facts, actor.person, at)
  if (opens) await beginStage(ctx, tx, becomes, opens, actor.person, at)
  await tellStep(ctx, tx, actor, becomes, stepped, at)
  // What was decided is asked of no expert any more.
  if (it.step === 'judging' && becomes.step !== 'judging')
    await endTasksAbout(ctx, tx, [it.id], actor.person, at)
}

import {
  changeOwn,
  add as decideAdding,
  change as decideChange,
  retire as decideRetiring,
} from '#core/decide/expert/steps.ts'
import type { ExpertEntry } from '#core/expert/entry.ts'
import type { Expert } from '#core/expert/expert.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import { maskedMobile } from '#core/person/account.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { expertOfPerson, expertsByEmail, insertExperts, lockExpert, saveExpert } from '../../db/experts.ts'
import { append } from '../../db/facts.ts'
import { endUnfitTasks } from '../round/void.ts'
import { entryOf, expertOf, newcomer, readEntry, unitsNamed } from './entry.ts'

const taken = err({ why: 'already', what: 'expert' } as const)

/** Puts somebody into the pool; an address stands in it once. */
export async function addExpert(
  ctx: Context,
  actor: Actor,
  given: ExpertEntry,
  at: Instant,
): Promise<Result<Expert, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  const entry = await readEntry(ctx, given)
  if (!entry.ok) return entry
  return ctx.db.transaction().execute(async (tx) => {
    if ((await expertsByEmail(tx, [entry.value.email])).length > 0) return taken
    const unit = (await unitsNamed(tx, [entry.value]))(entry.value)
    const decided = decideAdding(actor, expertOf(entry.value, unit, newcomer(ctx.dice.id(at))))
    if (!decided.ok) return decided
    await insertExperts(tx, [decided.value.becomes], new Date(at))
    await append(tx, decided.value.becomes.id, decided.value.facts, actor.person, at)
    return ok(decided.value.becomes)
  })
}

interface Changing {
  readonly revision: number
  readonly at: Instant
}

/** Writes something else of an expert. */
export async function changeExpert(
  ctx: Context,
  actor: Actor,
  id: string,
  given: ExpertEntry,
  { revision, at }: Changing,
): Promise<Result<Expert, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  return ctx.db.transaction().execute(async (tx) => {
    const now = await lockExpert(tx, id)
    if (!now) return err({ why: 'not-found' })
    // A number that comes back as it was shown, masked, is the number that there is.
    const shown = now.mobile === null ? null : maskedMobile(now.mobile)
    const mobile = given.mobile === shown ? (now.mobile ?? '') : given.mobile
    const next = await rewritten(ctx, tx, now, { ...given, mobile })
    if (!next.ok) return next
    const others = await expertsByEmail(tx, [next.value.email])
    if (others.some((it) => it.id !== now.id)) return taken
    return kept(ctx, tx, actor, decideChange(actor, now, next.value, revision), at)
  })
}

/** What experts change of themselves; name, address and unit stay the bureau's to write. */
export type OwnEntry = Omit<ExpertEntry, 'name' | 'email' | 'orgName' | 'orgCode'>

export async function changeOwnProfile(
  ctx: Context,
  actor: Actor,
  given: OwnEntry,
  { revision, at }: Changing,
): Promise<Result<Expert, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const own = await expertOfPerson(tx, actor.person)
    const now = own && (await lockExpert(tx, own.id))
    if (!now) return err({ why: 'not-found' })
    const next = await rewritten(ctx, tx, now, { ...entryOf(now), ...given })
    if (!next.ok) return next
    return kept(ctx, tx, actor, changeOwn(actor, now, next.value, revision), at)
  })
}

async function rewritten(
  ctx: Context,
  tx: Tx,
  now: Expert,
  given: ExpertEntry,
): Promise<Result<Expert, Reason>> {
  const entry = await readEntry(ctx, given, now)
  if (!entry.ok) return entry
  const unit = (await unitsNamed(tx, [entry.value]))(entry.value)
  return ok(expertOf(entry.value, unit, now))
}

/** Another unit or avoidance may stand against what the expert is at work on: such tasks end at once. */
async function kept(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  decided: ReturnType<typeof decideChange>,
  at: Instant,
): Promise<Result<Expert, Reason>> {
  if (!decided.ok) return decided
  const { becomes, facts } = decided.value
  if (facts.length === 0) return ok(becomes)
  await saveExpert(tx, becomes)
  await append(tx, becomes.id, facts, actor.person, at)
  await endUnfitTasks(ctx, tx, [becomes.id], actor.person, at)
  return ok(becomes)
}

/** Takes an expert out of the pool: open tasks end, and the offices whose they are learn how many to place anew. */
export async function retireExpert(
  ctx: Context,
  actor: Actor,
  id: string,
  { revision, at }: Changing,
): Promise<Result<{ readonly expert: Expert; readonly tasks: number }, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  return ctx.db.transaction().execute(async (tx) => {
    const now = await lockExpert(tx, id)
    if (!now) return err({ why: 'not-found' })
    const leaving = decideRetiring(actor, now, 0, revision)
    if (!leaving.ok) return leaving
    await saveExpert(tx, leaving.value.becomes)
    await tx.updateTable('expert').set({ token_hash: null }).where('id', '=', now.id).execute()
    const tasks = await endUnfitTasks(ctx, tx, [now.id], actor.person, at)
    const decided = decideRetiring(actor, now, tasks, revision)
    if (!decided.ok) return decided
    await append(tx, now.id, decided.value.facts, actor.person, at)
    return ok({ expert: decided.value.becomes, tasks })
  })
}

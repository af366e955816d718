import type { Call } from '#core/call/call.ts'
import type { DecidedCall } from '#core/decide/call/decided.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { type KeepableCall, keepableCall } from '#core/permission/call.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { lockCall } from '../../db/calls.ts'
import { append } from '../../db/facts.ts'
import { putInForce } from './install.ts'

/** The version that is in force after the change. */
export interface Altered {
  readonly version: number
}

type Decide = (call: KeepableCall, tx: Tx) => Promise<DecidedCall> | DecidedCall
type Held = (call: Call) => Result<KeepableCall, Reason>

/** Lock, decide, make a new version, in one transaction: how every change of a call is made. */
export const alterCall = (
  ctx: Context,
  actor: Actor,
  id: string,
  note: string,
  at: Instant,
  decide: Decide,
): Promise<Result<Altered, Reason>> =>
  alter(ctx, { by: actor.person, held: (call) => keepableCall(actor, call) }, id, note, at, decide)

/** The same in nobody's name, by a rule that the call itself has. */
export const alterByRule = (
  ctx: Context,
  held: Held,
  id: string,
  note: string,
  at: Instant,
  decide: Decide,
): Promise<Result<Altered, Reason>> => alter(ctx, { by: null, held }, id, note, at, decide)

async function alter(
  ctx: Context,
  who: { readonly by: PersonId | null; readonly held: Held },
  id: string,
  note: string,
  at: Instant,
  decide: Decide,
): Promise<Result<Altered, Reason>> {
  const outcome = await ctx.db.transaction().execute(async (tx): Promise<Result<Altered, Reason>> => {
    const current = await lockCall(tx, id)
    if (!current) return err({ why: 'not-found' })
    const keepable = who.held(current.call)
    if (!keepable.ok) return keepable
    const decided = await decide(keepable.value, tx)
    if (!decided.ok) return decided
    const installed = await putInForce(ctx, tx, decided.value.becomes, { by: who.by, note }, at)
    const facts = decided.value.facts.map((fact) => ({
      ...fact,
      detail: { ...fact.detail, version: installed.version },
    }))
    if (installed.changed) await append(tx, `call:${id}`, facts, who.by, at)
    return ok({ version: installed.version })
  })
  ctx.calls.refresh()
  return outcome
}

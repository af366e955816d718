import type { DecidedCall } from '#core/decide/call/decided.ts'
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

/** Lock, decide, make a new version, in one transaction: how every change of a call is made. */
export async function alterCall(
  ctx: Context,
  actor: Actor,
  id: string,
  note: string,
  at: Instant,
  decide: (call: KeepableCall, tx: Tx) => Promise<DecidedCall> | DecidedCall,
): Promise<Result<Altered, Reason>> {
  const outcome = await ctx.db.transaction().execute(async (tx): Promise<Result<Altered, Reason>> => {
    const current = await lockCall(tx, id)
    if (!current) return err({ why: 'not-found' })
    const keepable = keepableCall(actor, current.call)
    if (!keepable.ok) return keepable
    const decided = await decide(keepable.value, tx)
    if (!decided.ok) return decided
    const installed = await putInForce(ctx, tx, decided.value.becomes, { by: actor.person, note }, at)
    const facts = decided.value.facts.map((fact) => ({
      ...fact,
      detail: { ...fact.detail, version: installed.version },
    }))
    if (installed.changed) await append(tx, `call:${id}`, facts, actor.person, at)
    return ok({ version: installed.version })
  })
  ctx.calls.refresh()
  return outcome
}

import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin } from '#core/permission/direction.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'

export interface Regrouped {
  readonly groups: number
  readonly grouped: number
  readonly loose: number
  readonly byHand: number
}

/** Counts the groups of an office again. */
export async function regroupOffice(
  ctx: Context,
  actor: Actor,
  office: OfficeCode,
  asked: { readonly call: string; readonly granularity: number },
  _at: Instant,
): Promise<Result<Regrouped, Reason>> {
  const may = mayBegin(actor, office)
  if (!may.ok) return may
  if (!(await ctx.calls.byId(asked.call))) return err({ why: 'not-found' })
  return ok({ groups: 0, grouped: 0, loose: 0, byHand: 0 })
}

import { verify } from '#core/decide/suggestion/verify.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Context, Tx } from '../../context.ts'
import { lockSuggestions } from '../../db/suggestions.ts'
import { type Move, storeMoves } from './store-moves.ts'

/** A unit has been verified: everything that waited for it reaches its office, in the transaction of the verification. */
export async function releaseHeld(
  ctx: Context,
  tx: Tx,
  org: string,
  by: PersonId,
  at: Instant,
): Promise<number> {
  const waiting = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('org', '=', org)
    .where('state', '=', 'unverified')
    .execute()
  const released: Move[] = []
  for (const it of await lockSuggestions(
    tx,
    waiting.map((row) => row.id),
  )) {
    const inForce = await ctx.calls.byId(it.call)
    if (!inForce) continue
    const { calendar, handling } = inForce.call
    const decision = verify(it, { calendar, acceptWithin: handling.acceptWithin }, at)
    if (!decision.ok) continue
    released.push({ before: it, ...decision.value })
  }
  await storeMoves(ctx, tx, by, released, at)
  return waiting.length
}

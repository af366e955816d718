import type { Call } from '#core/call/call.ts'
import { joinConcentrated } from '#core/decide/suggestion/join-concentrated.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Context, Tx } from '../../context.ts'
import { lockSuggestions } from '../../db/suggestions.ts'
import { type Move, storeMoves } from '../suggestion/store-moves.ts'

/** An end that had passed already: what came in since then joins, in the same transaction. */
export async function letIn(
  ctx: Context,
  tx: Tx,
  by: PersonId | null,
  call: Call,
  at: Instant,
): Promise<void> {
  const late = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('call', '=', call.id)
    .where('cohort', '=', 'rolling')
    .where('state', '<>', 'draft')
    .where('first_handed_in', '<', new Date(call.window.closes))
    .execute()
  const joining: Move[] = []
  for (const it of await lockSuggestions(
    tx,
    late.map((row) => row.id),
  )) {
    const decision = joinConcentrated(it, call.window)
    if (!decision.ok) continue
    joining.push({ before: it, ...decision.value })
  }
  await storeMoves(ctx, tx, by, joining, at)
}

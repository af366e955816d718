import { graceEnds } from '#core/call/window.ts'
import { endGrace as decide } from '#core/decide/suggestion/end-grace.ts'
import { storeMoves } from '../commands/suggestion/store-moves.ts'
import type { Context } from '../context.ts'
import { lockSuggestion } from '../db/suggestions.ts'

/** After a unit's grace, what it has not released moves to rolling collection (ruling 28). Done twice, it changes nothing more. */
export async function endGrace(ctx: Context): Promise<void> {
  const at = ctx.now()
  for (const { call } of await ctx.calls.current()) {
    if (at < graceEnds(call.window)) continue
    const held = await ctx.db
      .selectFrom('suggestion')
      .select('id')
      .where('call', '=', call.id)
      .where('state', 'in', ['unit-review', 'unit-returned'])
      .where('cohort', '=', 'concentrated')
      .orderBy('id')
      .execute()
    for (const { id } of held)
      await ctx.db.transaction().execute(async (tx) => {
        const it = await lockSuggestion(tx, id)
        const decided = it && decide(it, call.window, at)
        if (!it || !decided?.ok) return
        await storeMoves(ctx, tx, null, [{ before: it, ...decided.value }], at)
      })
  }
}

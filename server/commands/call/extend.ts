import type { Call } from '#core/call/call.ts'
import { extend as decide } from '#core/decide/call/extend.ts'
import { joinConcentrated } from '#core/decide/suggestion/join-concentrated.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Words } from '#core/text.ts'
import type { Context, Tx } from '../../context.ts'
import { lockSuggestions } from '../../db/suggestions.ts'
import { type Move, storeMoves } from '../suggestion/store-moves.ts'
import { alterCall } from './alter.ts'

/** Triage moves the end of concentrated collection later; the reason stays in the incident log. */
export const extend = (
  ctx: Context,
  actor: Actor,
  call: string,
  asked: { readonly closes: Instant; readonly reason: Words },
  at: Instant,
) =>
  alterCall(ctx, actor, call, asked.reason.zh, at, async (it, tx) => {
    const decided = decide(it, asked.closes, asked.reason, at)
    if (decided.ok && at >= it.window.closes) await letIn(ctx, tx, actor, decided.value.becomes, at)
    return decided
  })

/** An end that had passed already: what came in since then joins, in the same transaction. */
async function letIn(ctx: Context, tx: Tx, actor: Actor, call: Call, at: Instant): Promise<void> {
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
  await storeMoves(ctx, tx, actor.person, joining, at)
}

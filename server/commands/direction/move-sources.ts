import type { Decided } from '#core/decide/decision.ts'
import { condense, release } from '#core/decide/suggestion/condense.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { condensable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../../context.ts'
import { unusedSources } from '../../db/direction-sources.ts'
import { lockSuggestions } from '../../db/suggestions.ts'
import { type Move, storeMoves } from '../suggestion/store-moves.ts'

/** Locks the suggestions and makes those that were no source before into sources; all of them or none. */
export async function takeAsSources(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  direction: string,
  ids: readonly string[],
  at: Instant,
): Promise<Result<readonly Suggestion[], Reason>> {
  const found = await lockSuggestions(tx, [...new Set(ids)])
  if (found.length < new Set(ids).size) return err({ why: 'not-found' })
  const moves: Move[] = []
  for (const it of found) {
    const held = condensable(actor, it)
    if (!held.ok) return held
    if (it.state === 'condensing') continue
    const decided = condense(actor, it, direction, at)
    if (!decided.ok) return decided
    moves.push({ before: it, ...decided.value })
  }
  await storeMoves(ctx, tx, actor.person, moves, at)
  return ok(found)
}

/** Sets free those of the suggestions that no direction uses any more; what went elsewhere meanwhile stays there. */
export async function releaseUnused(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  direction: string,
  ids: readonly string[],
  at: Instant,
): Promise<void> {
  const free = new Set(await unusedSources(tx, ids))
  const moves = (await lockSuggestions(tx, [...free])).flatMap((it): Move[] => {
    const decided: Decided<Suggestion> = release(actor, it, direction, at)
    return decided.ok ? [{ before: it, ...decided.value }] : []
  })
  await storeMoves(ctx, tx, actor.person, moves, at)
}

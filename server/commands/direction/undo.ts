import { undoChange } from '#core/decide/direction/join.ts'
import { condense } from '#core/decide/suggestion/condense.ts'
import { type Added, merge, unmerge } from '#core/direction/merge.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeDirection } from '#core/permission/direction.ts'
import { err, ok } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../../context.ts'
import { contentOf } from '../../db/direction-content.ts'
import { lockSuggestions } from '../../db/suggestions.ts'
import type { Asked } from '../suggestion/move.ts'
import { type Move, storeMoves } from '../suggestion/store-moves.ts'
import { type JoinDone, lockedTogether, storeJoined } from './join.ts'
import { releaseUnused } from './move-sources.ts'
import { titleFieldOf } from './title.ts'

/** Undoes a merge or a split; what was written since stays, where it was written or with the row it belongs to. */
export async function undoDirectionChange(
  ctx: Context,
  actor: Actor,
  change: string,
  asked: Asked,
  at: Instant,
) {
  const named = await ctx.db
    .selectFrom('direction_change')
    .select(['kept', 'other'])
    .where('id', '=', change)
    .executeTakeFirst()
  if (!named) return err({ why: 'not-found' as const })
  return lockedTogether<JoinDone>(
    ctx,
    actor,
    [named.kept, named.other],
    { key: asked.key, what: `undo ${change}`, at },
    async (tx, locked) => {
      const [kept, other] = [locked.get(named.kept), locked.get(named.other)]
      if (!kept || !other || !maySeeDirection(actor, kept)) return err({ why: 'not-found' })
      const row = await tx
        .selectFrom('direction_change')
        .select(['sort', 'before', 'undone_at'])
        .where('id', '=', change)
        .executeTakeFirstOrThrow()
      if (row.undone_at !== null) return err({ why: 'not-mergeable', because: 'undone' })
      const decided = undoChange(actor, row.sort, kept, other, change, at)
      if (!decided.ok) return decided
      if (kept.revision !== asked.revision) return err({ why: 'stale', revision: kept.revision })
      const form = (await ctx.calls.version(kept.callVersion)).call.direction
      const [ours, theirs] = [await contentOf(tx, kept.id), await contentOf(tx, other.id)]
      const after =
        row.sort === 'merge'
          ? unmerge(ours, theirs, row.before as Added)
          : { kept: merge(ours, theirs, titleFieldOf(form), 'in-place').kept, other: theirs }
      const words = {
        kept: { before: ours, after: after.kept },
        other: { before: theirs, after: after.other },
      }
      await storeJoined(ctx, tx, actor, decided.value, words, at)
      const both = [...ours.sources, ...theirs.sources].map((it) => it.suggestion)
      const taken = (row.sort === 'merge' ? after.other : after.kept).sources.map((it) => it.suggestion)
      await takeAgain(ctx, tx, actor, row.sort === 'merge' ? other.id : kept.id, taken, at)
      await releaseUnused(ctx, tx, actor, kept.id, [...new Set(both)], at)
      await tx
        .updateTable('direction_change')
        .set({ undone_at: new Date(at) })
        .where('id', '=', change)
        .execute()
      return ok({ change, kept: decided.value.kept, other: decided.value.other })
    },
  )
}

/** Sources set free meanwhile are sources again; one that went away stays named, and keeps the direction from going on. */
async function takeAgain(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  direction: string,
  ids: readonly string[],
  at: Instant,
): Promise<void> {
  const moves = (await lockSuggestions(tx, ids)).flatMap((it: Suggestion): Move[] => {
    const decided = condense(actor, it, direction, at)
    return decided.ok ? [{ before: it, ...decided.value }] : []
  })
  await storeMoves(ctx, tx, actor.person, moves, at)
}

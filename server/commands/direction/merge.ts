import { mergeDirections } from '#core/decide/direction/join.ts'
import { merge } from '#core/direction/merge.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeDirection } from '#core/permission/direction.ts'
import { err, ok } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { contentOf } from '../../db/direction-content.ts'
import { sourcesOf } from '../../db/direction-sources.ts'
import type { Asked } from '../suggestion/move.ts'
import { type JoinDone, lockedTogether, storeJoined } from './join.ts'
import { titleFieldOf } from './title.ts'

/** Takes another direction into this one. The other keeps everything it said; the change remembers what it brought. */
export const mergeDirection = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly other: string },
  at: Instant,
) =>
  lockedTogether<JoinDone>(
    ctx,
    actor,
    [id, asked.other],
    { key: asked.key, what: `merge ${id} ${asked.other}`, at },
    async (tx, locked) => {
      const [kept, other] = [locked.get(id), locked.get(asked.other)]
      if (!kept || !maySeeDirection(actor, kept) || !other) return err({ why: 'not-found' })
      const change = ctx.dice.id(at)
      const sources = [...(await sourcesOf(tx, id)), ...(await sourcesOf(tx, asked.other))]
      const decided = mergeDirections(actor, kept, other, { sources, change }, at)
      if (!decided.ok) return decided
      if (kept.revision !== asked.revision) return err({ why: 'stale', revision: kept.revision })
      const form = (await ctx.calls.version(kept.callVersion)).call.direction
      const [ours, theirs] = [await contentOf(tx, id), await contentOf(tx, asked.other)]
      const merged = merge(ours, theirs, titleFieldOf(form))
      const words = {
        kept: { before: ours, after: merged.kept },
        other: { before: theirs, after: theirs },
      }
      await storeJoined(ctx, tx, actor, decided.value, words, at)
      await tx
        .insertInto('direction_change')
        .values({
          id: change,
          sort: 'merge',
          kept: id,
          other: asked.other,
          before: JSON.stringify(merged.added),
          by_person: actor.person,
          at: new Date(at),
        })
        .execute()
      return ok({ change, kept: decided.value.kept, other: decided.value.other })
    },
  )

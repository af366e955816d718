import { splitDirection } from '#core/decide/direction/join.ts'
import { split } from '#core/direction/split.ts'
import { placeOf } from '#core/form/paths.ts'
import type { DirectionId } from '#core/id.ts'
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

export interface SplitAsked extends Asked {
  readonly places: readonly string[]
  readonly sources: readonly string[]
  readonly title: string
}

const nothing = { answers: new Map<string, unknown>(), sources: [], links: [] }

/** Moves some places and sources into a direction of their own. */
export const splitOff = (ctx: Context, actor: Actor, id: string, asked: SplitAsked, at: Instant) =>
  lockedTogether<JoinDone>(
    ctx,
    actor,
    [id],
    { key: asked.key, what: `split ${id}`, at },
    async (tx, locked) => {
      const whole = locked.get(id)
      if (!whole || !maySeeDirection(actor, whole)) return err({ why: 'not-found' })
      const rows = await sourcesOf(tx, id)
      const [change, made] = [ctx.dice.id(at), ctx.dice.id(at) as DirectionId]
      const moved = rows.filter((it) => asked.sources.includes(it.suggestion))
      const decided = splitDirection(
        actor,
        whole,
        { sources: moved, change, id: made, title: asked.title.trim() },
        at,
      )
      if (!decided.ok) return decided
      if (whole.revision !== asked.revision) return err({ why: 'stale', revision: whole.revision })
      const form = (await ctx.calls.version(whole.callVersion)).call.direction
      const title = titleFieldOf(form)
      const unknown = asked.places.find((it) => it === title || placeOf(form, it) === undefined)
      if (unknown !== undefined) return err({ why: 'unknown-path', path: unknown })
      const foreign = asked.sources.find((it) => !rows.some((row) => row.suggestion === it))
      if (foreign !== undefined) return err({ why: 'unknown-code', code: foreign })
      if (asked.places.length + asked.sources.length === 0)
        return err({ why: 'bad-input', problems: [{ at: 'places', problem: 'nothing named' }] })
      const before = await contentOf(tx, id)
      const parted = split(before, asked, { field: title, text: decided.value.other.title })
      const when = new Date(at)
      const { other } = decided.value
      await tx
        .insertInto('direction')
        .values({
          id: made,
          call: other.call,
          call_version: other.callVersion,
          office: other.office,
          kind: other.kind,
          field: other.field,
          title: other.title,
          state: other.state,
          since: when,
          created_at: when,
          edited_at: when,
          by_person: actor.person,
        })
        .execute()
      const words = {
        kept: { before, after: parted.kept },
        other: { before: nothing, after: parted.made },
      }
      await storeJoined(ctx, tx, actor, decided.value, words, at)
      await tx
        .insertInto('direction_change')
        .values({
          id: change,
          sort: 'split',
          kept: id,
          other: made,
          before: JSON.stringify({ places: asked.places, sources: asked.sources }),
          by_person: actor.person,
          at: when,
        })
        .execute()
      return ok({ change, kept: decided.value.kept, other })
    },
  )

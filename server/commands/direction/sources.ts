import { leastReason } from '#core/decide/said.ts'
import type { Direction } from '#core/direction/direction.ts'
import type { NewFact } from '#core/fact.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { lengthOf } from '#core/text.ts'
import type { Context, Tx } from '../../context.ts'
import { putSources } from '../../db/direction-sources.ts'
import { saveDirection } from '../../db/directions.ts'
import { append } from '../../db/facts.ts'
import { undoing } from '../../db/undoing.ts'
import type { SourceAsked } from './begin.ts'
import { lockWritable } from './lock-writable.ts'
import { releaseUnused, takeAsSources } from './move-sources.ts'

/** Takes suggestions in as sources, each in the version that counts now, or says otherwise how they are used. */
export const addSources = (
  ctx: Context,
  actor: Actor,
  id: string,
  sources: readonly SourceAsked[],
  at: Instant,
): Promise<Result<Direction, Reason>> =>
  changing(ctx, actor, id, at, async (tx) => {
    const ids = sources.map((it) => it.suggestion)
    const taken = await takeAsSources(ctx, tx, actor, id, ids, at)
    if (!taken.ok) return taken
    const versions = new Map<string, number>(taken.value.map((it) => [it.id, it.versions]))
    const rows = sources.map((it) => ({ ...it, version: versions.get(it.suggestion) ?? 1 }))
    await putSources(tx, id, rows, actor.person, new Date(at))
    return ok({ happened: 'direction-sources-changed', detail: { added: ids } })
  })

/** Takes a source out, and what was drawn from it; the suggestion is free again unless another direction uses it. */
export const removeSource = (
  ctx: Context,
  actor: Actor,
  id: string,
  suggestion: string,
  at: Instant,
): Promise<Result<Direction, Reason>> =>
  changing(ctx, actor, id, at, async (tx) => {
    const gone = await tx
      .deleteFrom('direction_source')
      .where('direction', '=', id)
      .where('suggestion', '=', suggestion)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) return err({ why: 'not-found' })
    await releaseUnused(ctx, tx, actor, id, [suggestion], at)
    return ok({ happened: 'direction-sources-changed', detail: { removed: [suggestion] } })
  })

/** Says why a direction stands although no suggestion asked for it. */
export const setTopDown = (
  ctx: Context,
  actor: Actor,
  id: string,
  reason: string,
): Promise<Result<null, Reason>> =>
  undoing(ctx, async (tx) => {
    const held = await lockWritable(tx, actor, id)
    if (!held.ok) return held
    if (reason !== '' && lengthOf(reason) < leastReason)
      return err({ why: 'text-missing', least: leastReason })
    await tx.updateTable('direction').set({ top_down: reason.trim() }).where('id', '=', id).execute()
    return ok(null)
  })

/** A stretch of a source's text. */
export interface LinkAsked {
  readonly suggestion: string
  readonly path: string
  readonly from: number | null
  readonly to: number | null
}

/** Says where one place comes from; the database lets it refer to this direction's own sources only. */
export const setLinks = (
  ctx: Context,
  actor: Actor,
  id: string,
  place: string,
  links: readonly LinkAsked[],
  at: Instant,
): Promise<Result<null, Reason>> =>
  undoing(ctx, async (tx) => {
    const held = await lockWritable(tx, actor, id)
    if (!held.ok) return held
    const rows = await tx
      .selectFrom('direction_source')
      .select('suggestion')
      .where('direction', '=', id)
      .execute()
    const own = new Set(rows.map((row) => row.suggestion))
    const foreign = links.find((link) => !own.has(link.suggestion))
    if (foreign) return err({ why: 'unknown-code', code: foreign.suggestion })
    await tx.deleteFrom('direction_link').where('direction', '=', id).where('place', '=', place).execute()
    const one = new Map(links.map((link) => [`${link.suggestion} ${link.path}`, link]))
    if (one.size > 0)
      await tx
        .insertInto('direction_link')
        .values(
          [...one.values()].map((link) => ({
            direction: id,
            place,
            suggestion: link.suggestion,
            path: link.path,
            from_at: link.from,
            to_at: link.to,
            by_person: actor.person,
            at: new Date(at),
          })),
        )
        .execute()
    return ok(null)
  })

/** A change of the sources: the direction locked and open, its revision moved on, and the fact appended. */
const changing = (
  ctx: Context,
  actor: Actor,
  id: string,
  at: Instant,
  run: (tx: Tx) => Promise<Result<NewFact, Reason>>,
): Promise<Result<Direction, Reason>> =>
  undoing(ctx, async (tx) => {
    const held = await lockWritable(tx, actor, id)
    if (!held.ok) return held
    const ran = await run(tx)
    if (!ran.ok) return ran
    const becomes = { ...held.value, revision: held.value.revision + 1 }
    await saveDirection(tx, becomes)
    await append(tx, id, [ran.value], actor.person, at)
    return ok(becomes)
  })

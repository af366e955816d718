import { conclude, concludedAs, type Use } from '#core/decide/suggestion/condense.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { Context, Tx } from '../../context.ts'
import { publishedUses } from '../../db/guide-sources.ts'
import { lockSuggestions } from '../../db/suggestions.ts'
import { notifyAll } from '../../mail/notify.ts'
import { type Move, storeMoves } from '../suggestion/store-moves.ts'

/** The guide that was published, as letters name it. */
export interface PublishedGuide {
  readonly id: string
  readonly slug: string
  readonly title: Words
}

/** Where a source ended: the direction that made most of it comes first. */
export interface Ended {
  readonly suggestion: string
  readonly used: readonly Use[]
  /** Another direction that is not published yet uses it: it is told of this guide now and concluded with that one. */
  readonly goesOn: boolean
  readonly directions: readonly { readonly id: string; readonly no: string; readonly title: string }[]
}

/**
 * Concludes the sources of what was published, says what became of each, and writes to everybody who wrote it. A source that
 * is not being condensed any more (frozen at that moment) is left alone; gives their numbers.
 */
export async function concludeSources(
  ctx: Context,
  tx: Tx,
  by: PersonId | null,
  guide: PublishedGuide,
  ended: readonly Ended[],
  at: Instant,
): Promise<readonly string[]> {
  const of = new Map(ended.map((it) => [it.suggestion, it]))
  const found = await lockSuggestions(tx, [...of.keys()])
  const uses = await publishedUses(tx, [...of.keys()])
  const moves: Move[] = []
  const told: { readonly it: Suggestion; readonly end: Ended }[] = []
  const missed: string[] = []
  for (const it of found) {
    const end = of.get(it.id)
    if (!end) continue
    if (it.state !== 'condensing') {
      if (it.state === 'frozen') missed.push(it.no)
      // Concluded by an earlier guide and used once more: it is told, its state stays.
      else if (it.state === 'adopted' || it.state === 'partly-adopted' || it.state === 'merged')
        told.push({ it, end })
      continue
    }
    if (!end.goesOn) {
      const used = [...new Set([...(uses.get(it.id) ?? []), ...end.used])]
      const decided = conclude(it, { used, guide: guide.id }, at)
      if (decided.ok) moves.push({ before: it, ...decided.value })
    }
    told.push({ it, end })
  }
  await storeMoves(ctx, tx, by, moves, at)
  if (told.length === 0) return missed
  await tx
    .insertInto('outcome')
    .values(
      told.map(({ it, end }) => ({
        suggestion: it.id,
        guide: guide.id,
        direction: end.directions[0]?.id ?? null,
        result: concludedAs(end.used),
        by_person: by,
        at: new Date(at),
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
  await notifyAll(
    tx,
    ctx,
    told.flatMap(({ it, end }) =>
      [...new Set([it.filer, ...it.coAuthors])].map((person) => ({
        person,
        sort: 'guide-outcome' as const,
        suggestion: it.id,
        params: {
          no: it.no,
          title: it.title,
          state: concludedAs(end.used),
          guide: guide.title,
          directions: end.directions.map(({ no, title }) => ({
            no,
            title,
            address: `${ctx.config.publicUrl}/guides/${guide.slug}/${no}`,
          })),
        },
        at,
      })),
    ),
  )
  return missed
}

import { canonicalJson } from '#core/canonical.ts'
import type { Content, ContentLink } from '#core/direction/content.ts'
import { sameLink } from '#core/direction/content.ts'
import type { Instant } from '#core/instant.ts'
import type { Context, Tx } from '../context.ts'
import { directionAnswers, directionMet, writeDirectionAnswers } from './direction-answers.ts'
import { linksOf, putSources } from './direction-sources.ts'

/** All that is written in a direction, as core joins and parts it. */
export async function contentOf(tx: Tx, direction: string): Promise<Content> {
  const answers = await directionAnswers(tx, direction)
  const sources = await tx
    .selectFrom('direction_source')
    .select(['suggestion', 'version', 'use', 'note'])
    .where('direction', '=', direction)
    .orderBy('at')
    .orderBy('suggestion')
    .execute()
  const links = await linksOf(tx, direction)
  return {
    answers: new Map(
      answers.filter((row) => row.value !== null).map((row) => [row.path, row.value as unknown]),
    ),
    sources,
    links: links.map(({ place, suggestion, path, from_at, to_at }) => ({
      place,
      suggestion,
      path,
      from: from_at,
      to: to_at,
    })),
  }
}

/** Writes the difference: every answer through the log, as if a person had written it; the direction is locked. */
export async function storeContent(
  ctx: Context,
  tx: Tx,
  direction: string,
  by: string,
  before: Content,
  after: Content,
  at: Instant,
): Promise<void> {
  const when = new Date(at)
  await storeAnswers(ctx, tx, direction, by, before, after, at)
  const known = new Map(before.sources.map((it) => [it.suggestion, canonicalJson({ ...it })]))
  const put = after.sources.filter((it) => known.get(it.suggestion) !== canonicalJson({ ...it }))
  if (put.length > 0) await putSources(tx, direction, put, by, when)
  const missing = (from: readonly ContentLink[], than: readonly ContentLink[]) =>
    from.filter((link) => !than.some((it) => sameLink(it, link)))
  for (const { place, suggestion, path } of missing(before.links, after.links))
    await tx
      .deleteFrom('direction_link')
      .where('direction', '=', direction)
      .where('place', '=', place)
      .where('suggestion', '=', suggestion)
      .where('path', '=', path)
      .execute()
  const fresh = after.links.filter(
    (link) => !before.links.some((it) => sameLink(it, link) && it.from === link.from && it.to === link.to),
  )
  if (fresh.length > 0)
    await tx
      .insertInto('direction_link')
      .values(
        fresh.map(({ place, suggestion, path, from, to }) => ({
          direction,
          place,
          suggestion,
          path,
          from_at: from,
          to_at: to,
          by_person: by,
          at: when,
        })),
      )
      .onConflict((on) =>
        on
          .columns(['direction', 'place', 'suggestion', 'path'])
          .doUpdateSet((eb) => ({ from_at: eb.ref('excluded.from_at'), to_at: eb.ref('excluded.to_at') })),
      )
      .execute()
  const kept = new Set(after.sources.map((it) => it.suggestion))
  const gone = before.sources.map((it) => it.suggestion).filter((it) => !kept.has(it))
  if (gone.length > 0)
    await tx
      .deleteFrom('direction_source')
      .where('direction', '=', direction)
      .where('suggestion', 'in', gone)
      .execute()
}

async function storeAnswers(
  ctx: Context,
  tx: Tx,
  direction: string,
  by: string,
  before: Content,
  after: Content,
  at: Instant,
): Promise<void> {
  const { rev } = await directionMet(tx, direction, [])
  const paths = [...new Set([...before.answers.keys(), ...after.answers.keys()])]
  const written = paths
    .map((path) => ({ path, value: after.answers.get(path) ?? null, was: before.answers.get(path) ?? null }))
    .filter((it) => canonicalJson(it.value) !== canonicalJson(it.was))
    .map(({ path, value }, n) => ({
      op: ctx.dice.id(at),
      path,
      value,
      base: rev,
      rev: rev + n + 1,
      outcome: 'applied' as const,
    }))
  if (written.length > 0)
    await writeDirectionAnswers(tx, direction, by, new Date(at), rev + written.length, written, undefined)
}

import type { z } from 'zod'
import type { publicGuides } from '#api/public-guides.ts'
import { directionsIn, type EditionContent, sentencesOf } from '#core/guide/edition.ts'
import type { Guide } from '#core/guide/guide.ts'
import { contentOf } from '../commands/guide/content.ts'
import type { Context } from '../context.ts'
import { loadDirections } from '../db/directions.ts'
import {
  commentsOf,
  type Edition,
  editionsOf,
  type GuideRow,
  guideBySlug,
  latestEdition,
  placedIds,
} from '../db/guides.ts'
import { Refused } from '../refused.ts'
import { provenanceOf } from './provenance.ts'

type Output<Key extends keyof typeof publicGuides> = z.input<(typeof publicGuides)[Key]['response']>
type Listed = Output<'GET /public/guides'>['items'][number]

/** States in which anybody may read a guide: as an edition, or as the draft that is open for comments. */
export const publicStates = [
  'commenting',
  'published',
  'superseded',
] as const satisfies readonly Guide['state'][]

/** Steps whose words the public may read before publication: what its office has confirmed. */
const readable: readonly string[] = ['confirmed', 'argued']

/** What the public reads of a guide now. */
export interface PublicGuide {
  readonly row: GuideRow
  readonly edition: Edition | undefined
  readonly content: EditionContent
}

/** The guide at this address as the public may read it; anything else is not there. */
export async function publicGuide(ctx: Context, slug: string): Promise<PublicGuide> {
  const row = await guideBySlug(ctx.db, slug)
  if (!row || !(publicStates as readonly string[]).includes(row.it.state))
    throw new Refused({ why: 'not-found' })
  if (row.it.state !== 'commenting') {
    const edition = await latestEdition(ctx.db, row.it.id)
    if (!edition) throw new Refused({ why: 'not-found' })
    return { row, edition, content: edition.content }
  }
  const directions = await loadDirections(ctx.db, await placedIds(ctx.db, row.it.id))
  const content = await contentOf(
    ctx,
    ctx.db,
    row,
    directions.filter((it) => readable.includes(it.state)),
  )
  return { row, edition: undefined, content }
}

export const listedGuide = (
  { it, title, applyFrom, applyTo }: GuideRow,
  directions: number,
  edition: number | null,
): Listed => ({
  slug: it.slug,
  call: it.call,
  title,
  state: it.state,
  directions,
  edition,
  publishedAt: it.publishedAt,
  commentUntil: it.commentUntil,
  applyFrom,
  applyTo,
})

const listed = ({ row, edition, content }: PublicGuide): Listed =>
  listedGuide(row, directionsIn(content).length, edition?.n ?? null)

/** The whole guide for reading. */
export async function presentPublicGuide(
  ctx: Context,
  it: PublicGuide,
): Promise<Output<'GET /public/guides/:slug'>> {
  const [editions, comments] = await Promise.all([
    editionsOf(ctx.db, it.row.it.id),
    commentsOf(ctx.db, it.row.it.id, 'shown'),
  ])
  return {
    guide: listed(it),
    content: it.content as Output<'GET /public/guides/:slug'>['content'],
    editions: editions.map((edition) => ({ ...edition })),
    comments: comments.map(({ id, direction, name, body, at, answer }) => ({
      id,
      direction,
      name,
      body,
      at: at.getTime(),
      answer,
    })),
  }
}

/** One direction with its provenance, as consent allows at this moment. */
export async function presentPublicDirection(
  ctx: Context,
  it: PublicGuide,
  no: string,
): Promise<Output<'GET /public/guides/:slug/directions/:no'>> {
  const all = directionsIn(it.content)
  const at = all.findIndex((one) => one.no === no)
  const direction = all[at]
  const section = it.content.sections.find((one) => direction && one.directions.includes(direction))
  if (!direction || !section) throw new Refused({ why: 'not-found' })
  const from =
    it.edition === undefined || direction.withheld
      ? { sources: [], units: [] }
      : await provenanceOf(ctx, direction.id)
  const neighbour = (one: (typeof all)[number] | undefined) => (one ? { no: one.no, title: one.title } : null)
  return {
    guide: listed(it),
    section: { no: section.no, kind: section.kind, name: section.name, terms: section.terms },
    direction: direction as Output<'GET /public/guides/:slug/directions/:no'>['direction'],
    edition: it.edition
      ? {
          n: it.edition.n,
          digest: it.edition.digest,
          publishedAt: it.edition.publishedAt,
          note: it.edition.note,
        }
      : null,
    sources: from.sources as Output<'GET /public/guides/:slug/directions/:no'>['sources'],
    units: [...from.units],
    previous: neighbour(all[at - 1]),
    next: neighbour(all[at + 1]),
  }
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1): an entry for each direction. */
export function feedOf(ctx: Context, it: PublicGuide): Output<'GET /public/guides/:slug/feed'> {
  const home = `${ctx.config.publicUrl}/guides/${it.row.it.slug}`
  const first = new Date(it.row.it.publishedAt ?? it.row.it.since).toISOString()
  const last = new Date(it.edition?.publishedAt ?? it.row.it.since).toISOString()
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: it.row.title.zh,
    home_page_url: home,
    feed_url: `${ctx.config.publicUrl}/api/v1/public/guides/${it.row.it.slug}/feed`,
    language: 'zh-CN',
    items: it.content.sections.flatMap((section) =>
      section.directions
        .filter((one) => !one.withheld)
        .map((one) => ({
          id: `${home}/${one.no}`,
          url: `${home}/${one.no}`,
          title: `${one.no} ${one.title}`,
          content_text: sentencesOf(one)
            .map(({ text }) => text)
            .join('\n'),
          date_published: first,
          date_modified: last,
          tags: [section.name.zh, ...(one.field ? [one.field.zh] : [])],
        })),
    ),
  }
}

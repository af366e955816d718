import { sql } from 'kysely'
import type { EditionDirection } from '#core/guide/edition.ts'
import type { Relation } from '#core/likeness/compare.ts'
import { undecided } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { Db, Tx } from '../context.ts'
import type { StoredParts } from './likeness.ts'

/** Directions of published guides, each in the edition that counts. */
const published = sql`select (it ->> 'id')::uuid as direction, last.n as edition, it, g.slug, g.title as guide
  from guide g
  cross join lateral (select n, content from edition e where e.guide = g.id order by n desc limit 1) last
  cross join lateral jsonb_path_query(last.content, '$.sections[*].directions[*]') it
  where g.state in ('published', 'superseded')`

/** A direction as an edition has it. */
export interface PublishedDirection {
  readonly edition: number
  readonly it: EditionDirection
}

/** Some of those that have not been read in the edition that counts. */
export async function unreadDirections(db: Db, most: number): Promise<readonly PublishedDirection[]> {
  const { rows } = await sql<PublishedDirection>`select p.edition, p.it
    from (${published}) p join direction on direction.id = p.direction
    left join direction_fingerprint f on f.direction = p.direction and f.edition = p.edition
    where f.direction is null order by p.direction limit ${most}`.execute(db)
  return rows
}

export interface DirectionPrint {
  readonly direction: string
  readonly edition: number
  readonly signature: Buffer
  readonly bands: number[]
  readonly length: number
  readonly rare: string[]
}

/** The suggestions that were like a direction when it was last compared. */
export async function likeBefore(tx: Tx, direction: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('direction_likeness')
    .select('suggestion')
    .where('direction', '=', direction)
    .execute()
  return rows.map((it) => it.suggestion)
}

/** Writes one; in a newer edition it says something else, and what was counted of the older one goes. */
export async function storeDirectionPrint(tx: Tx, print: DirectionPrint): Promise<void> {
  await tx
    .insertInto('direction_fingerprint')
    .values(print)
    .onConflict((on) => on.column('direction').doUpdateSet(print))
    .execute()
  await tx.deleteFrom('direction_likeness').where('direction', '=', print.direction).execute()
}

/** Those of these about which nothing has been concluded yet. */
export async function undecidedOf(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('id', 'in', [...ids])
    .where('state', 'in', [...undecided])
    .execute()
  return rows.map((it) => it.id)
}

/** What stands for all editions together: it is another after each publication and each correction. */
export async function editionsUntilNow(db: Db): Promise<string> {
  const { rows } = await sql<{
    until: string
  }>`select count(*) || ' ' || coalesce(max(published_at)::text, '') as until
    from edition`.execute(db)
  return rows[0]?.until ?? ''
}

/** By what a suggestion was found when this version of it was compared, or undefined. */
export const lookedUpBy = (
  db: Db,
  suggestion: string,
  version: number,
): Promise<{ readonly bands: readonly number[]; readonly rare: readonly string[] } | undefined> =>
  db
    .selectFrom('fingerprint')
    .select(['bands', 'rare'])
    .where('suggestion', '=', suggestion)
    .where('version', '=', version)
    .executeTakeFirst()

/** Published directions worth comparing, in the edition that was read: one band or two rare words in common, the best first. */
export async function directionsNear(
  db: Db,
  looked: { readonly bands: readonly number[]; readonly rare: readonly string[] },
  most: number,
): Promise<readonly PublishedDirection[]> {
  const bands = sql`${[...looked.bands]}::int[]`
  const rare = sql`${[...looked.rare]}::text[]`
  const { rows } = await sql<PublishedDirection>`with near as materialized (
      select direction, edition, in_bands + in_words as shared from (
        select direction, edition,
          (select count(*) from unnest(bands) it where it = any(${bands})) as in_bands,
          (select count(*) from unnest(rare) it where it = any(${rare})) as in_words
        from direction_fingerprint where bands && ${bands} or rare && ${rare}
      ) counted where in_bands > 0 or in_words > 1
      order by shared desc, direction limit ${most})
    select p.edition, p.it from near join (${published}) p on p.direction = near.direction and p.edition = near.edition
    order by near.shared desc, near.direction`.execute(db)
  return rows
}

/** Whether this version is still what others are compared with; nobody takes it out until this transaction ends. */
export async function stillCompared(tx: Tx, suggestion: string, version: number): Promise<boolean> {
  const row = await tx
    .selectFrom('fingerprint')
    .select('suggestion')
    .where('suggestion', '=', suggestion)
    .where('version', '=', version)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

export interface DirectionPair {
  readonly direction: string
  readonly score: number
  readonly relation: Relation
  readonly parts: StoredParts
}

/** Writes what a suggestion is like, in place of what was counted before. */
export async function putDirectionPairs(
  tx: Tx,
  suggestion: string,
  pairs: readonly DirectionPair[],
  at: Date,
): Promise<void> {
  await tx.deleteFrom('direction_likeness').where('suggestion', '=', suggestion).execute()
  if (pairs.length === 0) return
  await tx
    .insertInto('direction_likeness')
    .values(pairs.map((it) => ({ ...it, suggestion, parts: JSON.stringify(it.parts), at })))
    .execute()
}

export interface LikeDirection {
  readonly no: string
  readonly title: string
  readonly guide: { readonly slug: string; readonly title: Words }
  readonly score: number
  readonly relation: Relation
  readonly parts: StoredParts
}

/** Published directions that a suggestion is like, the likest first; whoever reads the suggestion may read them anyway. */
export async function likeDirections(
  db: Db,
  suggestion: string,
  most: number,
): Promise<readonly LikeDirection[]> {
  const { rows } = await sql<{
    no: string
    title: string
    slug: string
    guide: Words
    score: number
    relation: Relation
    parts: StoredParts
  }>`select p.it ->> 'no' as no, p.it ->> 'title' as title, p.slug, p.guide, l.score, l.relation, l.parts
    from direction_likeness l join (${published}) p on p.direction = l.direction
    where l.suggestion = ${suggestion}::uuid and p.it ->> 'withheld' is distinct from 'true'
    order by l.score desc, l.direction limit ${most}`.execute(db)
  return rows.map(({ slug, guide, ...it }) => ({ ...it, guide: { slug, title: guide } }))
}

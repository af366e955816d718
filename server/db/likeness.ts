import { sql } from 'kysely'
import type { LikenessReason, Parts, Relation } from '#core/likeness/compare.ts'
import type { Actor } from '#core/permission/actor.ts'
import { atOffice } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { takeFilesOut } from './alike-files.ts'
import { held } from './kept-statements.ts'
import { visibleTo } from './visible/suggestion.ts'

/** Two suggestions in the order in which a pair is stored. */
export const ordered = (x: string, y: string): { readonly a: string; readonly b: string } =>
  x < y ? { a: x, b: y } : { a: y, b: x }

/** What of a comparison is kept: why is said in words of the texts, so it goes when they go. */
export interface StoredParts extends Parts {
  readonly reasons: readonly LikenessReason[]
}

/** The words of a version with what is needed to read them. */
export interface TextRow {
  readonly id: string
  readonly call: string
  readonly title: string
  readonly kind: string
  readonly version: number
  readonly callVersion: string
  readonly content: Readonly<Record<string, unknown>>
}

const texts = (db: Db | Tx) =>
  db
    .selectFrom('suggestion')
    .innerJoin('version', (join) =>
      join.onRef('version.suggestion', '=', 'suggestion.id').onRef('version.n', '=', 'suggestion.versions'),
    )
    .select([
      'suggestion.id',
      'suggestion.call',
      'suggestion.title',
      'suggestion.kind',
      'version.n as version',
      'version.call_version as callVersion',
      'version.content',
    ])
    .where('suggestion.state', 'in', [...atOffice])
    .where('version.content', 'is not', null)
    .$narrowType<{ content: Record<string, unknown> }>()

/** The latest versions of those that lie with the bureau and may be compared. */
export async function comparableTexts(db: Db | Tx, ids: readonly string[]): Promise<readonly TextRow[]> {
  if (ids.length === 0) return []
  return texts(db)
    .where('suggestion.id', 'in', [...ids])
    .orderBy('suggestion.id')
    .execute()
}

/** Which versions those are, without their words. */
export async function comparableVersions(
  db: Db,
  ids: readonly string[],
): Promise<readonly Omit<TextRow, 'content' | 'title'>[]> {
  if (ids.length === 0) return []
  return texts(db)
    .clearSelect()
    .select([
      'suggestion.id',
      'suggestion.call',
      'suggestion.kind',
      'version.n as version',
      'version.call_version as callVersion',
    ])
    .where('suggestion.id', 'in', [...ids])
    .orderBy('suggestion.id')
    .execute()
}

/** Others of the call, near in time or not: among them a habit of the form shows as one. */
export async function othersOf(
  db: Db,
  call: string,
  but: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('fingerprint')
    .select('suggestion')
    .where('call', '=', call)
    .where('suggestion', 'not in', [...but])
    .orderBy('suggestion', 'desc')
    .limit(most)
    .execute()
  return rows.map((it) => it.suggestion)
}

export interface NewPrint {
  readonly suggestion: string
  readonly version: number
  readonly call: string
  readonly signature: Buffer
  readonly bands: number[]
  readonly length: number
  readonly rare: string[]
}
export interface NewPair {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly relation: Relation
  readonly parts: StoredParts
}

/**
 * Writes a fingerprint and what is like it; says false where the suggestion was moved or written anew meanwhile. What
 * people judged stays, and those taken out meanwhile get no row.
 */
export async function storePrint(
  tx: Tx,
  print: NewPrint,
  pairs: readonly NewPair[],
  at: Date,
): Promise<boolean> {
  const id = print.suggestion
  const still = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('id', '=', id)
    .where('versions', '=', print.version)
    .where('state', 'in', [...atOffice])
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!still) return false
  await tx
    .insertInto('fingerprint')
    .values(print)
    .onConflict((on) => on.column('suggestion').doUpdateSet(print))
    .execute()
  await forget(tx, [id])
  const others = pairs.map((it) => (it.a === id ? it.b : it.a))
  if (others.length === 0) return true
  const rows = await tx
    .selectFrom('fingerprint')
    .select('suggestion')
    .where('suggestion', 'in', others)
    .orderBy('suggestion')
    .forShare()
    .execute()
  const there = new Set(rows.map((it) => it.suggestion))
  const kept = pairs.filter((it) => there.has(it.a === id ? it.b : it.a))
  if (kept.length > 0) await putPairs(tx, kept, at)
  return true
}

/** Writes pairs, new or counted again; what a person said of them stays. */
export const putPairs = (tx: Tx, pairs: readonly NewPair[], at: Date): Promise<unknown> =>
  tx
    .insertInto('likeness')
    .values(pairs.map((it) => ({ ...it, parts: JSON.stringify(it.parts), at })))
    .onConflict((on) =>
      on.columns(['a', 'b']).doUpdateSet((eb) => ({
        score: eb.ref('excluded.score'),
        relation: eb.ref('excluded.relation'),
        parts: eb.ref('excluded.parts'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()

/** Forgets what was counted; of what people judged their word alone stays. */
async function forget(tx: Tx, ids: readonly string[]): Promise<void> {
  const of = sql`(a = any(${[...ids]}::uuid[]) or b = any(${[...ids]}::uuid[]))`
  await sql`delete from likeness where ${of} and judged is null ${held}`.execute(tx)
  await sql`update likeness set parts = '{}' where ${of} ${held}`.execute(tx)
}

/** Takes these out of every comparison, in the transaction that takes them away. */
export async function takeOut(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from fingerprint where suggestion = any(${[...ids]}::uuid[]) ${held}`.execute(tx)
  await sql`delete from direction_likeness where suggestion = any(${[...ids]}::uuid[]) ${held}`.execute(tx)
  await takeFilesOut(tx, ids)
  await forget(tx, ids)
}

/** The head of a suggestion as it is listed beside another. */
export interface HeadRow {
  readonly id: string
  readonly call: string
  readonly no: string | null
  readonly title: string
  readonly kind: string
  readonly field: string | null
  readonly state: string
  readonly orgName: string
}
export interface LikeRow extends HeadRow {
  readonly a: string
  readonly score: number
  readonly relation: Relation
  readonly parts: Partial<StoredParts>
  readonly judged: 'duplicate' | 'kindred' | 'different' | null
}

const headColumns = [
  'suggestion.id',
  'suggestion.call',
  'suggestion.no',
  'suggestion.title',
  'suggestion.kind',
  'suggestion.field',
  'suggestion.state',
  'org.name as orgName',
] as const

/** What is like one suggestion, of that which this person may see; what was called different comes last. */
export async function likeOnes(db: Db, actor: Actor, id: string, most: number): Promise<readonly LikeRow[]> {
  const rows = await db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .innerJoin('likeness as pair', (join) =>
      join.on(sql<boolean>`suggestion.id = case when pair.a = ${id}::uuid then pair.b else pair.a end`),
    )
    .select([...headColumns, 'pair.a', 'pair.score', 'pair.relation', 'pair.parts', 'pair.judged'])
    .where((eb) => eb.or([eb('pair.a', '=', id), eb('pair.b', '=', id)]))
    .where('suggestion.state', 'in', [...atOffice])
    .where(visibleTo(actor))
    .orderBy(sql`(pair.judged is not distinct from 'different')`)
    .orderBy('pair.score', 'desc')
    .orderBy('suggestion.id')
    .limit(most)
    .execute()
  return rows.map((it) => ({ ...it, parts: it.parts as Partial<StoredParts> }))
}

/** Those of these that this person may see, by id. */
export async function visibleHeads(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HeadRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .select([...headColumns])
    .where('suggestion.id', 'in', [...ids])
    .where('suggestion.state', 'in', [...atOffice])
    .where(visibleTo(actor))
    .execute()
  return new Map(rows.map((it) => [it.id, it]))
}

/** One stored pair, or undefined. */
export async function likenessOf(db: Db | Tx, x: string, y: string) {
  const { a, b } = ordered(x, y)
  const row = await db
    .selectFrom('likeness')
    .select(['a', 'score', 'relation', 'parts', 'judged'])
    .where('a', '=', a)
    .where('b', '=', b)
    .executeTakeFirst()
  return row && { ...row, parts: row.parts as Partial<StoredParts> }
}

/** Heads by id; who may see them was asked before. */
export async function headsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, HeadRow>> {
  const rows = await db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .select([...headColumns])
    .where('suggestion.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((it) => [it.id, it]))
}

/** Whether its latest version has been compared. */
export async function isCompared(db: Db, id: string, version: number): Promise<boolean> {
  const row = await db
    .selectFrom('fingerprint')
    .select('suggestion')
    .where('suggestion', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row !== undefined
}

/** The titles of published directions, as the latest edition of each guide has them. */
export async function publishedTitles(db: Db): Promise<
  readonly {
    readonly no: string
    readonly title: string
    readonly slug: string
    readonly guide: { readonly zh: string; readonly en: string }
  }[]
> {
  const { rows } = await sql<{
    no: string
    title: string
    slug: string
    guide: { zh: string; en: string }
  }>`select it ->> 'no' as no, it ->> 'title' as title, g.slug, g.title as guide
    from guide g
    cross join lateral (select content from edition e where e.guide = g.id order by n desc limit 1) last
    cross join lateral jsonb_path_query(last.content, '$.sections[*].directions[*]') it
    where g.state in ('published', 'superseded') and it ->> 'withheld' is distinct from 'true'
    order by g.published_at desc, it ->> 'no'`.execute(db)
  return rows
}

import { type Selectable, sql } from 'kysely'
import type { DirectionState } from '#core/direction/direction.ts'
import type { EditionContent } from '#core/guide/edition.ts'
import type { Guide, GuideState } from '#core/guide/guide.ts'
import type { CallId, GuideId, PersonId } from '#core/id.ts'
import type { Day, Instant } from '#core/instant.ts'
import type { Words } from '#core/text.ts'
import type { Db, Tx } from '../context.ts'
import type { GuideTable } from './schema-guide.ts'

/** A guide with what it says of itself. */
export interface GuideRow {
  readonly it: Guide
  readonly title: Words
  readonly intro: Words
  readonly terms: Readonly<Record<string, Words>>
  readonly applyFrom: Day | null
  readonly applyTo: Day | null
}

/** One guide, or undefined. */
export async function loadGuide(db: Db | Tx, id: string): Promise<GuideRow | undefined> {
  const row = await db.selectFrom('guide').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** The same by its permanent address. */
export async function guideBySlug(db: Db | Tx, slug: string): Promise<GuideRow | undefined> {
  const row = await db.selectFrom('guide').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row && fromRow(row)
}

/** The same, and nobody else moves it until this transaction ends. Lock order: guide, directions, suggestions. */
export async function lockGuide(tx: Tx, id: string): Promise<GuideRow | undefined> {
  const row = await tx
    .selectFrom('guide')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** A guide in a list. */
export interface ListedGuide extends GuideRow {
  readonly directions: number
  /** Those whose words the public may read: while it is open for comments, what an office has confirmed. */
  readonly readable: number
  readonly edition: number | null
}

/** Guides, those moved last first. */
export async function guideList(
  db: Db,
  by: { readonly call?: string | undefined; readonly states?: readonly GuideState[] },
): Promise<readonly ListedGuide[]> {
  let query = db
    .selectFrom('guide')
    .selectAll()
    .select([
      sql<number>`(select count(*)::int from direction d where d.guide = guide.id)`.as('directions'),
      sql<number>`(select count(*)::int from direction d where d.guide = guide.id
        and (guide.state <> 'commenting' or d.state in ('confirmed', 'argued')))`.as('readable'),
      sql<number | null>`(select max(e.n) from edition e where e.guide = guide.id)`.as('edition'),
    ])
  if (by.call !== undefined) query = query.where('call', '=', by.call)
  if (by.states) query = query.where('state', 'in', [...by.states])
  const rows = await query.orderBy('since', 'desc').orderBy('id').limit(200).execute()
  return rows.map((row) => ({
    ...fromRow(row),
    directions: row.directions,
    readable: row.readable,
    edition: row.edition,
  }))
}

/** Writes what became of it; whoever decided holds its lock. */
export async function saveGuide(tx: Tx, it: Guide): Promise<void> {
  const instant = (at: Instant | null) => (at === null ? null : new Date(at))
  await tx
    .updateTable('guide')
    .set({
      kinds: [...it.kinds],
      state: it.state,
      revision: it.revision,
      since: new Date(it.since),
      comment_until: instant(it.commentUntil),
      approved_by: it.approvedBy,
      approved_at: instant(it.approvedAt),
      publish_at: instant(it.publishAt),
      published_at: instant(it.publishedAt),
    })
    .where('id', '=', it.id)
    .execute()
}

/** Guides whose time has come. */
export async function dueGuides(db: Db, at: Instant): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('guide')
    .select('id')
    .where('state', '=', 'approved')
    .where('publish_at', '<=', new Date(at))
    .orderBy('publish_at')
    .execute()
  return rows.map((row) => row.id)
}

/** A direction as the assembly board lists it. */
export interface BoardRow {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly office: string
  readonly field: string | null
  readonly state: DirectionState
  readonly position: number | null
  readonly no: string | null
  readonly guide: string | null
  readonly sources: number
}

/** Every direction of these kinds of a call that is not given up, in the order of its place. */
export async function boardRows(
  db: Db | Tx,
  call: string,
  kinds: readonly string[],
  guide: string,
): Promise<readonly BoardRow[]> {
  const rows = await db
    .selectFrom('direction as d')
    .select(['d.id', 'd.title', 'd.kind', 'd.office', 'd.field', 'd.state', 'd.position', 'd.no', 'd.guide'])
    .select(
      sql<number>`(select count(*)::int from direction_source s where s.direction = d.id)`.as('sources'),
    )
    .where('d.call', '=', call)
    .where('d.state', '<>', 'abandoned')
    .where((eb) => eb.or([eb('d.guide', '=', guide), eb('d.kind', 'in', [...kinds])]))
    .orderBy(sql`d.position nulls last`)
    .orderBy('d.id')
    .limit(2000)
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as DirectionState }))
}

/** Those placed in a guide, in their order. */
export async function placedIds(db: Db | Tx, guide: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('direction')
    .select('id')
    .where('guide', '=', guide)
    .orderBy(sql`position nulls last`)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** An edition as stored; its content never changes. */
export interface Edition {
  readonly n: number
  readonly content: EditionContent
  readonly digest: string
  readonly note: Words
  readonly publishedAt: Instant
}

/** The edition that counts, or undefined before publication. */
export const latestEdition = (db: Db | Tx, guide: string): Promise<Edition | undefined> =>
  editionAt(db, guide, undefined)

/** The nth edition, the latest where none is named. */
export async function editionAt(
  db: Db | Tx,
  guide: string,
  n: number | undefined,
): Promise<Edition | undefined> {
  const row = await db
    .selectFrom('edition')
    .selectAll()
    .where('guide', '=', guide)
    .$if(n !== undefined, (it) => it.where('n', '=', n ?? 0))
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      n: row.n,
      content: row.content as unknown as EditionContent,
      digest: row.digest,
      note: row.note as Words,
      publishedAt: row.published_at.getTime(),
    }
  )
}

/** All editions without their content, the newest first. */
export async function editionsOf(db: Db, guide: string): Promise<readonly Omit<Edition, 'content'>[]> {
  const rows = await db
    .selectFrom('edition')
    .select(['n', 'digest', 'note', 'published_at'])
    .where('guide', '=', guide)
    .orderBy('n', 'desc')
    .execute()
  return rows.map((row) => ({
    n: row.n,
    digest: row.digest,
    note: row.note as Words,
    publishedAt: row.published_at.getTime(),
  }))
}

/** What the public said of a guide, the newest first, as much as a list shows; everything where it is asked whole. */
export const commentsOf = (
  db: Db | Tx,
  guide: string,
  state?: 'waiting' | 'shown' | 'kept',
  much: 'listed' | 'whole' = 'listed',
) =>
  db
    .selectFrom('guide_comment as c')
    .leftJoin('direction as d', 'd.id', 'c.direction')
    .select(['c.id', 'c.name', 'c.contact', 'c.body', 'c.at', 'c.state', 'c.answer', 'd.title as direction'])
    .where('c.guide', '=', guide)
    .$if(state !== undefined, (it) => it.where('c.state', '=', state ?? 'shown'))
    .orderBy('c.at', 'desc')
    .orderBy('c.id')
    .$if(much === 'listed', (it) => it.limit(1000))
    .execute()

/** How many comments there are in each state. */
export async function commentCounts(
  db: Db | Tx,
  guide: string,
): Promise<{ readonly waiting: number; readonly shown: number; readonly kept: number }> {
  const rows = await db
    .selectFrom('guide_comment')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('guide', '=', guide)
    .groupBy('state')
    .execute()
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { waiting: of('waiting'), shown: of('shown'), kept: of('kept') }
}

function fromRow(row: Selectable<GuideTable>): GuideRow {
  const instant = (at: Date | null): Instant | null => at?.getTime() ?? null
  return {
    it: {
      id: row.id as GuideId,
      call: row.call as CallId,
      slug: row.slug,
      kinds: row.kinds,
      state: row.state as GuideState,
      revision: row.revision,
      since: row.since.getTime(),
      commentUntil: instant(row.comment_until),
      approvedBy: row.approved_by as PersonId | null,
      approvedAt: instant(row.approved_at),
      publishAt: instant(row.publish_at),
      publishedAt: instant(row.published_at),
    },
    title: row.title as unknown as Words,
    intro: row.intro as Words,
    terms: row.terms as Record<string, Words>,
    applyFrom: dayIn(row.apply_from),
    applyTo: dayIn(row.apply_to),
  }
}

/** Dates come as text or, from some drivers, as midnight of the machine's day. */
const dayIn = (value: unknown): Day | null => (typeof value === 'string' ? value : null)

import { sql } from 'kysely'
import type { ExportSort, ExportState } from '#core/export.ts'
import type { Instant } from '#core/instant.ts'
import type { Language } from '#text/sentences.ts'
import type { Db, Tx } from '../context.ts'

/** An export as the database knows it; its bytes lie in the file store under its id. */
export interface ExportRow {
  readonly id: string
  readonly person: string
  readonly sort: ExportSort
  readonly wanted: Readonly<Record<string, unknown>>
  readonly language: Language
  readonly state: ExportState
  readonly name: string
  readonly personal: boolean
  readonly done: number
  readonly total: number
  readonly size: number | null
  readonly sha256: string | null
  readonly problem: string | null
  readonly createdAt: Instant
  readonly readyAt: Instant | null
  readonly expiresAt: Instant | null
  /** Who makes it, anew for each try; and how often it was tried. */
  readonly maker: string | null
  readonly attempts: number
  /** Attachments that are missing in it, or not whole. */
  readonly lacking: number
}

const select = (db: Db | Tx) => db.selectFrom('export').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

export const fromRow = (row: Row): ExportRow => ({
  id: row.id,
  person: row.person,
  sort: row.sort as ExportSort,
  wanted: row.wanted as Readonly<Record<string, unknown>>,
  language: row.language as Language,
  state: row.state as ExportState,
  name: row.name,
  personal: row.personal,
  done: row.done,
  total: row.total,
  size: row.size,
  sha256: row.sha256,
  problem: row.problem,
  createdAt: row.created_at.getTime(),
  readyAt: row.ready_at?.getTime() ?? null,
  expiresAt: row.expires_at?.getTime() ?? null,
  maker: row.maker,
  attempts: row.attempts,
  lacking: row.lacking,
})

/** One of this person's, of nobody else's. */
export async function exportOf(db: Db | Tx, person: string, id: string): Promise<ExportRow | undefined> {
  const row = await select(db).where('id', '=', id).where('person', '=', person).executeTakeFirst()
  return row && fromRow(row)
}

/** A person's exports, newest first. */
export async function exportsOf(
  db: Db,
  person: string,
  limit: number,
  after: { readonly at: Date; readonly id: string } | undefined,
): Promise<readonly ExportRow[]> {
  const rows = await select(db)
    .where('person', '=', person)
    .where((eb) =>
      after ? eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.at, after.id)) : eb.lit(true),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** How many of this person's are not done yet. */
export async function waitingExports(tx: Tx, person: string): Promise<number> {
  const { n } = await tx
    .selectFrom('export')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person', '=', person)
    .where('state', 'in', ['queued', 'making'])
    .executeTakeFirstOrThrow()
  return n
}

export async function insertExport(
  tx: Tx,
  it: Pick<
    ExportRow,
    'id' | 'person' | 'sort' | 'wanted' | 'language' | 'name' | 'personal' | 'total' | 'createdAt'
  >,
): Promise<void> {
  const { createdAt, wanted, ...rest } = it
  await tx
    .insertInto('export')
    .values({ ...rest, wanted: JSON.stringify(wanted), state: 'queued', created_at: new Date(createdAt) })
    .execute()
}

/** Gives it up, where it is not done; what tries have left goes with the next sweep. */
export async function cancelExport(db: Db, id: string, at: Instant): Promise<boolean> {
  const changed = await db
    .updateTable('export')
    .set({ state: 'cancelled', expires_at: new Date(at) })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'making'])
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** What was kept long enough or ended without a file, with how often each was tried. */
export const expiredExports = (db: Db, now: Instant): Promise<readonly { id: string; attempts: number }[]> =>
  db
    .selectFrom('export')
    .select(['id', 'attempts'])
    .where('state', 'in', ['ready', 'failed', 'cancelled'])
    .where('expires_at', '<=', new Date(now))
    .execute()

/** Its bytes are gone; what had ended before stays what it was. */
export async function markExpired(db: Db, id: string): Promise<void> {
  await db
    .updateTable('export')
    .set((eb) => ({
      state: sql<string>`case when ${eb.ref('state')} = 'ready' then 'expired' else ${eb.ref('state')} end`,
      expires_at: sql<Date | null>`case when ${eb.ref('state')} = 'ready' then ${eb.ref('expires_at')} end`,
    }))
    .where('id', '=', id)
    .where('state', 'in', ['ready', 'failed', 'cancelled'])
    .execute()
}

/**
 * Content was hidden or destroyed that any of them may hold: what is ready can no longer be fetched and goes with the next sweep, and
 * what is being made begins anew. The number of the try stays taken: at its place a maker that is late still writes.
 */
export async function takeBackExports(tx: Tx, at: Instant): Promise<void> {
  await tx
    .updateTable('export')
    .set({ expires_at: new Date(at) })
    .where('state', '=', 'ready')
    .where('expires_at', '>', new Date(at))
    .execute()
  await tx
    .updateTable('export')
    .set((eb) => ({ state: 'queued', maker: null, excused: eb('excused', '+', 1) }))
    .where('state', '=', 'making')
    .execute()
}

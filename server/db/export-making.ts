import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import { type ExportRow, fromRow } from './exports.ts'

/** One that fell silent for so long is taken up by another maker. */
const silence = 120_000
const mostAttempts = 3
/** With two minutes between them at least an hour; who waited as long has to know. */
const mostExcused = 30
const counted = sql<number>`attempts - excused`

/**
 * Takes the oldest that waits, or one whose maker fell silent, to be made now; nothing while another is being made, on
 * whatever server: large work never takes the machine from those who hand in.
 */
export async function claimExport(db: Db, now: Instant): Promise<ExportRow | undefined> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('export'))`.execute(tx)
    const alive = new Date(now - silence)
    const busy = await tx
      .selectFrom('export')
      .select('id')
      .where('state', '=', 'making')
      .where('beat_at', '>', alive)
      .limit(1)
      .executeTakeFirst()
    if (busy) return undefined
    const next = await tx
      .selectFrom('export')
      .select('id')
      .where('state', 'in', ['queued', 'making'])
      .where(counted, '<', mostAttempts)
      .where('excused', '<', mostExcused)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst()
    if (!next) return undefined
    const row = await tx
      .updateTable('export')
      .set((eb) => ({
        state: 'making',
        beat_at: new Date(now),
        done: 0,
        problem: null,
        maker: sql<string>`gen_random_uuid()`,
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', '=', next.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return fromRow(row)
  })
}

/** Ends what has ended its maker again and again, as it would every other, or found no store for too long; gives what was ended. */
export async function endExhausted(tx: Tx, now: Instant): Promise<readonly ExportRow[]> {
  const rows = await tx
    .updateTable('export')
    .set({ state: 'failed', problem: sql`coalesce(problem, 'exhausted')`, expires_at: new Date(now) })
    .where('state', 'in', ['queued', 'making'])
    .where((eb) => eb.or([eb(counted, '>=', mostAttempts), eb('excused', '>=', mostExcused)]))
    .where('beat_at', '<=', new Date(now - silence))
    .returningAll()
    .execute()
  return rows.map(fromRow)
}

/** An export in the hands of whoever claimed it. */
export type Claimed = Pick<ExportRow, 'id' | 'maker'>

/** A sign of life with how many are done; false where it was cancelled meanwhile. */
export async function beatExport(db: Db, it: Claimed, done: number, now: Instant): Promise<boolean> {
  const changed = await db
    .updateTable('export')
    .set({ done, beat_at: new Date(now) })
    .where('id', '=', it.id)
    .where('maker', '=', it.maker)
    .where('state', '=', 'making')
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Ends the making one way or the other; false where it was cancelled meanwhile. */
export async function endExport(
  tx: Tx,
  it: Claimed,
  end:
    | {
        readonly state: 'ready'
        readonly size: number
        readonly sha256: string
        readonly done: number
        readonly lacking: number
        readonly until: Instant
      }
    | { readonly state: 'failed'; readonly problem: string },
  at: Instant,
): Promise<boolean> {
  const changed = await tx
    .updateTable('export')
    .set(
      end.state === 'ready'
        ? {
            state: 'ready',
            size: end.size,
            sha256: end.sha256,
            done: end.done,
            lacking: end.lacking,
            ready_at: new Date(at),
            expires_at: new Date(end.until),
          }
        : { state: 'failed', problem: end.problem, expires_at: new Date(at) },
    )
    .where('id', '=', it.id)
    .where('maker', '=', it.maker)
    .where('state', '=', 'making')
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/**
 * Whether this maker has finished it. An ending whose answer was lost is waited for; fails where the database cannot be asked.
 */
export async function isMade(db: Db, it: Claimed): Promise<boolean> {
  const row = await db
    .selectFrom('export')
    .select(['state', 'maker'])
    .where('id', '=', it.id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'ready' && row.maker === it.maker
}

/**
 * Leaves it for later, to whoever takes up what fell silent, and says why where its owner should know. The try says nothing against
 * it; its number stays taken, since something may lie at its place.
 */
export async function excuseExport(db: Db, it: Claimed, problem: string | null): Promise<void> {
  await db
    .updateTable('export')
    .set((eb) => ({ excused: eb('excused', '+', 1), problem }))
    .where('id', '=', it.id)
    .where('maker', '=', it.maker)
    .where('state', '=', 'making')
    .execute()
}

/** Lets another server begin it anew at once; the attempt of the one that leaves does not count. */
export async function handOnExport(db: Db, it: Claimed): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('export')
      .set((eb) => ({ state: 'queued', maker: null, done: 0, attempts: eb('attempts', '-', 1) }))
      .where('id', '=', it.id)
      .where('maker', '=', it.maker)
      .where('state', '=', 'making')
      .execute()
    await sql`select graphile_worker.add_job('make-exports', job_key => 'make-exports')`.execute(tx)
  })
}

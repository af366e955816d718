import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'

/** Says that the site answers in this minute; however many servers say so. */
export async function beat(db: Db, now: Instant): Promise<void> {
  await sql`insert into pulse (minute) values (date_trunc('minute', ${new Date(now)}::timestamptz)) on conflict do nothing`.execute(
    db,
  )
}

/** The minutes between two instants in which it said so, in order; the last one before them as well. */
export async function minutesBetween(db: Db | Tx, from: Instant, to: Instant): Promise<readonly Instant[]> {
  const before = await db
    .selectFrom('pulse')
    .select('minute')
    .where('minute', '<', new Date(from))
    .orderBy('minute', 'desc')
    .limit(1)
    .execute()
  const within = await db
    .selectFrom('pulse')
    .select('minute')
    .where('minute', '>=', new Date(from))
    .where('minute', '<', new Date(to))
    .orderBy('minute')
    .execute()
  return [...before, ...within].map((it) => it.minute.getTime())
}

/** Forgets what is older. */
export async function forgetPulse(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('pulse').where('minute', '<', new Date(before)).execute()
}

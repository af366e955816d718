import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Db } from '../context.ts'
import { readMigrations } from '../db/migrate.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

/** Two characters as no other alphabet has them: an index that sees nothing in them does not see Chinese. */
const twoCharacters = String.fromCodePoint(0x6307, 0x5357)

/** Encoding, and whether the index of search tells Chinese characters from punctuation, which hangs on the locale. */
export async function lookAtLocale(db: Db): Promise<Finding> {
  const { rows } = await sql<{ encoding: string; collation: string; seen: number }>`
    select current_setting('server_encoding') as encoding, datcollate || ' ' || datctype as collation,
      cardinality(show_trgm(${twoCharacters})) as seen
    from pg_database where datname = current_database()`.execute(db)
  const { encoding, collation, seen } = rows[0] ?? { encoding: '', collation: '', seen: 0 }
  if (encoding !== 'UTF8') return bad('locale', 'locale-encoding', { encoding })
  return seen === 0
    ? warn('locale', 'locale-blind', { collation })
    : ok('locale', 'locale-fine', { collation })
}

/** Settings that let a database say "stored" before it is. */
const safe = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

export async function lookAtDurability(db: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in (${sql.join([...safe])})`.execute(db)
  const off = rows.filter(({ setting }) => setting === 'off').map(({ name }) => `${name}=off`)
  return off.length === 0
    ? ok('durability', 'durable')
    : bad('durability', 'not-durable', { settings: off.join(', ') })
}

const worthKnowing = 2000
const wrong = 30_000

/**
 * The difference between the two clocks, half of the question's own time given to either way; and whether anything is
 * recorded that has not happened yet, which one clock of both machines cannot hide.
 */
export async function lookAtClock(db: Db, now: () => Instant): Promise<Finding> {
  const before = now()
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  const ms = Math.abs((rows[0]?.at.getTime() ?? 0) - (before + now()) / 2)
  const seconds = Math.round(ms / 1000)
  if (ms >= wrong) return bad('clock', 'clock-off', { seconds })
  const ahead = await aheadOf(db, now())
  if (ahead >= wrong) return warn('clock', 'clock-went-back', { minutes: Math.ceil(ahead / 60_000) })
  return ms >= worthKnowing
    ? warn('clock', 'clock-off', { seconds })
    : ok('clock', 'clock-fine', { ms: Math.round(ms) })
}

/** How far the newest fact lies ahead, in milliseconds. */
async function aheadOf(db: Db, now: Instant): Promise<number> {
  const { rows: there } = await sql<{ it: boolean }>`select to_regclass('fact') is not null as it`.execute(db)
  if (!there[0]?.it) return 0
  const { rows } = await sql<{ at: Date | null }>`select max(at) as at from fact`.execute(db)
  return (rows[0]?.at?.getTime() ?? now) - now
}

/** Whether the database is the one that this program expects. */
export async function lookAtMigrations(db: Db): Promise<Finding> {
  const ours = new Map(readMigrations().map((it) => [it.name, it.sha256]))
  const { rows: there } = await sql<{
    it: boolean
  }>`select to_regclass('migration') is not null as it`.execute(db)
  if (!there[0]?.it) return warn('migrations', 'migrations-waiting', { count: ours.size })
  const { rows } = await sql<{
    name: string
    sha256: string
  }>`select name, sha256 from migration order by name`.execute(db)
  for (const { name, sha256 } of rows) {
    if (!ours.has(name)) return bad('migrations', 'migrations-unknown', { name })
    if (ours.get(name) !== sha256) return bad('migrations', 'migrations-changed', { name })
  }
  const count = ours.size - rows.length
  return count === 0
    ? ok('migrations', 'migrations-fine', { count: rows.length })
    : warn('migrations', 'migrations-waiting', { count })
}

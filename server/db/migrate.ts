import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { root } from '../root.ts'
import { jobPool } from './job-pool.ts'

/** One numbered SQL file. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** The folder of the numbered SQL files, from the sources and from the built bundle alike. */
export const migrationsFolder: string = path.join(root, 'server/db/migrations')

/** Any constant will do, as long as every Zhinan uses the same. */
export const lockKey = 7_419_001

/** All migrations in order; two with one number, or a file with another kind of name, is a mistake. */
export function readMigrations(folder: string = migrationsFolder): readonly Migration[] {
  const names = readdirSync(folder).sort()
  const numbers = new Set<string>()
  return names.map((name) => {
    const [, number] = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name) ?? []
    if (number === undefined) throw new Error(`${name} is not named like 0001-people.sql.`)
    if (numbers.has(number)) throw new Error(`Two migrations have the number ${number}.`)
    numbers.add(number)
    const sql = readFileSync(path.join(folder, name), 'utf8')
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * How long a migration waits for a table at once, how long it then lets everybody else go on, and when it gives up. While an ALTER
 * waits behind a backup, every request waits behind the ALTER (PostgreSQL, 13.3.1).
 */
const usual = { lockMs: 3000, pauseMs: 10_000, longestMs: 600_000 }

/**
 * Applies what is new, each file in its own transaction, one process at a time, and then the tables of the job queue;
 * returns the names applied. The address must reach the database past any pooler.
 */
export async function migrate(
  url: string,
  migrations: readonly Migration[] = readMigrations(),
  patience: typeof usual = usual,
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'zhinan migrate' })
  // The failure also reaches the query that waits; the listener only keeps the process alive until then.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query("set time zone 'UTC'")
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const applied = await applyNew(client, migrations, patience)
    await makeJobTables(url)
    return applied
  } finally {
    await client.end()
  }
}

async function makeJobTables(url: string): Promise<void> {
  const pool = jobPool(url, 2)
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
  } finally {
    await pool.end()
  }
}

async function applyNew(
  client: pg.Client,
  migrations: readonly Migration[],
  patience: typeof usual,
): Promise<readonly string[]> {
  // Whoever may not make tables may still start where the owner has made them.
  const { rows: made } = await client.query("select where to_regclass('migration') is null")
  if (made.length > 0)
    await client.query(
      'create table migration (name text primary key, sha256 text not null, applied timestamptz not null default now())',
    )
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  refuseChanged(new Map(rows.map((row) => [row.name, row.sha256])), migrations)
  const known = new Set(rows.map((row) => row.name))
  const fresh = migrations.filter((migration) => !known.has(migration.name))
  for (const migration of fresh) await applyPatiently(client, migration, patience)
  return fresh.map((migration) => migration.name)
}

function refuseChanged(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const files = new Map(migrations.map((migration) => [migration.name, migration.sha256]))
  for (const [name, sha256] of applied) {
    const now = files.get(name)
    if (now === undefined) {
      throw new Error(
        `The database has had ${name}, which this Zhinan does not know; it was made by a newer one.`,
      )
    }
    if (now !== sha256)
      throw new Error(`${name} was changed after it had been applied; add a new migration instead.`)
  }
  const last = [...applied.keys()].sort().at(-1) ?? ''
  const skipped = migrations.find((migration) => !applied.has(migration.name) && migration.name < last)
  if (skipped)
    throw new Error(`${skipped.name} is new, but ${last} has been applied already; give it the next number.`)
}

/** Tried again and again while somebody holds a table that it changes (SQLSTATE 55P03, lock_not_available). */
async function applyPatiently(
  client: pg.Client,
  migration: Migration,
  { lockMs, pauseMs, longestMs }: typeof usual,
): Promise<void> {
  const until = performance.now() + longestMs
  for (;;) {
    try {
      return await apply(client, migration, lockMs)
    } catch (error) {
      const { code } = (error as { readonly cause?: { readonly code?: string } }).cause ?? {}
      if (code !== '55P03' || performance.now() > until) throw error
    }
    await pause(pauseMs)
  }
}

async function apply(client: pg.Client, migration: Migration, lockMs: number): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = ${lockMs}`)
    await client.query(migration.sql)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw new Error(`${migration.name} failed and was undone: ${(cause as Error).message}`, { cause })
  }
}

import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { migrate, readMigrations } from '#server/db/migrate.ts'
import { connect } from '#server/db/open.ts'
import type { Database } from '#server/db/schema.ts'

/** A database of one test file's own. */
export interface TestDatabase {
  readonly db: Kysely<Database>
  readonly pool: pg.Pool
  readonly url: string
  drop(): Promise<void>
}

/** A fresh, migrated, empty database: a copy of a template that is made once for each state of the migrations. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = serverUrl()
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await onServer(server, async (client) => {
    const template = await ensureTemplate(client, server)
    // Copying files needs no word in the log about every page.
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  const url = withDatabase(server, name)
  const { db, pool, stop } = await connect(url, () => {}, 20, 'kept')
  const drop = async () => {
    await stop()
    await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return { db, pool, url, drop }
}

/** A database with nothing in it at all, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = serverUrl()
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await onServer(server, (client) =>
    client.query(`create database ${name} template template0 encoding 'UTF8'`),
  )
  const drop = async () => {
    await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return { url: withDatabase(server, name), drop }
}

/** The server that globalSetup started, or the one that was asked for. */
export function serverUrl(): string {
  const url = process.env['ZHINAN_TEST_DATABASE_URL'] ?? process.env['ZHINAN_TEST_SERVER']
  if (url === undefined)
    throw new Error('No database server: run through vitest, or set ZHINAN_TEST_DATABASE_URL.')
  return url
}

const templateLock = 7_419_002

async function ensureTemplate(client: pg.Client, server: string): Promise<string> {
  const migrations = readMigrations()
  const digest = createHash('sha256')
    .update(migrations.map(({ sha256 }) => sha256).join())
    .digest('hex')
    .slice(0, 16)
  const template = `template_${digest}`
  await client.query('select pg_advisory_lock($1)', [templateLock])
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    const draft = `making_${digest}`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template template0 encoding 'UTF8'`)
    await migrate(withDatabase(server, draft), migrations)
    await renameOnceUnused(client, draft, template)
  }
  await client.query('select pg_advisory_unlock($1)', [templateLock])
  return template
}

/** A connection that has just been closed may still be seen by the server for a moment. */
async function renameOnceUnused(client: pg.Client, from: string, to: string): Promise<void> {
  await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
    from,
  ])
  await client.query(`alter database ${from} rename to ${to}`)
}

async function onServer<T>(server: string, step: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server })
  client.on('error', () => {})
  await client.connect()
  try {
    return await step(client)
  } finally {
    await client.end()
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

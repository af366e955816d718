import { createHash } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#server/db/embedded.ts'
import { root } from '#server/root.ts'
import { throwAwayFolder } from '../../start/throw-away.mjs'

/**
 * Starts the database server of a test run. Runs that overlap share one; nothing in it is worth flushing to disk.
 * ZHINAN_TEST_DATABASE_URL names another server, on which the account may create databases.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['ZHINAN_TEST_DATABASE_URL']) return async () => {}
  const place = createHash('sha256').update(root).digest('hex').slice(0, 8)
  const embedded = await startEmbedded({
    folder: path.join(throwAwayFolder(), `zhinan-test-${process.getuid?.() ?? 0}-${place}`),
    durable: false,
    settings: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=200',
      'max_wal_size=256MB',
    ],
  })
  if (embedded.owned) await dropLeftovers(embedded.url)
  process.env['ZHINAN_TEST_SERVER'] = embedded.url
  return async () => {
    delete process.env['ZHINAN_TEST_SERVER']
    await embedded.stop()
  }
}

/** Databases of runs that were killed. */
async function dropLeftovers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(datname) as name from pg_database where datname like 'test\\_%' or datname like 'making\\_%'",
  )
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
}

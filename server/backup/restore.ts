import { Readable } from 'node:stream'
import type pg from 'pg'
import type { Instant } from '#core/instant.ts'
import { wholeKey } from '../commands/file/keys.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import type { FileStore } from '../files/store.ts'
import { linesOf } from './bytes.ts'
import { everyTable, filled, functionsOf } from './catalogue.ts'
import { checkBackup, listedFiles } from './check.ts'
import { loadTables } from './load.ts'
import { type FileFault, type Manifest, places } from './manifest.ts'
import { enqueue, queuedJob } from './queued.ts'
import { plainClient, quoted } from './reach.ts'
import type { Backup } from './reading.ts'

/** Where a backup goes. */
export interface Restoring {
  readonly url: string
  readonly files: Pick<FileStore, 'write'>
  /** What the database holds already goes; without it, one that holds anything is refused. */
  readonly replace: boolean
  /** Queued work is left out: a drill beside the real site writes to nobody. */
  readonly quiet: boolean
  readonly at: Instant
  readonly log: (line: string) => void
}

export interface Restored {
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Files that the backup itself did not hold soundly. */
  readonly faults: readonly FileFault[]
  readonly jobs: number
  /** Migrations that this Zhinan has and the backup had not. */
  readonly migrated: readonly string[]
  readonly secret: string | null
}

/** Why it was not begun, or was undone; the message says what to do. */
export class NotRestored extends Error {
  override readonly name = 'NotRestored'
}

/** Puts the site back as it was, after reading the whole backup once: a broken one touches nothing. */
export async function restoreBackup(backup: Backup, it: Restoring): Promise<Restored> {
  const { manifest } = backup
  const known = migrationsOf(manifest)
  const wrong = await checkBackup(backup)
  if (wrong.length > 0) throw new NotRestored(`The backup is not sound:\n${wrong.join('\n')}`)
  it.log('the backup was read and is what its manifest says')
  const client = await plainClient(it.url)
  try {
    await refuseInUse(client)
    const erased = await erasedSince(client, manifest.madeAt)
    await makeRoom(client, it.replace)
    await migrate(it.url, known)
    await loadTables(client, backup)
    it.log(`${manifest.tables.length} tables are there, and equal to the backup row by row`)
    const files = await putFiles(backup, it)
    const migrated = await migrate(it.url)
    if (migrated.length > 0) it.log(`brought up to date: ${migrated.join(', ')}`)
    const jobs = it.quiet ? 0 : await putJobs(client, backup)
    await forgetUnfinished(client, it.at)
    await client.query('analyze')
    for (const person of erased)
      it.log(`${person} was erased after the backup was made and is back: person erase --id ${person}`)
    it.log(
      `whatever was purged after ${new Date(manifest.madeAt).toISOString()} is back: purge it again; who was erased meanwhile is named above, where the old database could be asked`,
    )
    return {
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files,
      faults: manifest.files.faults,
      jobs,
      migrated,
      secret: manifest.secret !== null ? await textOf(backup, places.secret) : null,
    }
  } finally {
    await client.end()
  }
}

/** The migrations that the backup had, which make its tables anew; one that this Zhinan does not know is too new for it. */
function migrationsOf({ migrations }: Manifest) {
  const ours = new Map(readMigrations().map((migration) => [migration.name, migration]))
  return migrations.map(({ name, sha256 }) => {
    const mine = ours.get(name)
    if (mine === undefined)
      throw new NotRestored(
        `The backup was made by a newer Zhinan: it has had ${name}. Install that version first.`,
      )
    if (mine.sha256 !== sha256)
      throw new NotRestored(`The backup has had another ${name} than this Zhinan has.`)
    return mine
  })
}

async function refuseInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'zhinan%' and application_name <> 'zhinan backup'`,
  )
  if ((rows[0]?.n ?? 0) > 0)
    throw new NotRestored('A Zhinan server is using this database. Stop it, then restore.')
}

/** Who was erased since, by the database that is about to go; an empty one knows nobody. */
async function erasedSince(client: pg.Client, since: Instant): Promise<readonly string[]> {
  const { rows: there } = await client.query("select where to_regclass('erasure') is not null")
  if (there.length === 0) return []
  const { rows } = await client.query<{ person: string }>(
    "select distinct person from erasure where outcome = 'erased' and decided_at >= $1 order by person",
    [new Date(since)],
  )
  return rows.map(({ person }) => person)
}

/** An empty database, whatever state of the migrations it was in before. */
async function makeRoom(client: pg.Client, replace: boolean): Promise<void> {
  const tables = await everyTable(client)
  const held = await filled(
    client,
    tables.filter((name) => name !== 'migration'),
  )
  if (held.length > 0 && !replace)
    throw new NotRestored(
      `The database is not empty (${held.slice(0, 3).join(', ')} …). Name an empty one, or add --replace to give up what it holds.`,
    )
  await client.query('begin')
  if (tables.length > 0) await client.query(`drop table ${tables.map(quoted).join(', ')} cascade`)
  for (const name of await functionsOf(client)) await client.query(`drop function if exists ${name} cascade`)
  await client.query('drop schema if exists graphile_worker cascade')
  await client.query('commit')
}

async function putFiles(backup: Backup, { files, log }: Restoring): Promise<number> {
  const missing = new Set(
    backup.manifest.files.faults.filter((it) => it.fault !== 'damaged').map(({ id }) => id),
  )
  const damaged = new Set(backup.manifest.files.faults.map(({ id }) => id))
  let count = 0
  for await (const { id, sha256 } of listedFiles(backup)) {
    if (missing.has(id)) continue
    const bytes = Readable.from(await backup.read(places.file(id)), { objectMode: false })
    const written = await files.write(wholeKey(id), bytes)
    if (written.sha256 !== sha256 && !damaged.has(id))
      throw new NotRestored(`File ${id} was written and is not what it was.`)
    count++
  }
  log(`${count} files are there, each with its checksum`)
  return count
}

async function putJobs(client: pg.Client, backup: Backup): Promise<number> {
  let count = 0
  for await (const line of linesOf(await backup.read(places.jobs))) {
    await enqueue(client, queuedJob.parse(JSON.parse(line)))
    count++
  }
  return count
}

/**
 * Uploads that were under way have no whole bytes, and large files made for somebody are not kept: both are begun anew, and what a
 * file store still has of the latter goes with the hourly look. Whoever was signed out or has used a link since the backup must
 * not be signed in again by it, nor the link work again: everybody signs in anew.
 */
async function forgetUnfinished(client: pg.Client, at: Instant): Promise<void> {
  await client.query('begin')
  await client.query('delete from file_part')
  await client.query("update file set state = 'removed' where state = 'uploading'")
  await client.query(
    `update export set state = 'ready', expires_at = least(expires_at, $1), attempts = attempts + 1
      where state in ('queued', 'making', 'ready')`,
    [new Date(at)],
  )
  // The time between the backup and now is no outage that anybody measured; nothing is known before the first minute.
  await client.query('delete from pulse')
  await client.query('delete from session')
  await client.query('update mail_token set used_at = $1 where used_at is null', [new Date(at)])
  await client.query('commit')
}

async function textOf(backup: Backup, name: string): Promise<string> {
  const all: Buffer[] = []
  for await (const chunk of await backup.read(name)) all.push(chunk)
  return Buffer.concat(all).toString()
}

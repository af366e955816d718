import type pg from 'pg'
import type { Instant } from '#core/instant.ts'
import { wholeKey } from '../commands/file/keys.ts'
import { type FileStore, StoreAway } from '../files/store.ts'
import { bytesOf, type Counted, counting } from './bytes.ts'
import { sequencesOf, type TableShape, tablesOf } from './catalogue.ts'
import { copyOut } from './copy.ts'
import type { FileFault, ListedFile, Manifest, Table } from './manifest.ts'
import { places } from './manifest.ts'
import { queuedJobs } from './queued.ts'
import { plainClient, quoted } from './reach.ts'
import { RowsDigest } from './rows-digest.ts'
import { keyOf, newSealing } from './sealing.ts'
import { openWriting, type Writing } from './writing.ts'

/** What a backup is made of, and where it goes. */
export interface Making {
  readonly url: string
  readonly files: Pick<FileStore, 'read'>
  /** The site's own secret, where it is kept beside the database. */
  readonly secret: string | null
  readonly out: string
  readonly passphrase: string | null
  readonly at: Instant
  readonly chance: (length: number) => Buffer
  readonly log: (line: string) => void
}

/** A backup as it was written, and the digest of its manifest, on which everything else hangs. */
export interface Made {
  readonly manifest: Manifest
  readonly sha256: string
}

/**
 * Writes the database as it was at one moment, and its files, while others work: one repeatable-read snapshot for every table.
 * Files are never changed once they are stored, so those that the snapshot names can be copied after it.
 */
export async function makeBackup(it: Making): Promise<Made> {
  const sealing = it.passphrase === null ? null : newSealing(it.chance(16))
  const seals =
    sealing === null || it.passphrase === null
      ? null
      : { key: keyOf(it.passphrase, sealing), salt: () => it.chance(16) }
  const header = { format: 'zhinan-backup', version: 1, madeAt: it.at, sealing } as const
  const writing = await openWriting(it.out, header, seals)
  const client = await plainClient(it.url)
  try {
    const manifest = await fill(writing, client, it)
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    const { sha256 } = await writing.add(places.manifest, one(text), 'as-is')
    await writing.finish()
    return { manifest, sha256 }
  } catch (error) {
    await writing.abandon()
    throw error
  } finally {
    await client.end()
  }
}

async function fill(writing: Writing, client: pg.Client, it: Making): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only')
  const shapes = await tablesOf(client)
  if (!shapes.some(({ name }) => name === 'migration'))
    throw new Error('The database holds no site yet; there is nothing to back up.')
  // Nobody changes a table's shape until everything is read.
  await client.query(`lock table ${shapes.map(({ name }) => quoted(name)).join(', ')} in access share mode`)
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration order by name',
  )
  const { rows: server } = await client.query<{ server_version: string }>('show server_version')
  const tables: Table[] = []
  for (const shape of shapes) tables.push(await addTable(writing, client, shape))
  const jobs = (await queuedJobs(client)).map((job) => Buffer.from(`${JSON.stringify(job)}\n`))
  const jobsEntry = await writing.add(places.jobs, many(jobs))
  const sequences = await sequencesOf(client)
  it.log(`${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows`)
  const files = await addFiles(writing, client, it)
  await client.query('commit')
  const secret =
    it.secret === null ? null : await writing.add(places.secret, one(Buffer.from(it.secret)), 'as-is')
  return {
    madeAt: it.at,
    postgres: server[0]?.server_version ?? '',
    migrations,
    tables,
    sequences: [...sequences],
    jobs: { ...jobsEntry, rows: jobs.length },
    files,
    secret,
  }
}

async function addTable(writing: Writing, client: pg.Client, { name, columns }: TableShape): Promise<Table> {
  const digest = new RowsDigest()
  const copying = `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`
  const written = await writing.add(places.table(name), copyOut(client, copying, digest))
  return { name, columns: [...columns], rows: digest.rows, digest: digest.hex(), ...written }
}

/** How many files are asked for in one go. */
const page = 500

/** The list first, as the snapshot has it, then the files in the same order. */
async function addFiles(writing: Writing, client: pg.Client, it: Making): Promise<Manifest['files']> {
  let [count, total] = [0, 0]
  const list = async function* () {
    for await (const file of snapshotFiles(client)) {
      count++
      total += file.size
      yield Buffer.from(`${JSON.stringify(file)}\n`)
    }
  }
  const entry = await writing.add(places.files, list())
  const faults: FileFault[] = []
  for await (const file of snapshotFiles(client)) {
    const fault = await addFile(writing, it, file)
    if (fault !== null) faults.push({ id: file.id, fault })
  }
  it.log(`${count} files, ${total} bytes`)
  return { ...entry, count, total, faults: await withoutRemoved(it.url, faults) }
}

async function* snapshotFiles(client: pg.Client): AsyncGenerator<ListedFile> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<{ id: string; size: string; sha256: string }>(
      "select id, size, sha256 from file where state = 'ready' and id > $1 order by id limit $2",
      [after, page],
    )
    for (const row of rows) yield { ...row, size: Number(row.size) }
    after = rows.at(-1)?.id ?? after
    if (rows.length < page) return
  }
}

/** A file that cannot be read, or is not what it was, is told of and does not keep the rest from being saved. */
async function addFile(
  writing: Writing,
  { files }: Making,
  file: ListedFile,
): Promise<FileFault['fault'] | null> {
  const bytes = await bytesOf(files, wholeKey(file.id))
  if (bytes === null) return 'missing'
  const counted: Counted = { size: 0, sha256: '' }
  await writing.add(places.file(file.id), counting(untilBroken(bytes), counted), 'as-is')
  return counted.sha256 === file.sha256 && counted.size === file.size ? null : 'damaged'
}

/** As much as can be read: a disk that fails in the middle of a file ends the file, not the backup. */
async function* untilBroken(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of bytes) yield chunk
  } catch (error) {
    if (error instanceof StoreAway) throw error
  }
}

/** What somebody took out while the backup ran is no fault of anybody. */
async function withoutRemoved(url: string, faults: readonly FileFault[]): Promise<FileFault[]> {
  if (faults.length === 0) return []
  const client = await plainClient(url)
  try {
    const { rows } = await client.query<{ id: string }>(
      "select id from file where id = any($1) and state = 'ready'",
      [faults.map(({ id }) => id)],
    )
    const there = new Set(rows.map(({ id }) => id))
    return faults.map((it) => (there.has(it.id) ? it : { ...it, fault: 'removed-meanwhile' }))
  } finally {
    await client.end()
  }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
async function* many(all: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* all
}

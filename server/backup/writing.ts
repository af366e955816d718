import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { ZipFile } from 'yazl'
import { type Header, places } from './manifest.ts'
import { seal } from './sealing.ts'

/** A backup being written; it has its name only once it is whole. */
export interface Writing {
  /** Adds an entry and says what it held; packed where that saves room. */
  add(name: string, bytes: AsyncIterable<Buffer>, how?: 'packed' | 'as-is'): Promise<Written>
  /** Everything is in it: on the disk, and under its name. */
  finish(): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

export interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** What a sealed backup needs: the key, and chance for each entry. */
export interface Seals {
  readonly key: Buffer
  readonly salt: () => Buffer
}

/** Where entries go one after the other. */
interface Place {
  put(name: string, bytes: Readable): Promise<void>
  finish(): Promise<void>
}

/** Opens a backup for writing: one ZIP file where the name ends in .zip, otherwise a folder. */
export async function openWriting(out: string, header: Header, seals: Seals | null): Promise<Writing> {
  const draft = `${out}.making`
  if (await exists(out)) throw new Error(`${out} is there already; a backup never writes over another.`)
  await rm(draft, { recursive: true, force: true })
  await mkdir(path.dirname(path.resolve(out)), { recursive: true })
  const place = out.endsWith('.zip') ? await intoZip(draft) : await intoFolder(draft)
  await place.put(places.header, Readable.from([Buffer.from(`${JSON.stringify(header, null, 2)}\n`)]))
  return {
    add: async (name, bytes, how = 'packed') => {
      const hash = createHash('sha256')
      let length = 0
      const counted = async function* () {
        for await (const chunk of bytes) {
          hash.update(chunk)
          length += chunk.length
          yield chunk
        }
      }
      const packed = how === 'packed' ? piped(counted(), createGzip({ level: 4 })) : counted()
      const sealed = seals === null ? packed : seal(packed, seals.key, name, seals.salt())
      await place.put(name, Readable.from(sealed, { objectMode: false }))
      return { bytes: length, sha256: hash.digest('hex') }
    },
    finish: async () => {
      await place.finish()
      await rename(draft, out)
      await synced(path.dirname(path.resolve(out)))
    },
    abandon: () => rm(draft, { recursive: true, force: true }),
  }
}

/** The source through a stream; what goes wrong in the source reaches whoever reads. */
export function piped(source: AsyncIterable<Buffer>, through: NodeJS.ReadWriteStream): AsyncIterable<Buffer> {
  const out = new PassThrough()
  pipeline(source, through, out).catch((error: Error) => out.destroy(error))
  return out
}

async function intoFolder(folder: string): Promise<Place> {
  await mkdir(folder, { mode: 0o700 })
  return {
    put: async (name, bytes) => {
      const target = path.join(folder, name)
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      await pipeline(bytes, createWriteStream(target, { flags: 'wx', mode: 0o600 }))
      await synced(target)
    },
    finish: async () => {},
  }
}

/** Entries are packed and sealed before, so the ZIP keeps them as they are. */
async function intoZip(file: string): Promise<Place> {
  const zip = new ZipFile()
  const written = pipeline(
    zip.outputStream as Readable,
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  )
  const failed = new Promise<never>((_, reject) => {
    zip.on('error', reject)
    written.catch(reject)
  })
  failed.catch(() => {})
  return {
    put: (name, bytes) =>
      Promise.race([
        failed,
        new Promise<void>((resolve, reject) => {
          bytes.once('end', resolve).once('error', reject)
          zip.addReadStream(bytes, name, { compress: false, mode: 0o100600 })
        }),
      ]),
    finish: async () => {
      zip.end()
      await written
      await synced(file)
    },
  }
}

async function synced(place: string): Promise<void> {
  const handle = await open(place, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const exists = (place: string): Promise<boolean> =>
  access(place).then(
    () => true,
    () => false,
  )

/** What a backup takes on the disk, all entries of a folder together. */
export async function bytesOnDisk(place: string): Promise<number> {
  if (!(await stat(place)).isDirectory()) return (await stat(place)).size
  let size = 0
  for (const it of await readdir(place, { recursive: true, withFileTypes: true }))
    if (it.isFile()) size += (await stat(path.join(it.parentPath, it.name))).size
  return size
}

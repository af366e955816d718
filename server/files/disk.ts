import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { meter } from './meter.ts'
import { checkKey, type FileStore, NoSuchObject, StoreFull } from './store.ts'

/** Files in a folder. A file is there whole or not at all, also after a power cut: written aside, synced, then renamed. */
export function diskStore(folder: string): FileStore {
  const asides = path.join(folder, 'tmp')
  const write = async (key: string, bytes: Readable) => {
    const target = placeOf(folder, key)
    const aside = path.join(asides, randomBytes(12).toString('hex'))
    const metered = meter()
    const through = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        metered.take(chunk)
        done(null, chunk)
      },
    })
    try {
      await mkdir(path.dirname(target), { recursive: true })
      await mkdir(asides, { recursive: true })
      await pipeline(bytes, through, createWriteStream(aside, { flags: 'wx', mode: 0o600 }))
      await sync(aside)
      await rename(aside, target)
      await sync(path.dirname(target))
    } catch (error) {
      await rm(aside, { force: true })
      throw full(error) ? new StoreFull(`There is no room for ${key}.`, { cause: error }) : error
    }
    return metered.result()
  }
  const read = async (key: string) => {
    const file = await open(placeOf(folder, key), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new NoSuchObject(`nothing lies at ${key}`) : error
    })
    return file.createReadStream()
  }
  return {
    write: async (key, bytes) => {
      const { size, sha256 } = await write(key, bytes)
      return { size, sha256 }
    },
    read,
    join: (keys, into) => write(into, Readable.from(chunksOf(read, keys))),
    remove: async (key) => {
      const target = placeOf(folder, key)
      await rm(target, { force: true })
      // The file's own folder goes with its last object; one that still holds something stays.
      await rmdir(path.dirname(target)).catch(() => {})
    },
    sweep: async (before) => {
      for (const name of await readdir(asides).catch(() => [])) {
        const aside = path.join(asides, name)
        const found = await stat(aside).catch(() => undefined)
        if (found && found.mtimeMs < before.getTime()) await rm(aside, { force: true })
      }
    },
  }
}

/** No room on the disk, within a quota, or for a file of this size. */
const full = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')

/** Folders are spread by the random end of the id. */
function placeOf(folder: string, key: string): string {
  checkKey(key)
  const [id = '', part = ''] = key.split('/')
  return path.join(folder, id.slice(-2), id, part)
}

/** What several objects hold, one after the other. */
export async function* chunksOf(
  read: FileStore['read'],
  keys: readonly string[],
): AsyncGenerator<Buffer, void, undefined> {
  for (const key of keys) for await (const chunk of await read(key)) yield chunk as Buffer
}

async function sync(place: string): Promise<void> {
  const handle = await open(place, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

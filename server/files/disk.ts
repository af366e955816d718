import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from './store.ts'

/** As many bytes of a file's beginning as telling its type takes. */
const headBytes = 4100

/** Files in a folder. A file is there whole or not at all, also after a power cut: written aside, synced, then renamed. */
export function diskStore(folder: string): FileStore {
  const write = async (key: string, bytes: Readable) => {
    const target = placeOf(folder, key)
    const aside = path.join(folder, 'tmp', randomBytes(12).toString('hex'))
    await mkdir(path.dirname(target), { recursive: true })
    await mkdir(path.dirname(aside), { recursive: true })
    const meter = metered()
    try {
      await pipeline(bytes, meter.through, createWriteStream(aside, { flags: 'wx', mode: 0o600 }))
      await sync(aside)
      await rename(aside, target)
      await sync(path.dirname(target))
    } catch (error) {
      await rm(aside, { force: true })
      throw error
    }
    return meter.result()
  }
  return {
    write: async (key, bytes) => {
      const { size, sha256 } = await write(key, bytes)
      return { size, sha256 }
    },
    read: async (key) => {
      const file = await open(placeOf(folder, key), 'r')
      return file.createReadStream()
    },
    join: (keys, into) => write(into, Readable.from(chunksOf(folder, keys))),
    remove: async (key) => {
      const target = placeOf(folder, key)
      await rm(target, { force: true })
      // The file's own folder goes with its last object; one that still holds something stays.
      await rmdir(path.dirname(target)).catch(() => {})
    },
  }
}

/** Keys are made here, never by people; anything else is a bug or an attack. Folders are spread by the random end of the id. */
function placeOf(folder: string, key: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/(\d{1,5}|whole)$/.test(key))
    throw new Error('a file key has the wrong form')
  const [id = '', part = ''] = key.split('/')
  return path.join(folder, id.slice(-2), id, part)
}

async function* chunksOf(folder: string, keys: readonly string[]): AsyncGenerator<Buffer> {
  for (const key of keys) for await (const chunk of createReadStream(placeOf(folder, key))) yield chunk
}

/** Counts and hashes what flows through and keeps its beginning. */
function metered() {
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let size = 0
  let kept = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      if (kept < headBytes) {
        head.push(chunk.subarray(0, headBytes - kept))
        kept += chunk.length
      }
      done(null, chunk)
    },
  })
  return { through, result: () => ({ size, sha256: hash.digest('hex'), head: Buffer.concat(head) }) }
}

async function sync(place: string): Promise<void> {
  const handle = await open(place, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

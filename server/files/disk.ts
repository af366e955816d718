import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { meter } from './meter.ts'
import { checkKey, type FileStore, NoSuchObject, StoreFull } from './store.ts'

/** Files in a folder. A file is there whole or not at all, also after a power cut: written aside, synced, then renamed. */
export function diskStore(folder: string): FileStore {
  const asides = path.join(folder, 'tmp')
  const write = async (key: string, bytes: AsyncIterable<Uint8Array>) => {
    const target = placeOf(folder, key)
    const aside = path.join(asides, randomBytes(12).toString('hex'))
    const metered = meter()
    try {
      await mkdir(path.dirname(target), { recursive: true })
      await mkdir(asides, { recursive: true })
      const file = await open(aside, 'wx', 0o600)
      try {
        for await (const piece of bytes) {
          metered.take(piece)
          for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten
        }
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, target)
      await sync(path.dirname(target))
    } catch (error) {
      await rm(aside, { force: true })
      throw full(error) ? new StoreFull(`There is no room for ${key}.`, { cause: error }) : error
    }
    return metered.result()
  }
  const opened = (key: string): Promise<FileHandle> =>
    open(placeOf(folder, key), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new NoSuchObject(`nothing lies at ${key}`) : error
    })
  const read = async (key: string) => (await opened(key)).createReadStream()
  return {
    write: async (key, bytes) => {
      const { size, sha256 } = await write(key, bytes)
      return { size, sha256 }
    },
    read,
    pass: async (key, room) => piecesOf(await opened(key), room),
    join: (keys, into) => write(into, chunksOf(read, keys)),
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

/** What a file holds, in the same memory again and again; closed at its end, where it fails, or when nobody wants more. */
function piecesOf(file: FileHandle, room: Buffer): AsyncIterableIterator<Buffer> {
  const ended = async () => {
    await file.close()
    return { done: true, value: undefined } as const
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      try {
        const { bytesRead } = await file.read(room, 0, room.length, null)
        return bytesRead === 0 ? await ended() : { done: false, value: room.subarray(0, bytesRead) }
      } catch (error) {
        await file.close()
        throw error
      }
    },
    return: ended,
  }
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

import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { type Header, header, type Manifest, manifest, places } from './manifest.ts'
import { keyOf, unseal } from './sealing.ts'
import { piped } from './writing.ts'
import { beginningOf, zipEntries } from './zip.ts'

/** A backup open for reading. */
export interface Backup {
  readonly header: Header
  readonly manifest: Manifest
  /** The bytes of an entry as they went in. */
  read(name: string): Promise<AsyncIterable<Buffer>>
  close(): Promise<void>
}

interface Store {
  raw(name: string): Promise<Readable>
  close(): Promise<void>
}

/** Reads what a backup is; a sealed one opens only with its passphrase. */
export async function openBackup(from: string, passphrase: string | null): Promise<Backup> {
  const found = await stat(from).catch(() => null)
  if (found === null) throw new Error(`${from} is not there.`)
  const store = found.isDirectory() ? inFolder(from) : await inZip(from)
  try {
    const clear = header.safeParse(JSON.parse(String(await buffer(await store.raw(places.header)))))
    if (!clear.success) throw new Error(`${from} is no backup that this Zhinan can read.`)
    const { sealing } = clear.data
    if (sealing !== null && passphrase === null) throw new Error(`${from} is encrypted; give its passphrase.`)
    const key = sealing === null || passphrase === null ? null : keyOf(passphrase, sealing)
    const read = async (name: string): Promise<AsyncIterable<Buffer>> => {
      const raw = await store.raw(name)
      const opened = key === null ? raw : unseal(raw, key, name)
      return name.endsWith('.gz') ? piped(opened, createGunzip()) : opened
    }
    const words = Buffer.concat(await gathered(await read(places.manifest)))
    return {
      header: clear.data,
      manifest: manifest.parse(JSON.parse(words.toString())),
      read,
      close: () => store.close(),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

const gathered = async (bytes: AsyncIterable<Buffer>): Promise<Buffer[]> => {
  const all: Buffer[] = []
  for await (const chunk of bytes) all.push(chunk)
  return all
}

const inFolder = (folder: string): Store => ({
  raw: async (name) => {
    const file = await open(path.join(folder, plain(name)), 'r').catch(() => null)
    if (file === null) throw new Error(`${name} is not in the backup.`)
    return file.createReadStream()
  },
  close: async () => {},
})

async function inZip(from: string): Promise<Store> {
  const file = await open(from, 'r')
  try {
    const entries = await zipEntries(file)
    return {
      raw: async (name) => {
        const entry = entries.get(plain(name))
        if (entry === undefined) throw new Error(`${name} is not in the backup.`)
        if (entry.size === 0) return Readable.from([])
        const start = await beginningOf(file, entry)
        return createReadStream(from, { start, end: start + entry.size - 1 })
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Names come from the manifest, which somebody may have written: they lead nowhere else. */
function plain(name: string): string {
  if (!/^[a-z0-9_-]+(\/[a-z0-9_-]+)*(\.[a-z]+)*$/.test(name))
    throw new Error('An entry has a name that none has.')
  return name
}

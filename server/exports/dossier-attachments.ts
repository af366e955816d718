import { createHash } from 'node:crypto'
import { onlyOnce, safeName } from '#documents/dossier/names.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import { wholeKey } from '../commands/file/keys.ts'
import type { FileRow } from '../db/files.ts'
import { NoSuchObject } from '../files/store.ts'
import type { Run } from './dossier-run.ts'

/** An attachment in the archive, and in which versions it was handed in. */
export interface Attached {
  readonly name: string
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly versions: readonly number[]
  /** What is wrong with it, known once it was read. */
  lacking: 'missing' | 'changed' | null
}

/**
 * The stored bytes of files, each once whatever the versions that hold it. One that the store has lost, or holds changed, never
 * stops the others: the manifest and the page name it.
 */
export async function* attachmentsOf(
  run: Run,
  folder: string,
  files: readonly { readonly file: FileRow; readonly versions: readonly number[] }[],
  told: Attached[],
): AsyncGenerator<Entry> {
  const once = onlyOnce()
  for (const { file, versions } of files) {
    const path = `${folder}/attachments/${once(safeName(file.name))}`
    const sha256 = file.sha256 ?? ''
    const it: Attached = { name: file.name, path, size: file.size, sha256, versions, lacking: null }
    told.push(it)
    await run.making.on(run.done)
    const bytes = file.state === 'ready' ? await opened(run, file.id) : undefined
    const lacks = (why: 'missing' | 'changed') => {
      it.lacking = why
      run.filled.lacking.push({ path, sha256, why })
    }
    if (!bytes) {
      lacks('missing')
      continue
    }
    try {
      yield { path, bytes: watched(bytes, sha256, () => lacks('changed')) }
    } finally {
      // Nobody may have come to read it.
      await bytes.return?.()
    }
  }
}

async function opened(
  { ctx, room }: Run,
  file: string,
): Promise<AsyncIterableIterator<Uint8Array> | undefined> {
  try {
    return await ctx.files.pass(wholeKey(file), room)
  } catch (fault) {
    if (fault instanceof NoSuchObject) return undefined
    throw fault
  }
}

/** The bytes as they are stored, held against what was once uploaded. */
async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  sha256: string,
  differs: () => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== sha256) differs()
}

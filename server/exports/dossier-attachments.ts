import { createHash } from 'node:crypto'
import type { Lacking } from '#documents/dossier/manifest.ts'
import { onlyOnce, safeName } from '#documents/dossier/names.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import { wholeKey } from '../commands/file/keys.ts'
import { type FileRow, fileOf } from '../db/files.ts'
import { checkStore } from '../files/open.ts'
import { NoSuchObject, StoreAway } from '../files/store.ts'
import type { Run } from './dossier-run.ts'

/** An attachment in the archive, and in which versions it was handed in. */
export interface Attached {
  readonly name: string
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly versions: readonly number[]
  /** What is wrong with it, known once it was read. */
  lacking: Lacking['why'] | null
}

/**
 * The stored bytes of files, each once whatever the versions that hold it. One that the store has lost, cannot read or holds changed
 * never stops the others: manifest and page name it. A store that serves nothing else either is away: `StoreAway`.
 */
export async function* attachmentsOf(
  run: Run,
  folder: string,
  files: readonly { readonly file: FileRow; readonly versions: readonly number[] }[],
  told: Attached[],
): AsyncGenerator<Entry> {
  const once = onlyOnce()
  for (const { file, versions } of files) {
    await run.making.on(run.done)
    const opened = file.state === 'ready' ? await openedFile(run, file.id) : 'missing'
    // Who writes a draft may take a file out at any time; what was handed in stays.
    if (opened === 'missing' && versions.length === 0 && (await wasTakenOut(run, file))) continue
    const path = `${folder}/attachments/${once(safeName(file.name))}`
    const sha256 = file.sha256 ?? ''
    const it: Attached = { name: file.name, path, size: file.size, sha256, versions, lacking: null }
    told.push(it)
    const lacks = (why: Lacking['why']) => {
      it.lacking = why
      run.filled.lacking.push({ path, sha256, why })
      run.making.lacks?.(run.filled.subjects.at(-1)?.no ?? null)
    }
    if (typeof opened === 'string') {
      lacks(opened)
      continue
    }
    try {
      yield { path, bytes: watched(run, file.id, opened, sha256, lacks) }
    } finally {
      // Nobody may have come to read it.
      await opened.bytes.return?.()
    }
  }
}

/** A file of which the first piece was read: what cannot be read at all is known before anything is written of it. */
interface Opened {
  readonly first: IteratorResult<Uint8Array>
  readonly bytes: AsyncIterableIterator<Uint8Array>
}

async function openedFile(run: Run, file: string): Promise<Opened | 'missing' | 'unreadable'> {
  try {
    const bytes = await run.ctx.files.pass(wholeKey(file), run.room)
    return { bytes, first: await bytes.next() }
  } catch (fault) {
    if (fault instanceof NoSuchObject) return 'missing'
    await refuseWhereAway(run, file, fault)
    return 'unreadable'
  }
}

/** Whether it is this file that fails, or the store: then nothing can be said of the file. Throws `StoreAway`. */
async function refuseWhereAway({ ctx }: Run, file: string, fault: unknown): Promise<void> {
  if (fault instanceof StoreAway) throw fault
  const store = await checkStore(ctx.files, ctx.dice.id(ctx.now())).catch(() => 'unusable')
  if (store !== 'well') throw new StoreAway('The file store gives nothing back.', { cause: fault })
  ctx.log.error({ err: fault, file }, 'An attachment cannot be read.')
}

async function wasTakenOut({ ctx }: Run, { owner, id }: FileRow): Promise<boolean> {
  const now = owner && (await fileOf(ctx.db, owner, id))
  return now?.state !== 'ready'
}

/** The bytes as they are stored, held against what was once uploaded. What breaks off in the middle ends there. */
async function* watched(
  run: Run,
  file: string,
  { first, bytes }: Opened,
  sha256: string,
  lacks: (why: 'changed' | 'cut') => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for (let piece = first; !piece.done; ) {
    hash.update(piece.value)
    yield piece.value
    try {
      piece = await bytes.next()
    } catch (fault) {
      await refuseWhereAway(run, file, fault)
      return lacks('cut')
    }
  }
  if (hash.digest('hex') !== sha256) lacks('changed')
}

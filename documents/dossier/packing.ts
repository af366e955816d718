import { createHash } from 'node:crypto'
import {
  type ListedFile,
  type Manifest,
  manifestPath,
  type Preface,
  type Subject,
  sealPath,
  written,
} from './manifest.ts'
import { folded, isInside } from './names.ts'
import { type Entry, zipped } from './zip.ts'

/** What somebody who fills an archive adds as it goes: only what the manifest needs is kept of it. */
export interface Filled {
  readonly subjects: Subject[]
  readonly chains: Manifest['chains']
  readonly lacking: Manifest['lacking']
  checkpoints: Manifest['checkpoints']
  leftOut: number
}

export const nothingFilled = (): Filled => ({
  subjects: [],
  chains: [],
  lacking: [],
  checkpoints: null,
  leftOut: 0,
})

/** What became of an archive once it is whole. */
export interface Packed {
  /** SHA-256 of its manifest, which names everything else. */
  readonly digest: string
  readonly files: number
}

/**
 * An archive with its manifest at the end: every file is hashed on its way, so that none is read twice. `done` is told the
 * manifest's own digest, which belongs where the archive itself does not lie.
 */
export async function* packed(
  preface: Preface,
  filled: Filled,
  entries: AsyncIterable<Entry>,
  done: (it: Packed) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const files: ListedFile[] = []
  yield* zipped(withManifest(preface, filled, entries, files, done), Date.parse(preface.madeAt))
}

async function* withManifest(
  preface: Preface,
  filled: Filled,
  entries: AsyncIterable<Entry>,
  files: ListedFile[],
  done: (it: Packed) => void,
): AsyncGenerator<Entry> {
  const taken = new Set([manifestPath, sealPath].map(folded))
  for await (const { path, bytes } of entries) {
    // A mistake of ours: whoever verified the archive would refuse the whole of it.
    if (!isInside(path)) throw new Error(`an archive cannot hold ${path}: it is not safe to unpack`)
    if (taken.has(folded(path))) throw new Error(`an archive cannot hold ${path} twice`)
    taken.add(folded(path))
    const whole = bytes instanceof Uint8Array ? bytes : metered(path, bytes, files)
    if (whole instanceof Uint8Array) files.push({ path, size: whole.length, sha256: sha256(whole) })
    yield { path, bytes: whole }
  }
  const manifest: Manifest = { format: 'zhinan-dossier', edition: 1, ...preface, ...filled, files }
  const hash = createHash('sha256')
  yield { path: manifestPath, bytes: hashed(written(manifest), hash) }
  const digest = hash.digest('hex')
  yield { path: sealPath, bytes: Buffer.from(`${digest}  ${manifestPath}\n`) }
  done({ digest, files: files.length })
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* metered(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  files: ListedFile[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
    yield chunk
  }
  files.push({ path, size, sha256: hash.digest('hex') })
}

async function* hashed(
  texts: Iterable<string>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  let held = ''
  for (const text of texts) {
    held += text
    if (held.length < 1 << 16) continue
    yield counted(held, hash)
    held = ''
  }
  yield counted(held, hash)
}

function counted(text: string, hash: ReturnType<typeof createHash>): Uint8Array {
  const bytes = Buffer.from(text)
  hash.update(bytes)
  return bytes
}

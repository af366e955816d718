import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { canonicalJson } from '#core/canonical.ts'
import { type ArchivedFact, checkpointLine, factFile, versionFile } from './fact-file.ts'
import { type Chain, type Manifest, manifest, manifestPath, sealPath } from './manifest.ts'
import { folded, isInside } from './names.ts'
import { type Member, type Misshapen, membersOf, type Source } from './zip-read.ts'

/** What is wrong with an archive, and where. */
export interface Fault {
  readonly problem:
    | Misshapen['problem']
    | 'unsafe-path'
    | 'twice'
    | 'no-manifest'
    | 'bad-manifest'
    | 'other-manifest'
    | 'missing'
    | 'additional'
    | 'changed'
    | 'bad-facts'
    | 'fact-changed'
    | 'fact-missing'
    | 'chain-end'
    | 'version-digest'
    | 'checkpoint-link'
  /** A file of the archive, or nothing where the archive itself is meant. */
  readonly path: string
  /** The byte of the archive, or the fact's number. */
  readonly at: number
}

export interface Verified {
  /** Nothing where the archive has none that can be read. */
  readonly manifest: Manifest | undefined
  readonly digest: string | undefined
  readonly files: number
  readonly bytes: number
  readonly facts: number
  /** Versions whose digest was taken again, and those of which a part was held back. */
  readonly versions: number
  readonly partly: number
  readonly faults: readonly Fault[]
}

/** Faults beyond these say nothing new. */
const enough = 100
const mostManifest = 200_000_000
/** A suggestion's own papers are a hundredth of this. */
const mostRead = 50_000_000
const piece = 1 << 20

/** The hash of a fact over everything but itself, as the site takes it. */
export type FactHash = (
  fact: Extract<ArchivedFact, { happened: string }> & { readonly subject: string },
) => string

/**
 * Whether an archive is as it was made, from nothing but itself: every byte has its place, every file its hash in the
 * manifest, every fact its link to the one before, every version the digest of its receipt. Never trusts what it reads.
 */
export async function verifyDossier(
  source: Source,
  hashOf: FactHash,
  expected?: string | undefined,
): Promise<Verified> {
  const found = await membersOf(source)
  if (!found.ok)
    return nothing({ problem: found.error.problem, path: found.error.path ?? '', at: found.error.at })
  const members = found.value
  const unsafe = unsafePaths(members)
  if (unsafe.length > 0) return nothing(...unsafe.slice(0, enough))
  const byPath = new Map(members.map((it) => [it.path, it]))
  const head = byPath.get(manifestPath)
  if (!head) return nothing({ problem: 'no-manifest', path: manifestPath, at: 0 })
  const bytes = head.size > mostManifest ? undefined : await read(source, head)
  if (!bytes) return nothing({ problem: 'changed', path: manifestPath, at: head.from })
  const parsed = manifest.safeParse(jsonIn(bytes))
  if (!parsed.success) return nothing({ problem: 'bad-manifest', path: manifestPath, at: head.from })
  const digest = createHash('sha256').update(bytes).digest('hex')
  const told = parsed.data
  const faults: Fault[] = []
  if (expected !== undefined && expected.toLowerCase() !== digest)
    faults.push({ problem: 'other-manifest', path: manifestPath, at: head.from })
  faults.push(...(await sealFaults(source, byPath.get(sealPath), digest)))
  faults.push(...(await fileFaults(source, members, told)))
  const sound = { source, byPath, hashOf }
  const { facts, versions, partly } = await insideFaults(sound, told, faults)
  return {
    manifest: told,
    digest,
    files: members.length,
    bytes: source.size,
    facts,
    versions,
    partly,
    faults: faults.slice(0, enough),
  }
}

const nothing = (...faults: readonly Fault[]): Verified => ({
  manifest: undefined,
  digest: undefined,
  files: 0,
  bytes: 0,
  facts: 0,
  versions: 0,
  partly: 0,
  faults,
})

/** Names that would lead out of the folder that it is unpacked into, and names that stand twice. */
function unsafePaths(members: readonly Member[]): readonly Fault[] {
  const seen = new Set<string>()
  return members.flatMap(({ path, from }): Fault[] => {
    if (!isInside(path)) return [{ problem: 'unsafe-path', path, at: from }]
    if (seen.has(folded(path))) return [{ problem: 'twice', path, at: from }]
    seen.add(folded(path))
    return []
  })
}

/** A member's bytes; nothing where its checksum does not fit. */
async function read(source: Source, it: Member): Promise<Buffer | undefined> {
  const bytes = await source.read(it.from, it.size)
  return bytes.length === it.size && crc32(bytes) === it.crc ? bytes : undefined
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

async function sealFaults(
  source: Source,
  seal: Member | undefined,
  digest: string,
): Promise<readonly Fault[]> {
  if (!seal) return [{ problem: 'missing', path: sealPath, at: 0 }]
  const text = seal.size > 200 ? undefined : await read(source, seal)
  if (text?.toString('utf8') === `${digest}  ${manifestPath}\n`) return []
  return [{ problem: 'changed', path: sealPath, at: seal.from }]
}

async function fileFaults(
  source: Source,
  members: readonly Member[],
  told: Manifest,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  const listed = new Map(told.files.map((it) => [it.path, it]))
  const there = new Set(members.map((it) => it.path))
  for (const { path } of told.files) if (!there.has(path)) faults.push({ problem: 'missing', path, at: 0 })
  for (const it of members) {
    if (it.path === manifestPath || it.path === sealPath) continue
    const known = listed.get(it.path)
    if (!known) faults.push({ problem: 'additional', path: it.path, at: it.from })
    else if (known.size !== it.size || !(await isSound(source, it, known.sha256)))
      faults.push({ problem: 'changed', path: it.path, at: it.from })
    if (faults.length >= enough) break
  }
  return faults
}

async function isSound(source: Source, it: Member, sha256: string): Promise<boolean> {
  const hash = createHash('sha256')
  let crc = 0
  for (let at = 0; at < it.size; ) {
    const bytes = await source.read(it.from + at, Math.min(piece, it.size - at))
    if (bytes.length === 0) return false
    hash.update(bytes)
    crc = crc32(bytes, crc)
    at += bytes.length
  }
  return crc === it.crc && hash.digest('hex') === sha256
}

interface Inside {
  readonly source: Source
  readonly byPath: ReadonlyMap<string, Member>
  readonly hashOf: FactHash
}

/** Chains and versions, as the manifest names them; what was found changed already is not told of again. */
async function insideFaults(inside: Inside, told: Manifest, faults: Fault[]) {
  const changed = new Set(faults.map((it) => it.path))
  const open = (path: string) => !changed.has(path) && faults.length < enough
  let [facts, versions, partly] = [0, 0, 0]
  const chains = [...told.chains, ...told.subjects.flatMap((it) => (it.chain ? [it.chain] : []))]
  for (const chain of chains)
    if (open(chain.path)) {
      const found = await chainFaults(inside, chain)
      facts += found.facts
      faults.push(...found.faults)
    }
  for (const { path, digest } of told.subjects.flatMap((it) => it.versions))
    if (open(path)) {
      const found = await versionFits(inside, path, digest)
      if (found === 'wrong') faults.push({ problem: 'version-digest', path, at: 0 })
      else if (found === 'partly') partly++
      else versions++
    }
  const { checkpoints, checkpoint } = told
  if (checkpoints !== null && open(checkpoints))
    faults.push(...(await checkpointFaults(inside, checkpoints, checkpoint)))
  return { facts, versions, partly }
}

async function jsonAt({ source, byPath }: Inside, path: string): Promise<unknown> {
  const member = byPath.get(path)
  const bytes = member && member.size <= mostRead ? await read(source, member) : undefined
  return bytes && jsonIn(bytes)
}

const beginning = '0'.repeat(64)

async function chainFaults(
  inside: Inside,
  { subject, path, n, hash }: Chain,
): Promise<{ readonly facts: number; readonly faults: readonly Fault[] }> {
  const file = factFile.safeParse(await jsonAt(inside, path))
  if (!file.success || file.data.subject !== subject)
    return { facts: 0, faults: [{ problem: 'bad-facts', path, at: 0 }] }
  const { facts } = file.data
  let prev = beginning
  for (const [i, fact] of facts.entries()) {
    if (fact.n !== i + 1) return { facts: i, faults: [{ problem: 'fact-missing', path, at: i + 1 }] }
    const changed =
      fact.prev !== prev || (!('withheld' in fact) && inside.hashOf({ ...fact, subject }) !== fact.hash)
    if (changed) return { facts: i, faults: [{ problem: 'fact-changed', path, at: fact.n }] }
    prev = fact.hash
  }
  const ends = facts.length === n && prev === (n === 0 ? beginning : hash)
  return { facts: facts.length, faults: ends ? [] : [{ problem: 'chain-end', path, at: n }] }
}

/** Each checkpoint names the one before; what they seal lies with the site. Read line by line, for years have many. */
async function checkpointFaults(
  { source, byPath }: Inside,
  path: string,
  last: Manifest['checkpoint'],
): Promise<readonly Fault[]> {
  let [prev, n] = [beginning, 0]
  const member = byPath.get(path)
  for await (const line of linesOf(source, member)) {
    const it = checkpointLine.safeParse(jsonIn(line))
    if (!it.success || it.data.prev !== prev || it.data.n <= n)
      return [{ problem: 'checkpoint-link', path, at: it.data?.n ?? n + 1 }]
    ;({ hash: prev, n } = it.data)
  }
  return prev === (last?.hash ?? beginning) ? [] : [{ problem: 'checkpoint-link', path, at: last?.n ?? n }]
}

async function* linesOf(source: Source, member: Member | undefined): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0)
  for (let at = 0; member && at < member.size; ) {
    const bytes = await source.read(member.from + at, Math.min(piece, member.size - at))
    at += bytes.length
    held = Buffer.concat([held, bytes])
    for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10)) {
      yield held.subarray(0, end)
      held = held.subarray(end + 1)
    }
    // No line of ours is as long: what remains is told as a line that cannot be read.
    if (held.length > piece || bytes.length === 0) break
  }
  if (held.length > 0) yield held
}

async function versionFits(
  inside: Inside,
  path: string,
  digest: string,
): Promise<'fits' | 'partly' | 'wrong'> {
  const file = versionFile.safeParse(await jsonAt(inside, path))
  if (!file.success || file.data.digest !== digest) return 'wrong'
  const { salt, content } = file.data
  if (salt === null) return 'partly'
  const taken = createHash('sha256')
    .update(Buffer.from(salt, 'hex'))
    .update(canonicalJson(content))
    .digest('hex')
  return taken === digest ? 'fits' : 'wrong'
}

import { err, ok, type Result } from '#core/result.ts'

/** Bytes that lie somewhere and are read in pieces: a file, or memory. */
export interface Source {
  readonly size: number
  /** These bytes; fewer only where the source ends. */
  read(offset: number, length: number): Promise<Buffer>
}

/** A file in an archive, where its bytes are. */
export interface Member {
  readonly path: string
  readonly size: number
  readonly crc: number
  readonly from: number
}

/** Why an archive is not as it was written, and where. */
export interface Misshapen {
  readonly problem: 'not-a-zip' | 'truncated' | 'packed' | 'protected' | 'damaged' | 'too-many' | 'trailing'
  /** The file at which it shows, or where in the archive. */
  readonly path?: string
  readonly at: number
}

const mark = { local: 0x04034b50, central: 0x02014b50, descriptor: 0x08074b50, end: 0x06054b50 } as const
const mark64 = { end: 0x06064b50, locator: 0x07064b50 } as const
const [endSize, end64Size, locatorSize, centralSize, localSize] = [22, 56, 20, 46, 30]
/** A call has some ten thousand files; a directory that names millions is an attack. */
const mostMembers = 1_000_000
const mostDirectory = 100_000_000
const unset = 0xffffffff
/** As our archives are written: made on Unix by version 6.3, a plain file that its owner may write. */
const madeBy = (3 << 8) | 63
const attributes = (0o100644 << 16) >>> 0
const named = 1 << 11
const described = 1 << 3

/**
 * What stands in an archive that `zipped` wrote (APPNOTE 6.3.10). Every byte is looked at: the directory against the heads, the
 * files one after the other without a gap, and nothing before, between or behind them, so that whatever was changed shows.
 */
export async function membersOf(source: Source): Promise<Result<readonly Member[], Misshapen>> {
  const directory = await directoryIn(source)
  if (!directory.ok) return directory
  const { count, from, size } = directory.value
  const bytes = await source.read(from, size)
  const members: Member[] = []
  let [at, next] = [0, 0]
  let time: number | undefined
  for (let n = 0; n < count; n++) {
    const entry = entryAt(bytes, at)
    if (!entry) return err({ problem: 'damaged', at: from + at })
    const { path } = entry
    const wrong = (problem: Misshapen['problem']) => err({ problem, path, at: entry.offset } as const)
    if ((entry.flags & 1) === 1) return wrong('protected')
    if (entry.method !== 0) return wrong('packed')
    time ??= entry.time
    if (!entry.sound || entry.time !== time || entry.offset !== next) return wrong('damaged')
    const begun = await afterHead(source, entry)
    const ended = begun === undefined ? undefined : await afterBody(source, entry, begun)
    if (begun === undefined || ended === undefined || ended > from) return wrong('damaged')
    members.push({ path, size: entry.size, crc: entry.crc, from: begun })
    next = ended
    at += entry.length
  }
  if (at !== size || next !== from) return err({ problem: 'damaged', at: next })
  return ok(members)
}

interface Directory {
  readonly count: number
  readonly from: number
  readonly size: number
}

async function directoryIn(source: Source): Promise<Result<Directory, Misshapen>> {
  const lastly = Math.min(source.size, endSize + locatorSize + end64Size)
  const tail = await source.read(source.size - lastly, lastly)
  const at = source.size - endSize
  if (source.size < endSize || (await source.read(0, 4)).readUInt32LE(0) !== mark.local)
    return err({ problem: 'not-a-zip', at: 0 })
  const end = tail.subarray(lastly - endSize)
  if (end.readUInt32LE(0) !== mark.end) {
    const found = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    return err({ problem: found >= 0 ? 'trailing' : 'truncated', at })
  }
  const count = end.readUInt16LE(10)
  const [size, from] = [end.readUInt32LE(12), end.readUInt32LE(16)]
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(8) !== count || end.readUInt16LE(20) !== 0)
    return err({ problem: 'damaged', at })
  const large = count === 0xffff || size === unset || from === unset
  const found = large
    ? largeDirectory(tail, lastly, source.size, { count, size, from })
    : { count, size, from }
  if (!found) return err({ problem: 'damaged', at })
  if (found.count > mostMembers || found.size > mostDirectory) return err({ problem: 'too-many', at })
  const until = source.size - endSize - (large ? locatorSize + end64Size : 0)
  return found.from + found.size === until ? ok(found) : err({ problem: 'damaged', at })
}

/** The end record of a large archive, where it says the same as the small one (4.3.14, 4.3.15). */
function largeDirectory(
  tail: Buffer,
  lastly: number,
  whole: number,
  small: Directory,
): Directory | undefined {
  if (lastly < endSize + locatorSize + end64Size) return undefined
  const [end, locator] = [tail.subarray(0, end64Size), tail.subarray(end64Size, end64Size + locatorSize)]
  const sound =
    end.readUInt32LE(0) === mark64.end &&
    number64(end, 4) === end64Size - 12 &&
    end.readUInt16LE(12) === madeBy &&
    end.readUInt16LE(14) === 45 &&
    number64(end, 16) === 0 &&
    number64(end, 24) === number64(end, 32) &&
    locator.readUInt32LE(0) === mark64.locator &&
    locator.readUInt32LE(4) === 0 &&
    locator.readUInt32LE(16) === 1 &&
    number64(locator, 8) === whole - endSize - locatorSize - end64Size
  const found = { count: number64(end, 32), size: number64(end, 40), from: number64(end, 48) }
  const agree =
    (small.count === 0xffff || small.count === found.count) &&
    (small.size === unset || small.size === found.size) &&
    (small.from === unset || small.from === found.from)
  return sound && agree ? found : undefined
}

interface Listed {
  readonly path: string
  readonly name: Buffer
  readonly flags: number
  readonly method: number
  readonly time: number
  readonly crc: number
  readonly size: number
  readonly offset: number
  readonly large: boolean
  /** Of the entry in the directory. */
  readonly length: number
  readonly sound: boolean
}

function entryAt(bytes: Buffer, at: number): Listed | undefined {
  if (at + centralSize > bytes.length || bytes.readUInt32LE(at) !== mark.central) return undefined
  const it = bytes.subarray(at)
  const [nameLength, extraLength] = [it.readUInt16LE(28), it.readUInt16LE(30)]
  const length = centralSize + nameLength + extraLength
  if (length > it.length) return undefined
  const name = it.subarray(centralSize, centralSize + nameLength)
  const large = extraLength === 28
  const extra = it.subarray(centralSize + nameLength, length)
  const [packed, size, offset] = large
    ? [number64(extra, 12), number64(extra, 4), number64(extra, 20)]
    : [it.readUInt32LE(20), it.readUInt32LE(24), it.readUInt32LE(42)]
  const flags = it.readUInt16LE(8)
  const sound =
    it.readUInt16LE(4) === madeBy &&
    it.readUInt16LE(6) === (large ? 45 : 20) &&
    (flags === named || flags === (named | described)) &&
    packed === size &&
    (large ? extra.readUInt32LE(0) === 0x0018_0001 : extraLength === 0) &&
    (!large ||
      (it.readUInt32LE(20) === unset && it.readUInt32LE(24) === unset && it.readUInt32LE(42) === unset)) &&
    it.readUInt16LE(32) === 0 &&
    it.readUInt32LE(34) === 0 &&
    it.readUInt32LE(38) === attributes
  return {
    path: name.toString('utf8'),
    name,
    flags,
    method: it.readUInt16LE(10),
    time: it.readUInt32LE(12),
    crc: it.readUInt32LE(16),
    size,
    offset,
    large,
    length,
    sound,
  }
}

/** Where a file's bytes begin, if its head says what the directory says. */
async function afterHead(source: Source, entry: Listed): Promise<number | undefined> {
  const length = localSize + entry.name.length
  const head = await source.read(entry.offset, length)
  const later = (entry.flags & described) !== 0
  const sound =
    head.length === length &&
    head.readUInt32LE(0) === mark.local &&
    head.readUInt16LE(4) === 20 &&
    head.readUInt16LE(6) === entry.flags &&
    head.readUInt16LE(8) === 0 &&
    head.readUInt32LE(10) === entry.time &&
    head.readUInt32LE(14) === (later ? 0 : entry.crc) &&
    head.readUInt32LE(18) === (later ? 0 : entry.size) &&
    head.readUInt32LE(22) === (later ? 0 : entry.size) &&
    head.readUInt16LE(26) === entry.name.length &&
    head.readUInt16LE(28) === 0 &&
    head.subarray(localSize).equals(entry.name)
  return sound ? entry.offset + length : undefined
}

/** Where the next file begins, if what follows this one's bytes says what the directory says. */
async function afterBody(source: Source, entry: Listed, from: number): Promise<number | undefined> {
  const end = from + entry.size
  if (end > source.size) return undefined
  if ((entry.flags & described) === 0) return end
  const length = entry.large ? 24 : 16
  const said = await source.read(end, length)
  if (said.length < length || said.readUInt32LE(0) !== mark.descriptor) return undefined
  const sizes = entry.large
    ? [number64(said, 8), number64(said, 16)]
    : [said.readUInt32LE(8), said.readUInt32LE(12)]
  const agree = said.readUInt32LE(4) === entry.crc && sizes.every((it) => it === entry.size)
  return agree ? end + length : undefined
}

/** Numbers beyond what a double holds exactly belong to no archive of ours. */
const number64 = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at))

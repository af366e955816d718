import { crc32 } from 'node:zlib'

/** A file on its way into an archive. A piece of it is looked at until the next is asked for: whoever gives it may use its memory again. */
export interface Entry {
  readonly path: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
}

/** An entry that was written, as the directory at the end lists it. */
interface Listed {
  /** Its text and not its bytes: a short buffer would keep the eight kilobytes alive that it was cut from. */
  readonly path: string
  readonly flags: number
  readonly offset: number
  crc: number
  size: number
}

const mark = { local: 0x04034b50, central: 0x02014b50, descriptor: 0x08074b50, end: 0x06054b50 } as const
const mark64 = { end: 0x06064b50, locator: 0x07064b50 } as const
/** Made on Unix by version 6.3, a plain file that its owner may write, its name in UTF-8. */
const madeBy = (3 << 8) | 63
const attributes = (0o100644 << 16) >>> 0
const named = 1 << 11
const described = 1 << 3
const [plain, large] = [20, 45]
const unset = 0xffffffff

/**
 * An archive as it grows (APPNOTE 6.3.10), one entry after the other and none of them held whole: nobody asks for the next piece
 * before the one before has been taken. Nothing is packed, so that every byte of the archive is accounted for by what stands in it,
 * and whoever checks it needs no bound against what unpacks to more. Written here and not by a library: those pass pieces
 * through streams, where dozens of megabytes wait to be forgotten.
 */
export async function* zipped(entries: AsyncIterable<Entry>, at: number): AsyncGenerator<Uint8Array> {
  const time = civil(at)
  const listed: Listed[] = []
  let offset = 0
  for await (const { path, bytes } of entries) {
    const whole = bytes instanceof Uint8Array
    const it: Listed = {
      path,
      flags: whole ? named : named | described,
      offset,
      crc: 0,
      size: 0,
    }
    const take = (piece: Uint8Array): Uint8Array => {
      it.crc = crc32(piece, it.crc)
      it.size += piece.length
      return piece
    }
    if (whole) take(bytes)
    const head = headOf(it, time)
    yield head
    if (whole) yield bytes
    else for await (const piece of bytes) yield take(piece)
    const after = whole ? Buffer.alloc(0) : descriptorOf(it)
    if (after.length > 0) yield after
    offset += head.length + it.size + after.length
    listed.push(it)
  }
  let size = 0
  for (const it of listed) {
    const line = lineOf(it, time)
    size += line.length
    yield line
  }
  yield endOf(listed.length, size, offset)
}

const isLarge = ({ size, offset }: Listed): boolean => size >= unset || offset >= unset

/** What stands before the bytes; size and sum of what is not known yet stand behind them. */
function headOf({ path, flags, crc, size }: Listed, time: number): Buffer {
  const name = Buffer.from(path)
  const later = (flags & described) !== 0
  return record(30, name)
    .uint32(mark.local)
    .uint16(plain, flags, 0)
    .uint32(time, later ? 0 : crc, later ? 0 : size, later ? 0 : size)
    .uint16(name.length, 0).bytes
}

function descriptorOf(it: Listed): Buffer {
  if (isLarge(it)) return record(24).uint32(mark.descriptor, it.crc).uint64(it.size, it.size).bytes
  return record(16).uint32(mark.descriptor, it.crc, it.size, it.size).bytes
}

function lineOf(it: Listed, time: number): Buffer {
  const { path, flags, crc, size, offset } = it
  const name = Buffer.from(path)
  const far = isLarge(it)
  const extra = far ? record(28).uint16(1, 24).uint64(size, size, offset).bytes : Buffer.alloc(0)
  return record(46, name, extra)
    .uint32(mark.central)
    .uint16(madeBy, far ? large : plain, flags, 0)
    .uint32(time, crc, far ? unset : size, far ? unset : size)
    .uint16(name.length, extra.length, 0, 0, 0)
    .uint32(attributes, far ? unset : offset).bytes
}

/** The end of the directory, said a second time in wider numbers where the narrow ones do not hold it. */
function endOf(count: number, size: number, from: number): Buffer {
  const end = record(22)
    .uint32(mark.end)
    .uint16(0, 0, Math.min(count, 0xffff), Math.min(count, 0xffff))
    .uint32(Math.min(size, unset), Math.min(from, unset))
    .uint16(0).bytes
  if (count < 0xffff && size < unset && from < unset) return end
  const wide = record(56)
    .uint32(mark64.end)
    .uint64(44)
    .uint16(madeBy, large)
    .uint32(0, 0)
    .uint64(count, count, size, from).bytes
  const locator = record(20)
    .uint32(mark64.locator, 0)
    .uint64(from + size)
    .uint32(1).bytes
  return Buffer.concat([wide, locator, end])
}

/** Numbers one after the other, the least byte first, and what follows them. */
function record(length: number, ...rest: readonly Buffer[]) {
  const bytes = Buffer.concat([Buffer.alloc(length), ...rest])
  let at = 0
  const it = {
    bytes,
    uint16: (...all: readonly number[]) => {
      for (const one of all) at = bytes.writeUInt16LE(one, at)
      return it
    },
    uint32: (...all: readonly number[]) => {
      for (const one of all) at = bytes.writeUInt32LE(one, at)
      return it
    },
    uint64: (...all: readonly number[]) => {
      for (const one of all) at = bytes.writeBigUInt64LE(BigInt(one), at)
      return it
    },
  }
  return it
}

/** An archive holds civil time without a zone, to two seconds; it is the bureau's, whatever the machine's is. */
function civil(at: number): number {
  const it = new Date(at + 8 * 3_600_000)
  const year = Math.max(0, it.getUTCFullYear() - 1980)
  const day = (year << 9) | ((it.getUTCMonth() + 1) << 5) | it.getUTCDate()
  const time = (it.getUTCHours() << 11) | (it.getUTCMinutes() << 5) | (it.getUTCSeconds() >> 1)
  return ((day << 16) | time) >>> 0
}

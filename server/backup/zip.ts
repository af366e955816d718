import type { FileHandle } from 'node:fs/promises'

/** Where an entry of a ZIP file lies (APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3). */
export interface ZipEntry {
  readonly at: number
  readonly size: number
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locatorSignature = 0x07064b50
const entrySignature = 0x02014b50
const unknown32 = 0xffffffff

/** The entries by name, from the list at the end of the file: nothing else of it is read. */
export async function zipEntries(file: FileHandle): Promise<ReadonlyMap<string, ZipEntry>> {
  const { size, at } = await listOf(file)
  const list = await bytesAt(file, at, size)
  const entries = new Map<string, ZipEntry>()
  for (let here = 0; here + 46 <= list.length && list.readUInt32LE(here) === entrySignature; ) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((it) => list.readUInt16LE(here + it))
    const nameEnd = here + 46 + (nameLength ?? 0)
    const name = list.toString('utf8', here + 46, nameEnd)
    if (list.readUInt16LE(here + 10) !== 0) throw new Error(`${name} is packed in a way that no backup is.`)
    const extra = list.subarray(nameEnd, nameEnd + (extraLength ?? 0))
    entries.set(
      name,
      wide(list.readUInt32LE(here + 24), list.readUInt32LE(here + 20), list.readUInt32LE(here + 42), extra),
    )
    here = nameEnd + (extraLength ?? 0) + (noteLength ?? 0)
  }
  return entries
}

/** Where the bytes of the entry begin: behind its own head, whose length only the head knows. */
export async function beginningOf(file: FileHandle, { at }: ZipEntry): Promise<number> {
  const head = await bytesAt(file, at, 30)
  return at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
}

/** Numbers that do not fit in 32 bits stand behind, in this order, and only those. */
function wide(size: number, packed: number, at: number, extra: Buffer): ZipEntry {
  const numbers: number[] = []
  for (let here = 0; here + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(here + 2)
    if (extra.readUInt16LE(here) === 1)
      for (let it = here + 4; it + 8 <= here + 4 + length; it += 8)
        numbers.push(Number(extra.readBigUInt64LE(it)))
    here += 4 + length
  }
  const next = (short: number): number => (short === unknown32 ? (numbers.shift() ?? short) : short)
  const whole = next(size)
  next(packed)
  return { size: whole, at: next(at) }
}

async function listOf(file: FileHandle): Promise<{ size: number; at: number }> {
  const { size } = await file.stat()
  const tailAt = Math.max(0, size - 65_557)
  const tail = await bytesAt(file, tailAt, size - tailAt)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--
  if (end < 0) throw new Error('It is no ZIP file, or its end is missing.')
  const usual = { size: tail.readUInt32LE(end + 12), at: tail.readUInt32LE(end + 16) }
  const locator = end - 20
  if (locator < 0 || tail.readUInt32LE(locator) !== locatorSignature) return usual
  const end64 = await bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (end64.readUInt32LE(0) !== end64Signature)
    throw new Error('The list at the end of the ZIP file is broken.')
  return { size: Number(end64.readBigUInt64LE(40)), at: Number(end64.readBigUInt64LE(48)) }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  if (bytesRead < length) throw new Error('The ZIP file is cut off.')
  return bytes
}

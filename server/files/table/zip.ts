import { crc32, inflateRawSync } from 'node:zlib'

/** Parts of an archive by their names; undefined where it is no archive, or would grow beyond `most` bytes. */
export type Unpacked =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Buffer> }
  | { readonly ok: false; readonly why: 'not-a-zip' | 'too-large' | 'protected' }

const endMark = 0x06054b50
const listMark = 0x02014b50
const partMark = 0x04034b50

/**
 * Unpacks those parts of a ZIP archive that are wanted, as its directory lists them (APPNOTE 6.3.10, sections 4.3.7, 4.3.12,
 * 4.3.16). What a directory claims of sizes is not believed: unpacking itself stops at the bound.
 */
export function unpack(bytes: Buffer, wanted: (name: string) => boolean, most: number): Unpacked {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark)
    return { ok: false, why: 'not-a-zip' }
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  let left = most
  const parts = new Map<string, Buffer>()
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== listMark) return { ok: false, why: 'not-a-zip' }
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (wanted(name)) {
      if ((bytes.readUInt16LE(at + 8) & 1) === 1) return { ok: false, why: 'protected' }
      const part = partAt(bytes, at, left)
      if (part === 'too-large' || part === 'not-a-zip') return { ok: false, why: part }
      left -= part.length
      parts.set(name, part)
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return { ok: true, parts }
}

function partAt(bytes: Buffer, entry: number, left: number): Buffer | 'too-large' | 'not-a-zip' {
  const method = bytes.readUInt16LE(entry + 10)
  const size = bytes.readUInt32LE(entry + 20)
  const head = bytes.readUInt32LE(entry + 42)
  if (head + 30 > bytes.length || bytes.readUInt32LE(head) !== partMark) return 'not-a-zip'
  const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28)
  if (from + size > bytes.length) return 'not-a-zip'
  const packed = bytes.subarray(from, from + size)
  if (method === 0) return packed.length > left ? 'too-large' : Buffer.from(packed)
  if (method !== 8 || left <= 0) return left <= 0 ? 'too-large' : 'not-a-zip'
  try {
    return inflateRawSync(packed, { maxOutputLength: left })
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-a-zip'
  }
}

/** An archive of small parts, none of them packed. */
export function pack(parts: readonly (readonly [name: string, content: string | Buffer])[]): Buffer {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, given] of parts) {
    const content = Buffer.from(given)
    const label = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800, 2)
    head.writeUInt16LE(0x21, 8)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(content.length, 14)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt16LE(label.length, 22)
    const mark = Buffer.alloc(4)
    mark.writeUInt32LE(partMark)
    bodies.push(mark, head, label, content)
    const entry = Buffer.alloc(6)
    entry.writeUInt32LE(listMark)
    entry.writeUInt16LE(20, 4)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    list.push(entry, head, rest, label)
    at += 30 + label.length + content.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endMark)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

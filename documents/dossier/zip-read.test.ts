import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { membersOf } from './zip-read.ts'

/** An archive in the large format, as one beyond four gigabytes or 65,535 files is. */
async function large(): Promise<Buffer> {
  const zip = new ZipFile()
  const options = {
    compress: false,
    mtime: new Date(2030, 1, 10),
    forceDosTimestamp: true,
    mode: 0o100644,
    forceZip64Format: true,
  }
  zip.addBuffer(Buffer.from('one'), 'a/one.txt', options)
  zip.addReadStream(Readable.from([Buffer.from('two')], { objectMode: false }), 'a/two.txt', options)
  zip.end({ forceZip64Format: true, comment: '' })
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const read = (bytes: Buffer) =>
  membersOf({ size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) })

it('reads archives in the large format, and finds every changed bit outside the files', async () => {
  const bytes = await large()
  const found = await read(bytes)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  expect(found.value.map((it) => [it.path, bytes.toString('utf8', it.from, it.from + it.size)])).toEqual([
    ['a/one.txt', 'one'],
    ['a/two.txt', 'two'],
  ])
  const inside = found.value.flatMap((it) => Array.from({ length: it.size }, (_, n) => it.from + n))
  const silent: number[] = []
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    if (inside.includes(bit >> 3)) continue
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const seen = await read(changed)
    // Checksums are held against the bytes by whoever reads them.
    if (seen.ok && JSON.stringify(seen.value) === JSON.stringify(found.value)) silent.push(bit >> 3)
  }
  expect(silent).toEqual([])
})

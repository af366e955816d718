import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { type Entry, zipped } from './zip.ts'
import { membersOf, type Source } from './zip-read.ts'

async function* each<It>(all: readonly It[]): AsyncGenerator<It> {
  yield* all
}

async function gathered(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(Buffer.from(part))
  return Buffer.concat(all)
}

it('is to the byte what a library writes', async () => {
  const whole = Buffer.from('one')
  const pieces = [Buffer.from('two '), Buffer.from('and three')]
  const ours = await gathered(
    zipped(
      each<Entry>([
        { path: 'a/one.txt', bytes: whole },
        { path: '检测报告.pdf', bytes: each(pieces) },
        { path: 'nothing', bytes: Buffer.alloc(0) },
      ]),
      Date.parse('2030-02-10T12:34:56+08:00'),
    ),
  )
  const zip = new ZipFile()
  const mtime = new Date(2030, 1, 10, 12, 34, 56)
  const options = { compress: false, mtime, forceDosTimestamp: true, mode: 0o100644 }
  zip.addBuffer(whole, 'a/one.txt', options)
  zip.addReadStream(Readable.from(pieces, { objectMode: false }), '检测报告.pdf', options)
  zip.addBuffer(Buffer.alloc(0), 'nothing', options)
  zip.end()
  expect(ours.toString('hex')).toBe((await gathered(zip.outputStream as Readable)).toString('hex'))
})

/** An archive of which only the small pieces are kept; between them lie zeros. */
async function sparse(parts: AsyncIterable<Uint8Array>): Promise<Source> {
  const kept: { readonly at: number; readonly bytes: Buffer }[] = []
  let size = 0
  for await (const part of parts) {
    if (part.length < 1000) kept.push({ at: size, bytes: Buffer.from(part) })
    size += part.length
  }
  return {
    size,
    read: async (from, length) => {
      const found = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
      for (const { at, bytes } of kept)
        if (at < from + found.length && from < at + bytes.length)
          bytes.copy(found, Math.max(0, at - from), Math.max(0, from - at))
      return found
    },
  }
}

it('beyond four gigabytes says sizes and places in wide numbers', async () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024)
  const source = await sparse(
    zipped(
      each<Entry>([
        { path: 'before', bytes: Buffer.from('one') },
        { path: 'large', bytes: each(Array.from({ length: 64 }, () => zeros)) },
        { path: 'whole', bytes: Buffer.from('two') },
        { path: 'pieces', bytes: each([Buffer.from('th'), Buffer.from('ree')]) },
      ]),
      0,
    ),
  )
  const found = await membersOf(source)
  const four = 0x1_0000_0000
  // Heads of 30 bytes and the name; descriptors of 24 where size or place are wide.
  const [large, whole, pieces] = [39 + 35, 39 + 35 + 24 + 35, 39 + 35 + 24 + 38 + 36]
  expect(found).toEqual({
    ok: true,
    value: [
      { path: 'before', size: 3, crc: 2_053_932_785, from: 36 },
      { path: 'large', size: four, crc: 3_523_407_757, from: large },
      { path: 'whole', size: 3, crc: 298_486_374, from: four + whole },
      { path: 'pieces', size: 5, crc: 1_187_371_253, from: four + pieces },
    ],
  })
  const end = await source.read(source.size - 98, 98)
  expect(end.readUInt32LE(0)).toBe(0x06064b50)
  expect(end.readBigUInt64LE(48)).toBe(BigInt(four + pieces + 5 + 24))
})

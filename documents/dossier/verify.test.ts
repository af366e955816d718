import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical.ts'
import { nothingFilled, type Packed, packed } from './packing.ts'
import { type FactHash, type Fault, type Verified, verifyDossier } from './verify.ts'
import { type Entry, zipped } from './zip.ts'
import { membersOf, type Source } from './zip-read.ts'

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const hashOf: FactHash = ({ subject, n, happened, detail, by, at, prev }) =>
  sha256(canonicalJson({ subject, n, happened, detail, by, at, prev }))

const inMemory = (bytes: Buffer): Source => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
})
const verified = (bytes: Buffer, expected?: string): Promise<Verified> =>
  verifyDossier(inMemory(bytes), hashOf, expected)
const problems = (faults: readonly Fault[]): string[] => faults.map((it) => `${it.problem} ${it.path}`.trim())

async function gathered(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

/** Three facts, the second of which this reader does not read. */
function chainOf(change: (facts: Record<string, unknown>[]) => void = () => {}) {
  let prev = '0'.repeat(64)
  const facts = ['begun', 'assigned', 'handed-in'].map((happened, i) => {
    const fact = { n: i + 1, happened, detail: { version: i }, by: null, at: 1_900_000_000_000 + i, prev }
    const hash = hashOf({ subject: 'one', hash: '', ...fact })
    prev = hash
    return happened === 'assigned' ? { n: 2, withheld: true, prev: fact.prev, hash } : { ...fact, hash }
  })
  change(facts)
  return { file: JSON.stringify({ subject: 'one', facts }), n: 3, hash: prev }
}

const content = { answers: { title: '海上风电𠮷' }, unit: { name: '某某大学' }, files: [] }
const salt = Buffer.alloc(16, 7)
const digest = sha256(Buffer.concat([salt, Buffer.from(canonicalJson(content))]))
const preface = {
  sort: 'dossier',
  of: { ids: ['one'] },
  site: 'https://zhinan.example',
  language: 'zh-CN',
  madeAt: '2030-02-10T04:00:00.000Z',
  madeBy: { id: 'p', name: '某人' },
  mark: null,
  checkpoint: null,
} as const

async function aDossier(
  change: Parameters<typeof chainOf>[0] = undefined,
  more: readonly Entry[] = [],
  version: unknown = { digest, salt: salt.toString('hex'), content },
) {
  const filled = nothingFilled()
  let made: Packed | undefined
  async function* entries(): AsyncGenerator<Entry> {
    yield { path: 'A-1/form.pdf', bytes: Buffer.from('%PDF-1.4 form') }
    yield {
      path: 'A-1/attachments/检测报告.pdf',
      bytes: (async function* () {
        yield Buffer.from('first ')
        yield Buffer.from('second')
      })(),
    }
    const chain = chainOf(change)
    yield { path: 'A-1/facts.json', bytes: Buffer.from(chain.file) }
    yield { path: 'A-1/versions/1.json', bytes: Buffer.from(JSON.stringify(version)) }
    filled.subjects.push({
      id: 'one',
      no: 'A-1',
      folder: 'A-1',
      chain: { subject: 'one', path: 'A-1/facts.json', n: chain.n, hash: chain.hash },
      versions: [{ path: 'A-1/versions/1.json', digest }],
    })
    yield* more
  }
  const bytes = await gathered(packed(preface, filled, entries(), (it) => (made = it)))
  return { bytes, digest: (made as Packed | undefined)?.digest ?? '' }
}

const repacked = (files: Readonly<Record<string, Uint8Array>>): Promise<Buffer> =>
  gathered(
    zipped(
      (async function* () {
        for (const [path, bytes] of Object.entries(files)) yield { path, bytes }
      })(),
      Date.parse(preface.madeAt),
    ),
  )

let sound: Buffer
let manifestDigest: string
beforeAll(async () => {
  ;({ bytes: sound, digest: manifestDigest } = await aDossier())
})

describe('a dossier', () => {
  it('that nobody touched is sound, and its manifest has the digest that was told', async () => {
    expect(await verified(sound, manifestDigest)).toMatchObject({
      files: 6,
      facts: 3,
      versions: 1,
      partly: 0,
      digest: manifestDigest,
      faults: [],
    })
  })

  it('is unpacked by anybody', () => {
    const files = unzipSync(sound)
    expect(Object.keys(files)).toEqual([
      'A-1/form.pdf',
      'A-1/attachments/检测报告.pdf',
      'A-1/facts.json',
      'A-1/versions/1.json',
      'manifest.json',
      'manifest.sha256',
    ])
    expect(Buffer.from(files['A-1/attachments/检测报告.pdf'] ?? []).toString()).toBe('first second')
    expect(Buffer.from(files['manifest.sha256'] ?? []).toString()).toBe(
      `${sha256(Buffer.from(files['manifest.json'] ?? []))}  manifest.json\n`,
    )
  })

  it('shows every changed bit, wherever it is', async () => {
    const silent: number[] = []
    for (let at = 0; at < sound.length; at++) {
      const changed = Buffer.from(sound)
      changed[at] = (changed[at] ?? 0) ^ (1 << ((at * 5 + 3) % 8))
      if ((await verified(changed)).faults.length === 0) silent.push(at)
    }
    expect(silent).toEqual([])
  })

  it.each([
    ['%PDF-1.4 form', 'changed A-1/form.pdf'],
    ['second', 'changed A-1/attachments/检测报告.pdf'],
    ['"happened":"begun"', 'changed A-1/facts.json'],
    ['海上风电', 'changed A-1/versions/1.json'],
    ['"sort": "dossier"', 'changed manifest.json'],
    ['  manifest.json\n', 'changed manifest.sha256'],
  ])('with a bit of %j changed says in which file', async (text, where) => {
    const changed = Buffer.from(sound)
    const at = changed.indexOf(text) + 2
    changed[at] = (changed[at] ?? 0) ^ 4
    expect(problems((await verified(changed)).faults)).toContain(where)
  })

  it('cut off anywhere is truncated or damaged, never sound and never a fault of ours', async () => {
    for (let length = 0; length < sound.length; length += 7) {
      const { faults } = await verified(sound.subarray(0, length))
      expect(faults.length, `${length}`).toBeGreaterThan(0)
    }
  })

  it.each<[string, (files: Record<string, Uint8Array>) => void, string]>([
    ['a file taken out', (it) => delete it['A-1/form.pdf'], 'missing A-1/form.pdf'],
    ['a file added', (it) => (it['A-1/more.txt'] = Buffer.from('x')), 'additional A-1/more.txt'],
    [
      'another file in its place',
      (it) => (it['A-1/form.pdf'] = Buffer.from('%PDF-1.4 farm')),
      'changed A-1/form.pdf',
    ],
    ['no manifest', (it) => delete it['manifest.json'], 'no-manifest manifest.json'],
    ['no seal', (it) => delete it['manifest.sha256'], 'missing manifest.sha256'],
    [
      'a manifest that is none',
      (it) => (it['manifest.json'] = Buffer.from('{"files":1}')),
      'bad-manifest manifest.json',
    ],
    ['a name that leads outside', (it) => (it['a\u0000b'] = Buffer.from('x')), 'unsafe-path a\u0000b'],
    [
      'names that are one on some systems',
      (it) => (it['a-1/FORM.pdf'] = Buffer.from('x')),
      'twice a-1/FORM.pdf',
    ],
  ])('packed again with %s is found out', async (_, change, problem) => {
    const files = { ...unzipSync(sound) }
    change(files)
    expect(problems((await verified(await repacked(files))).faults)).toContain(problem)
  })

  it.each<[string, (facts: Record<string, unknown>[]) => void, string]>([
    [
      'a fact changed',
      (it) => Object.assign(it[0] ?? {}, { detail: { version: 9 } }),
      'fact-changed A-1/facts.json',
    ],
    ['a fact taken out', (it) => it.splice(1, 1), 'fact-missing A-1/facts.json'],
    ['the last fact cut off', (it) => it.splice(2, 1), 'chain-end A-1/facts.json'],
    [
      'a held-back fact given another hash',
      (it) => Object.assign(it[1] ?? {}, { hash: 'a'.repeat(64) }),
      'fact-changed A-1/facts.json',
    ],
  ])('made anew with %s is found out by the chain', async (_, change, problem) => {
    const { bytes } = await aDossier(change)
    expect(problems((await verified(bytes)).faults)).toEqual([problem])
  })

  it('with another text in a version is found out by the receipt’s digest', async () => {
    const other = { digest, salt: salt.toString('hex'), content: { ...content, answers: { title: '别的' } } }
    const { bytes } = await aDossier(undefined, [], other)
    expect(problems((await verified(bytes)).faults)).toEqual(['version-digest A-1/versions/1.json'])
  })

  it('whose manifest is not the one that the site remembers is another dossier', async () => {
    expect(problems((await verified(sound, 'b'.repeat(64))).faults)).toEqual(['other-manifest manifest.json'])
  })
})

describe('what is no dossier is answered calmly:', () => {
  /** One file that claims to grow to a terabyte. */
  const bomb = () => {
    const bytes = Buffer.from(sound)
    const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.writeUInt16LE(8, at + 10)
    return bytes
  }
  const escaping = () =>
    Buffer.from(sound.toString('latin1').replaceAll('A-1/form.pdf', '../../x.pdf_'), 'latin1')
  /** Two entries of the directory over the same bytes. */
  const overlapping = () => {
    const bytes = Buffer.from(sound)
    const first = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    const second = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), first + 4)
    bytes.writeUInt32LE(0, second + 42)
    return bytes
  }
  it.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'not-a-zip'],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n'.repeat(10), 'latin1'), 'not-a-zip'],
    ['a stream of nonsense', () => deflateRawSync(Buffer.alloc(1000)), 'not-a-zip'],
    ['a ZIP bomb', bomb, 'packed A-1/form.pdf'],
    ['entries that overlap', overlapping, 'damaged A-1/attachments/检测报告.pdf'],
    ['a path that escapes', escaping, 'unsafe-path ../../x.pdf_'],
    ['something behind it', () => Buffer.concat([sound, Buffer.from('x')]), 'trailing'],
    ['something before it', () => Buffer.concat([sound.subarray(0, 40), sound]), 'damaged'],
    ['an empty archive', () => Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'), 'not-a-zip'],
  ])('%s', async (_, bytes, problem) => {
    expect(problems((await verified(bytes())).faults)[0]).toContain(problem)
  })
})

describe('an archive as it is written', () => {
  const endless = async function* (tally: { given: number; ended: boolean }): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        tally.given += 65_536
        yield Buffer.alloc(65_536)
      }
    } finally {
      tally.ended = true
    }
  }

  it('asks for no more than is taken, and lets go of its file when nobody takes any more', async () => {
    const tally = { given: 0, ended: false }
    const entries = (async function* (): AsyncGenerator<Entry> {
      yield { path: 'a', bytes: endless(tally) }
    })()
    let taken = 0
    for await (const chunk of zipped(entries, 0)) {
      taken += chunk.length
      if (taken > 2_000_000) break
    }
    expect(tally.given - taken).toBeLessThan(1_000_000)
    expect(tally.ended).toBe(true)
  })

  it('reuses no memory that is still looked at, and asks for a piece only when the one before was taken', async () => {
    const room = Buffer.alloc(3)
    const entries = (async function* (): AsyncGenerator<Entry> {
      yield {
        path: 'a',
        bytes: (async function* () {
          for (const text of ['one', 'two']) yield room.subarray(0, room.write(text))
        })(),
      }
    })()
    const copies: Buffer[] = []
    for await (const piece of zipped(entries, 0)) copies.push(Buffer.from(piece))
    const found = await membersOf(inMemory(Buffer.concat(copies)))
    expect(found).toMatchObject({ ok: true, value: [{ path: 'a', size: 6, crc: crc32('onetwo') }] })
  })

  it('holds more files than the narrow format counts', async () => {
    const count = 70_000
    const entries = (async function* (): AsyncGenerator<Entry> {
      for (let n = 0; n < count; n++) yield { path: String(n), bytes: Buffer.alloc(0) }
    })()
    const found = await membersOf(inMemory(await gathered(zipped(entries, 0))))
    expect(found.ok && found.value.length).toBe(count)
  })

  it.each([
    ['one that leads outside', '../x'],
    ['one that is too long for some systems', `${'x'.repeat(181)}.pdf`],
    ['the same twice', 'A-1/form.pdf'],
    ['one that differs by its capitals alone', 'a-1/FORM.pdf'],
    ['the place of the manifest', 'manifest.json'],
  ])('is not packed with a path that its reader would refuse: %s', async (_, path) => {
    await expect(aDossier(undefined, [{ path, bytes: Buffer.from('x') }])).rejects.toThrow(path)
  })

  it('fails as a whole where a file fails', async () => {
    const entries = (async function* (): AsyncGenerator<Entry> {
      yield {
        path: 'a',
        // biome-ignore lint/correctness/useYield: it fails before it gives anything
        bytes: (async function* (): AsyncGenerator<Uint8Array> {
          throw new Error('the disk is gone')
        })(),
      }
    })()
    await expect(gathered(zipped(entries, 0))).rejects.toThrow('the disk is gone')
  })

  it('fails as a whole where the next file cannot be named', async () => {
    const entries = (async function* (): AsyncGenerator<Entry> {
      yield { path: 'a', bytes: Buffer.from('x') }
      throw new Error('the database is gone')
    })()
    await expect(gathered(zipped(entries, 0))).rejects.toThrow('the database is gone')
  })
})

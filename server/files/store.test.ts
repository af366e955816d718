import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#test/support/make-suggestion.ts'
import { type RunningS3, startS3 } from '#test/support/s3.ts'
import { diskStore } from './disk.ts'
import { checkStore, UnusableStore } from './open.ts'
import { s3Store } from './s3.ts'
import { addressOf, type S3Place } from './s3-request.ts'
import { type FileStore, NoSuchObject, StoreAway } from './store.ts'

/** Tries again at once, and waits long enough for a machine that is busy. */
const quick = { tries: 4, pause: 5, answer: 20_000 }
const id = '01900000-0000-7000-8000-00000000000a'
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const pattern = Buffer.from(Uint8Array.from({ length: 251 }, (_, n) => n))
/** Bytes that tell where they stood. */
const counted = (size: number): Buffer => Buffer.alloc(size, pattern)
/** In pieces of odd sizes, as they come over a line. */
const flowing = (bytes: Buffer): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001)
    })(),
  )

let folder: string
let s3: RunningS3
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-store-'))
  s3 = await startS3()
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

/** Smaller than real stores take; the one here minds nothing. */
const part = 256 * 1024
const stores: readonly [string, () => FileStore][] = [
  ['a folder', () => diskStore(folder)],
  ['an S3 store', () => s3Store(s3.place, { patience: quick, part })],
]

describe.each(stores)('files in %s', (_, open) => {
  it.each([
    ['nothing', 0],
    ['a byte', 1],
    ['one part to the byte', part],
    ['one byte more than a part', part + 1],
    ['three parts', 2 * part + 12_345],
  ])('come back as they went in: %s', async (_, size) => {
    const store = open()
    const bytes = counted(size)
    expect(await store.write(`${id}/whole`, flowing(bytes))).toEqual({ size, sha256: sha(bytes) })
    expect((await buffer(await store.read(`${id}/whole`))).equals(bytes)).toBe(true)
  })

  it('pass piece by piece, and are let go of where nobody reads on', async () => {
    const store = open()
    const bytes = counted(part + 12_345)
    await store.write(`${id}/6`, flowing(bytes))
    const room = Buffer.alloc(65_536)
    const seen = createHash('sha256')
    for await (const piece of await store.pass(`${id}/6`, room)) seen.update(piece)
    expect(seen.digest('hex')).toBe(sha(bytes))
    await (await store.pass(`${id}/6`, room)).return?.()
    await store.remove(`${id}/6`)
    await expect(store.pass(`${id}/6`, room)).rejects.toThrow(NoSuchObject)
  })

  it('are joined in the order asked for, with their beginning', async () => {
    const store = open()
    const pieces = [counted(1_000_000), counted(part), counted(3)]
    for (const [n, it] of pieces.entries()) await store.write(`${id}/${n}`, Readable.from([it]))
    const whole = Buffer.concat(pieces)
    const joined = await store.join([`${id}/0`, `${id}/1`, `${id}/2`], `${id}/whole`)
    expect(joined).toEqual({ size: whole.length, sha256: sha(whole), head: whole.subarray(0, 4100) })
    expect(sha(await buffer(await store.read(`${id}/whole`)))).toBe(sha(whole))
  })

  it('are not there at all before they are whole', async () => {
    const store = open()
    const key = `${id}/7`
    const broken = Readable.from(
      (function* () {
        yield counted(part)
        yield counted(part)
        throw new Error('the line broke')
      })(),
    )
    await expect(store.write(key, broken)).rejects.toThrow('the line broke')
    await expect(store.read(key)).rejects.toThrow(NoSuchObject)
  })

  it('are gone once removed, and removing what is not there is no fault', async () => {
    const store = open()
    await store.write(`${id}/9`, Readable.from([counted(10)]))
    await store.remove(`${id}/9`)
    await store.remove(`${id}/9`)
    await expect(store.read(`${id}/9`)).rejects.toThrow(NoSuchObject)
    await expect(store.join([`${id}/9`], `${id}/8`)).rejects.toThrow(NoSuchObject)
  })

  it.each(['../../etc/passwd', `${id}/../x`, `${id}/whole/x`, 'whole', ''])(
    'have keys of one form: %j is none',
    async (key) => {
      await expect(open().read(key)).rejects.toThrow('wrong form')
      await expect(open().remove(key)).rejects.toThrow('wrong form')
    },
  )
})

it('a folder lets go of what a power cut left half-written, after a while', async () => {
  const store = diskStore(folder)
  const asides = path.join(folder, 'tmp')
  for (const name of ['old', 'new']) await writeFile(path.join(asides, name), 'half')
  await utimes(path.join(asides, 'old'), 1_000_000, 1_000_000)
  await store.sweep?.(new Date(Date.now() - 86_400_000))
  expect(await readdir(asides)).toEqual(['new'])
  await rm(path.join(asides, 'new'))
})

describe('setting an S3 store up', () => {
  it('is told that all is well, and nothing is left of the trial', async () => {
    const before = await s3.keys()
    expect(await checkStore(s3Store(s3.place), idOf(1))).toBe('well')
    expect(await s3.keys()).toEqual(before)
  })

  it('is told so by each of many that start at once', async () => {
    const all = Array.from({ length: 8 }, (_, n) => checkStore(s3Store(s3.place), idOf(n)))
    expect(new Set(await Promise.all(all))).toEqual(new Set(['well']))
  })

  it.each<[string, Partial<S3Place>, RegExp]>([
    ['another bucket', { bucket: 'no-such-bucket' }, /no bucket of the name in FILES_S3_BUCKET/],
    ['an unknown key', { key: 'AKIDNOBODY' }, /does not know the key in FILES_S3_KEY/],
    ['a wrong secret', { secret: 'not-the-secret' }, /does not accept the secret in FILES_S3_SECRET/],
  ])('is told what is wrong: %s', async (_, wrong, sentence) => {
    const check = checkStore(s3Store({ ...s3.place, ...wrong }, { patience: quick }), idOf(1))
    await expect(check).rejects.toThrow(UnusableStore)
    await expect(check).rejects.toThrow(sentence)
  })

  it('waits for one that is away', async () => {
    const nobody = s3Store({ ...s3.place, url: 'http://127.0.0.1:9' }, { patience: quick })
    expect(await checkStore(nobody, idOf(1))).toBe('away')
  })

  it.each([
    ['path', 'https://s3.cn:9000/base/', 'https://s3.cn:9000/base/box/a/whole?uploads='],
    ['host', 'https://s3.cn', 'https://box.s3.cn/a/whole?uploads='],
  ] as const)('finds objects by the bucket in the %s', (style, url, address) => {
    expect(addressOf({ url, bucket: 'box', style }, 'a/whole', { uploads: '' }).href).toBe(address)
  })
})

it('asks no other store than its own, wherever an answer sends it', async () => {
  let followed = 0
  const other = createServer((_, reply) => {
    followed++
    reply.end('stolen')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const sends = createServer((_, reply) => {
    const { port } = other.address() as AddressInfo
    reply.writeHead(307, { location: `http://127.0.0.1:${port}/${id}` }).end()
  })
  await new Promise<void>((resolve) => sends.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(sends.address() as AddressInfo).port}`
  const store = s3Store({ ...s3.place, url }, { patience: quick, part })
  await expect(store.read(`${id}/whole`)).rejects.toThrow('refused with 307')
  expect(followed).toBe(0)
  for (const it of [other, sends]) await new Promise((resolve) => it.close(resolve))
})

describe('an S3 store that falters', () => {
  /** Stands before the real one and spoils what it is told to. */
  let between: Server
  let spoil: (n: number, method: string) => 'pass' | 'fail' | 'silent' | 'cut' = () => 'pass'
  let asked: string[] = []
  let place: S3Place
  beforeAll(async () => {
    between = createServer(async (request, reply) => {
      asked.push(request.method ?? '')
      const fate = spoil(asked.length, request.method ?? '')
      if (fate === 'silent') return
      if (fate === 'fail') return void reply.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
      const body = await buffer(request)
      // The headers as they are: the host is among what was signed.
      const options = { method: request.method, headers: request.headers }
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        ask(`${s3.place.url}${request.url}`, options, resolve).on('error', reject).end(body)
      })
      const bytes = await buffer(answer)
      reply.writeHead(answer.statusCode ?? 500, { ...answer.headers, 'content-length': bytes.length })
      if (fate !== 'cut') return void reply.end(bytes)
      reply.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.destroy())
    })
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
    place = { ...s3.place, url: `http://127.0.0.1:${(between.address() as { port: number }).port}` }
  })
  afterAll(() => {
    between.closeAllConnections()
    between.close()
  })
  const faltering = (how: typeof spoil, answer = quick.answer): FileStore => {
    asked = []
    spoil = how
    return s3Store(place, { patience: { ...quick, answer }, part })
  }
  const bytes = counted(2 * part + 99)

  it.each<[string, typeof spoil, number?]>([
    ['says that it is busy', (n) => (n % 3 === 0 ? 'fail' : 'pass')],
    ['does not answer in time', (n) => (n === 2 ? 'silent' : 'pass'), 1500],
    ['breaks off in the middle of an answer', (n) => (n % 3 === 0 ? 'cut' : 'pass')],
  ])('is asked again when it %s', async (_, how, answer) => {
    const store = faltering(how, answer)
    expect((await store.write(`${id}/3`, flowing(bytes))).sha256).toBe(sha(bytes))
    expect(sha(await buffer(await store.read(`${id}/3`)))).toBe(sha(bytes))
  })

  it('goes on reading where it broke off', async () => {
    await faltering(() => 'pass').write(`${id}/4`, flowing(bytes))
    const store = faltering((n) => (n <= 2 ? 'cut' : 'pass'))
    expect(sha(await buffer(await store.read(`${id}/4`)))).toBe(sha(bytes))
    expect(asked).toEqual(['GET', 'GET', 'GET'])
  })

  it('is given up after some tries, and says so', async () => {
    const store = faltering(() => 'fail')
    await expect(store.write(`${id}/5`, flowing(bytes))).rejects.toThrow(StoreAway)
    await expect(store.read(`${id}/5`)).rejects.toThrow(StoreAway)
    await expect(store.remove(`${id}/5`)).rejects.toThrow(StoreAway)
  })
})

describe('an S3 store whose answer nobody reads to its end', () => {
  /** Sends the beginning of an object and never its end; tells of each line that was let go. */
  let server: Server
  let place: S3Place
  let asked = 0
  let released: () => void = () => {}
  beforeAll(async () => {
    server = createServer((_, reply) => {
      asked++
      reply.on('close', () => released())
      reply.writeHead(200, { 'content-length': 1 << 20 }).write(Buffer.alloc(70_000))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    place = { ...s3.place, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it.each<[string, (store: FileStore) => Promise<void>]>([
    [
      'that nobody came to read',
      async (store) => void (await (await store.pass(`${id}/1`, Buffer.alloc(8))).return?.()),
    ],
    ['that was taken away unread', async (store) => void (await store.read(`${id}/1`)).destroy()],
    [
      'whose reader failed',
      async (store) => {
        const bytes = await store.read(`${id}/1`)
        await new Promise((resolve) => bytes.once('data', resolve))
        bytes.on('error', () => {}).destroy(new Error('the reader failed'))
      },
    ],
  ])('lets go of one %s, and asks no more', async (_, leave) => {
    asked = 0
    const gone = new Promise<void>((resolve) => {
      released = resolve
    })
    await leave(s3Store(place, { patience: quick, part }))
    await gone
    expect(asked).toBe(1)
  })
})

it('an S3 store that begins no upload lets go of what it was to write', async () => {
  const refuses = createServer((_, reply) => void reply.writeHead(403).end('<Code>AccessDenied</Code>'))
  await new Promise<void>((resolve) => refuses.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(refuses.address() as AddressInfo).port}`
  let ended = false
  async function* source() {
    try {
      for (;;) yield counted(part)
    } finally {
      ended = true
    }
  }
  const store = s3Store({ ...s3.place, url }, { patience: quick, part })
  await expect(store.write(`${id}/1`, source())).rejects.toThrow('refused with 403')
  expect(ended).toBe(true)
  refuses.closeAllConnections()
  await new Promise((resolve) => refuses.close(resolve))
})

it('a file on the disk passes through the memory given for it', async () => {
  const store = diskStore(folder)
  await store.write(`${id}/5`, flowing(counted(200_000)))
  const room = Buffer.alloc(65_536)
  const places = new Set<ArrayBufferLike>()
  for await (const piece of await store.pass(`${id}/5`, room)) places.add(piece.buffer)
  expect([...places]).toEqual([room.buffer])
})

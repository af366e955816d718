import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskStore } from '#server/files/disk.ts'
import { s3Store } from '#server/files/s3.ts'
import { type FileStore, StoreAway } from '#server/files/store.ts'
import { sweepFiles } from '#server/jobs/sweep-files.ts'
import { type Drafting, drafting, edit } from '#test/support/drafting.ts'
import { bytesForgotten } from '#test/support/files.ts'
import { type RunningS3, startS3 } from '#test/support/s3.ts'

let here: Drafting
let folder: string
let s3: RunningS3
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-files-'))
  s3 = await startS3()
  here = await drafting()
})
afterAll(async () => {
  await here.site.close()
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

/** The stores that all of this has to hold for, and the objects of one file that lie in each. */
const stores: readonly [string, () => FileStore, (file: string) => Promise<readonly string[]>][] = [
  [
    'a folder',
    () => diskStore(folder),
    (file) => readdir(path.join(folder, file.slice(-2), file)).catch(() => []),
  ],
  [
    'an S3 store',
    () => s3Store(s3.place),
    async (file) =>
      (await s3.keys()).filter((it) => it.startsWith(`${file}/`)).map((it) => it.slice(file.length + 1)),
  ],
]
let stored: (file: string) => Promise<readonly string[]>

const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 'x')])
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const announce = (id: string, name: string, size: number, field = 'attachments', who = here.filer) =>
  who.post(`/suggestions/${id}/files`, { field, name, size })

async function sendPart(id: string, file: string, n: number, bytes: Buffer, who = here.filer) {
  const answer = await here.site.app.inject({
    method: 'PUT',
    url: `/api/v1/suggestions/${id}/files/${file}/parts/${n}`,
    headers: { cookie: who.cookie ?? '', 'content-type': 'application/octet-stream' },
    payload: bytes,
  })
  return { status: answer.statusCode, body: JSON.parse(answer.body) }
}

const finish = (id: string, file: string, sha256?: string) =>
  here.filer.post(`/suggestions/${id}/files/${file}/finish`, sha256 ? { sha256 } : {})

/** Everything from the announcement to the end. */
async function upload(id: string, name: string, bytes: Buffer, field = 'attachments') {
  const announced = await announce(id, name, bytes.length, field)
  if (announced.status !== 200) return announced
  const { file } = announced.body
  for (let n = 0; n * file.partSize < bytes.length; n++)
    await sendPart(id, file.id, n, bytes.subarray(n * file.partSize, (n + 1) * file.partSize))
  return finish(id, file.id, sha(bytes))
}

const slot = async (id: string) =>
  (await here.filer.get(`/suggestions/${id}/draft`)).body.answers.find(
    (it: { path: string }) => it.path === 'attachments',
  )?.value ?? []

describe.each(stores)('into %s', (_, open, objects) => {
  beforeAll(() => {
    stored = objects
    Object.assign(here.site.ctx, { files: open() })
  })

  describe('uploading', () => {
    it('goes part by part, again and out of order, and ends in the slot with its digest', async () => {
      const id = await here.begin()
      const bytes = pdf(2_500_000)
      const { file } = (await announce(id, '证明 材料.pdf', bytes.length)).body
      const part = (n: number) => bytes.subarray(n * file.partSize, (n + 1) * file.partSize)
      await sendPart(id, file.id, 2, part(2))
      expect((await finish(id, file.id)).body).toMatchObject({
        why: 'file-refused',
        more: { problem: 'incomplete' },
      })
      await sendPart(id, file.id, 0, part(0))
      await sendPart(id, file.id, 0, part(0))
      const { body } = await sendPart(id, file.id, 1, part(1))
      expect(body.file.parts).toEqual([0, 1, 2])
      const done = await finish(id, file.id, sha(bytes))
      expect(done.body.file).toMatchObject({ state: 'ready', sha256: sha(bytes), scanned: 'not-scanned' })
      expect(await slot(id)).toEqual([
        { id: file.id, name: '证明 材料.pdf', size: bytes.length, sha256: sha(bytes) },
      ])
      await bytesForgotten(here.site.ctx)
      expect(await stored(file.id)).toEqual(['whole'])
      expect((await finish(id, file.id)).body.file.state).toBe('ready')
    })

    it.each([
      ['another type', 'a.exe', 10, 'type'],
      ['no ending', 'pdf', 10, 'type'],
      ['a type that the slot does not take', 'a.png', 10, 'type'],
      ['more bytes than allowed', 'a.jpg', 1_000_001, 'too-large'],
    ])('is refused before a byte is sent: %s', async (_, name, size, problem) => {
      const { status, body } = await announce(await here.begin(), name, size)
      expect([status, body.why, body.more.problem]).toEqual([422, 'file-refused', problem])
    })

    it.each([['../../etc/a.pdf'], ['a\\b.pdf'], ['a\nb.pdf'], ['\u202efdp.exe.pdf'], ['.pdf'], ['   ']])(
      'takes no name that is more than a name: %j',
      async (name) => {
        expect((await announce(await here.begin(), name, 10)).body.why).toBe('bad-input')
      },
    )

    it.each([
      ['a program', 'a.pdf', Buffer.from('MZ\u0090\u0000 this is a program', 'latin1')],
      ['a web page', 'a.pdf', Buffer.from('<html><script>alert(1)</script>')],
      ['an image as a document', 'a.pdf', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])],
      [
        'an archive as a document',
        'a.docx',
        Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]),
      ],
      ['text', 'a.jpg', Buffer.from('hello')],
    ])('does not keep %s in disguise', async (_, name, bytes) => {
      const id = await here.begin()
      const { body } = await upload(id, name, bytes)
      expect([body.why, body.more.problem]).toEqual(['file-refused', 'disguised'])
      expect(await slot(id)).toEqual([])
    })

    it('does not keep what arrived otherwise than it left', async () => {
      const id = await here.begin()
      const { file } = (await announce(id, 'a.pdf', 100)).body
      await sendPart(id, file.id, 0, pdf(100))
      expect((await finish(id, file.id, 'a'.repeat(64))).body.more.problem).toBe('digest')
      expect(await stored(file.id)).toEqual([])
    })

    it.each([
      ['too short', 0, 99],
      ['too long', 0, 101],
      ['beyond the end', 1, 100],
    ])('takes no part that is %s', async (_, n, size) => {
      const id = await here.begin()
      const { file } = (await announce(id, 'a.pdf', 100)).body
      const { status } = await sendPart(id, file.id, n, pdf(size))
      expect(status).toBe(422)
      expect(await stored(file.id)).toEqual([])
      expect((await finish(id, file.id)).body.more.problem).toBe('incomplete')
    })

    it('counts a slot’s files, and lets one in again after one went out', async () => {
      const id = await here.begin()
      const [first] = [(await upload(id, 'a.pdf', pdf(50))).body, await upload(id, 'b.pdf', pdf(60))]
      expect((await announce(id, 'c.pdf', 70)).body.more.problem).toBe('too-many')
      await here.filer.delete(`/suggestions/${id}/files/${first.file.id}`)
      expect(await stored(first.file.id)).toEqual([])
      expect((await slot(id)).map((it: { name: string }) => it.name)).toEqual(['b.pdf'])
      expect((await announce(id, 'c.pdf', 70)).status).toBe(200)
    })

    it('puts two that finish at once both into the slot', async () => {
      const id = await here.begin()
      await Promise.all([upload(id, 'a.pdf', pdf(50)), upload(id, 'b.pdf', pdf(60))])
      expect((await slot(id)).map((it: { name: string }) => it.name).sort()).toEqual(['a.pdf', 'b.pdf'])
    })

    const again = (id: string, bytes: Buffer, sha256 = sha(bytes)) =>
      here.filer.post(`/suggestions/${id}/files`, {
        field: 'attachments',
        name: 'a.pdf',
        size: bytes.length,
        sha256,
      })

    it('goes on where it stopped when the same bytes are announced again, and only then', async () => {
      const id = await here.begin()
      const bytes = pdf(2_500_000)
      const { file } = (await again(id, bytes)).body
      await sendPart(id, file.id, 1, bytes.subarray(1 << 20, 2 << 20))
      expect((await again(id, bytes)).body.file).toMatchObject({ id: file.id, parts: [1] })
      const other = (await again(id, bytes, sha(pdf(20)))).body.file
      expect([other.id === file.id, other.parts]).toEqual([false, []])
    })

    it('is finished once, whichever of two windows sends the last part', async () => {
      const id = await here.begin()
      const bytes = pdf(1_500_000)
      const { file } = (await again(id, bytes)).body
      await sendPart(id, file.id, 0, bytes.subarray(0, 1 << 20))
      await sendPart(id, file.id, 1, bytes.subarray(1 << 20))
      const both = await Promise.all([finish(id, file.id, sha(bytes)), finish(id, file.id, sha(bytes))])
      expect(both.map((it) => it.body.file.state)).toEqual(['ready', 'ready'])
      const late = await sendPart(id, file.id, 1, bytes.subarray(1 << 20))
      expect([late.status, late.body.why]).toEqual([409, 'already'])
      await bytesForgotten(here.site.ctx)
      expect([await slot(id), await stored(file.id)]).toMatchObject([[{ id: file.id }], ['whole']])
    })

    it('asks for parts again that the store has lost', async () => {
      const id = await here.begin()
      const bytes = pdf(100)
      const { file } = (await again(id, bytes)).body
      await sendPart(id, file.id, 0, bytes)
      await here.site.ctx.files.remove(`${file.id}/0`)
      expect((await finish(id, file.id)).body.more.problem).toBe('incomplete')
      expect((await again(id, bytes)).body.file.parts).toEqual([])
      await sendPart(id, file.id, 0, bytes)
      expect((await finish(id, file.id)).body.file.state).toBe('ready')
    })

    it('waits while the store is away, and loses nothing by it', async () => {
      const { ctx } = here.site
      const { files } = ctx
      const id = await here.begin()
      const { file } = (await again(id, pdf(100))).body
      const away = () => Promise.reject(new StoreAway('away'))
      Object.assign(ctx, { files: { ...files, write: away, join: away, read: away } })
      const [part, whole] = [await sendPart(id, file.id, 0, pdf(100)), await finish(id, file.id)]
      Object.assign(ctx, { files })
      expect([part.status, part.body.why, whole.body.more.problem]).toEqual([503, 'store-away', 'incomplete'])
      await sendPart(id, file.id, 0, pdf(100))
      Object.assign(ctx, { files: { ...files, write: away, join: away, read: away } })
      const tried = await finish(id, file.id)
      Object.assign(ctx, { files })
      expect([tried.status, (await finish(id, file.id)).body.file.state]).toEqual([503, 'ready'])
    })

    it('sweeps what was never finished after a day, and nothing else', async () => {
      const id = await here.begin()
      const { file } = (await announce(id, 'a.pdf', 100)).body
      await sendPart(id, file.id, 0, pdf(100))
      const kept = (await upload(id, 'b.pdf', pdf(50))).body.file
      await sweepFiles(here.site.ctx)
      expect(await stored(file.id)).toEqual(['0'])
      const ctx = { ...here.site.ctx, now: () => here.site.ctx.now() + 86_400_001 }
      await sweepFiles(ctx)
      await bytesForgotten(ctx)
      expect([await stored(file.id), await stored(kept.id)]).toEqual([[], ['whole']])
    })

    it('leaves no bytes without a row when it is killed before it has taken them away', async () => {
      const { ctx } = here.site
      const { files } = ctx
      const [other, id] = [await here.begin(), await here.begin()]
      const whole = (await upload(other, 'a.pdf', pdf(50))).body.file
      const swept = (await again(id, pdf(100))).body.file
      const refused = (await again(id, pdf(60))).body.file
      await sendPart(id, swept.id, 0, pdf(100))
      await sendPart(id, refused.id, 0, pdf(60))
      // As where the server ends right after the commit.
      Object.assign(ctx, { files: { ...files, remove: () => Promise.reject(new Error('killed')) } })
      const removed = await here.filer.delete(`/suggestions/${other}/files/${whole.id}`)
      await finish(id, refused.id, sha(pdf(61)))
      await sweepFiles({ ...ctx, now: () => ctx.now() + 86_400_001 })
      Object.assign(ctx, { files })
      await bytesForgotten(ctx)
      expect(removed.status).toBe(200)
      expect([await stored(whole.id), await stored(swept.id), await stored(refused.id)]).toEqual([[], [], []])
    })
  })

  describe('downloading', () => {
    const get = (id: string, file: string, who = here.filer) =>
      here.site.app.inject({
        url: `/api/v1/suggestions/${id}/files/${file}`,
        headers: { cookie: who.cookie ?? '' },
      })

    it('is always an attachment in a sandbox, under its own name', async () => {
      const id = await here.begin()
      const { file } = (await upload(id, '方案 "终稿"(1).pdf', pdf(50))).body
      const answer = await get(id, file.id)
      expect(answer.rawPayload.equals(pdf(50))).toBe(true)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
      })
      const disposition = String(answer.headers['content-disposition'])
      expect(disposition).toMatch(/^attachment; filename="[\w ._-]+"; filename\*=UTF-8''[\w%.-]+$/)
      expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe('方案 "终稿"(1).pdf')
    })

    it('says calmly that what was stored is no longer there', async () => {
      const id = await here.begin()
      const { file } = (await upload(id, 'a.pdf', pdf(50))).body
      await here.site.ctx.files.remove(`${file.id}/whole`)
      const answer = await get(id, file.id)
      expect([answer.statusCode, answer.json().why]).toEqual([410, 'file-lost'])
    })

    it('is not for strangers, nor under another suggestion, nor before it is whole', async () => {
      const [id, other] = [await here.begin(), await here.begin()]
      const { file } = (await upload(id, 'a.pdf', pdf(50))).body
      const half = (await announce(id, 'b.pdf', 50)).body.file
      expect((await get(id, file.id, here.stranger)).statusCode).toBe(404)
      expect((await get(id, file.id, here.officer)).statusCode).toBe(404)
      expect((await get(other, file.id)).statusCode).toBe(404)
      expect((await get(id, half.id)).statusCode).toBe(404)
    })

    it('cannot be put into another suggestion’s slot by an edit', async () => {
      const [id, other] = [await here.begin(), await here.begin()]
      const { file } = (await upload(id, 'a.pdf', pdf(50))).body
      const answer = { id: file.id, name: file.name, size: file.size, sha256: file.sha256 }
      const { body } = await here.filer.post(`/suggestions/${other}/answers`, {
        ops: [edit('attachments', [answer])],
      })
      expect(body.outcomes[0].why).toBe('unknown-file')
    })
  })

  describe('with a virus scanner', () => {
    let clamd: Server
    let address: string
    beforeAll(async () => {
      // Speaks clamd's INSTREAM as its manual describes it; whatever holds the word EICAR is infected.
      clamd = createServer((socket) => {
        let got = Buffer.alloc(0)
        socket.on('data', (chunk) => {
          got = Buffer.concat([got, chunk])
          if (!got.subarray(-4).equals(Buffer.alloc(4))) return
          socket.end(got.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
        })
      })
      await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve))
      address = `tcp://127.0.0.1:${(clamd.address() as { port: number }).port}`
      Object.assign(here.site.ctx, { config: { ...here.site.ctx.config, clamdUrl: address } })
    })
    afterAll(() => {
      Object.assign(here.site.ctx, { config: { ...here.site.ctx.config, clamdUrl: null } })
      clamd.close()
    })

    it.each([
      ['clean', pdf(300_000), undefined, 'clean'],
      ['infected', Buffer.concat([pdf(100), Buffer.from('EICAR')]), 'infected', undefined],
    ])('says of a file that it is %s', async (_, bytes, problem, scanned) => {
      const id = await here.begin()
      const { body } = await upload(id, 'a.pdf', bytes)
      expect([body.more?.problem, body.file?.scanned]).toEqual([problem, scanned])
      expect(await slot(id)).toHaveLength(problem ? 0 : 1)
    })

    it('takes nothing while the scanner is gone, and blames nobody else', async () => {
      await new Promise((resolve) => clamd.close(resolve))
      const id = await here.begin()
      const { status, body } = await upload(id, 'a.pdf', pdf(300_000))
      expect([status, body.why]).toEqual([503, 'store-away'])
      expect(await slot(id)).toHaveLength(0)
    })
  })
})

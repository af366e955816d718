import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { buildApp } from '#server/app.ts'
import { compareFile } from '#server/commands/file/compare.ts'
import { verifyChains } from '#server/db/chain.ts'
import { type Embedded, startEmbedded } from '#server/db/embedded.ts'
import { filesAfter } from '#server/db/file-checks.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { diskStore } from '#server/files/disk.ts'
import { type Answer, type As, requests, type TestApp } from '#test/support/app.ts'
import { aKey, aReadyOrg, begin, type City, city, granted } from '#test/support/journey.ts'
import { aPdf } from '#test/support/make-files.ts'
import { aPerson } from '#test/support/people.ts'
import { familyOf, limitFiles } from './room.ts'

/** A few in the suite, more in the long form (npm run soak). */
const rounds = Number(process.env['ZHINAN_ROUNDS'] ?? (process.env['ZHINAN_SOAK'] ? 50 : 2))
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-full-'))

let here: City
let draft: string
let filer: As
/** A field of the form that takes files. */
let slot: string
/** A database server of this file's own, whose processes may be limited without harm to others. */
let embedded: Embedded
beforeAll(async () => {
  chmodSync(folder, 0o711)
  embedded = await startEmbedded({
    folder: path.join(folder, 'postgres'),
    durable: false,
    settings: ['fsync=off', 'full_page_writes=off'],
  })
  const shared = process.env['ZHINAN_TEST_DATABASE_URL']
  process.env['ZHINAN_TEST_DATABASE_URL'] = embedded.url
  here = await city().finally(() => {
    if (shared === undefined) delete process.env['ZHINAN_TEST_DATABASE_URL']
    else process.env['ZHINAN_TEST_DATABASE_URL'] = shared
  })
  const person = await aPerson(here.site)
  const org = await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] })
  filer = await here.as(person)
  const kind = here.call.kinds[0]?.code ?? ''
  draft = await begin(here, filer, org.id, kind)
  const { form } = granted(await filer.get(`/calls/${here.call.id}/forms/${kind}`)) as { form: Form }
  slot = fieldsOf(form).find((it) => it.kind === 'files')?.id ?? ''
}, 120_000)
afterAll(async () => {
  await here.site.close()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

describe('the disk of the attachments is full', () => {
  const attachments = path.join(folder, 'files')
  const files = diskStore(attachments)
  let site: TestApp['app']
  let as: As
  beforeAll(async () => {
    mkdirSync(attachments)
    site = await buildApp({ ...here.site.ctx, files })
    await site.ready()
    as = requests(site, filer.cookie)
  })
  afterAll(() => site.close())

  const put = async (file: string, bytes: Buffer, language: string): Promise<Answer> => {
    const sent = await site.inject({
      method: 'PUT',
      url: `/api/v1/suggestions/${draft}/files/${file}/parts/0`,
      headers: {
        cookie: filer.cookie ?? '',
        'content-type': 'application/octet-stream',
        'accept-language': language,
      },
      payload: bytes,
    })
    return { status: sent.statusCode, body: sent.json(), headers: sent.headers }
  }
  const onDisk = (): readonly string[] =>
    readdirSync(attachments, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile())
      .map((it) => it.name)

  test.each(['part', 'finish'] as const)(
    'on the %s: it is said, nothing half is called whole, and it goes on',
    async (when) => {
      const bytes = Buffer.concat([aPdf(['海上平台监测']), Buffer.alloc(300_000, 32)])
      const name = `${when}.pdf`
      const { file } = granted(
        await as.post(`/suggestions/${draft}/files`, { field: slot, name, size: bytes.length }),
      )
      if (when === 'finish') expect((await put(file.id, bytes, 'zh-CN')).status).toBe(200)
      const before = onDisk()
      limitFiles([process.pid], 100_000)
      try {
        for (const [language, words] of [
          ['zh-CN', '磁盘已满'],
          ['en', 'is full'],
        ] as const) {
          const refused =
            when === 'part'
              ? await put(file.id, bytes, language)
              : await as.post(`/suggestions/${draft}/files/${file.id}/finish`, {})
          expect(refused.status).toBe(507)
          expect(refused.body.why).toBe('store-full')
          if (when === 'part' || language === 'zh-CN') expect(refused.body.detail).toContain(words)
        }
        expect(onDisk()).toEqual(before)
        const rows = await here.site.ctx.db
          .selectFrom('file')
          .select('state')
          .where('id', '=', file.id)
          .execute()
        expect(rows).toEqual([{ state: 'uploading' }])
      } finally {
        limitFiles([process.pid], 'unlimited')
      }
      if (when === 'part') expect((await put(file.id, bytes, 'zh-CN')).status).toBe(200)
      granted(await as.post(`/suggestions/${draft}/files/${file.id}/finish`, {}))
      const ctx = { ...here.site.ctx, files }
      for (const it of (await filesAfter(ctx.db, undefined, 100)).filter((one) => one.id === file.id))
        expect(await compareFile(ctx, it)).toBeNull()
    },
  )
})

describe('the database’s files may not grow', () => {
  const acknowledged: string[] = []
  const told: Answer[] = []

  /** Saves one edit after the other, each again until it is taken, as the editor does. */
  async function write(stop: AbortSignal): Promise<void> {
    let op = aKey()
    while (!stop.aborted) {
      const edit = { op, path: 'title', value: `海上平台监测 ${op}`, base: 0 }
      const answer = await filer.post(`/suggestions/${draft}/answers`, { ops: [edit] })
      if (answer.status !== 200) {
        told.push(answer)
        await pause(20)
        continue
      }
      acknowledged.push(op)
      op = aKey()
    }
  }
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const processes = () => {
    const [pid] = readFileSync(path.join(embedded.folder, 'cluster/postmaster.pid'), 'utf8').split('\n')
    return familyOf(Number(pid))
  }
  const size = async () => {
    const { rows } = await sql<{ bytes: number }>`select pg_relation_size('answer_log') as bytes`.execute(
      here.site.ctx.db,
    )
    return rows[0]?.bytes ?? 0
  }

  test(`saves are told to come again, nothing acknowledged is lost, and it goes on by itself, ${rounds} times`, async () => {
    const { db } = here.site.ctx
    // The limit is one for all files, and the log of the database needs its sixteen megabytes.
    await sql`insert into answer_log (suggestion, op, path, value, base, rev, outcome, by_person, at)
      select ${draft}, gen_random_uuid(), 'filler', to_jsonb(repeat('x', 80)), 0, 0, 'clash', filer, created_at
      from suggestion, generate_series(1, 100000) where id = ${draft}`.execute(db)
    expect(await size()).toBeGreaterThan(16 * 1024 * 1024)
    for (let round = 0; round < rounds; round++) {
      const stop = new AbortController()
      const writing = [write(stop.signal), write(stop.signal)]
      const full = told.length
      try {
        limitFiles(processes(), await size())
        await expect.poll(() => told.length, { timeout: 30_000 }).toBeGreaterThan(full + 4)
        // What is there is still read.
        granted(await filer.get(`/suggestions/${draft}/draft`))
      } catch (error) {
        stop.abort()
        await Promise.all(writing)
        throw error
      } finally {
        limitFiles(processes(), 'unlimited')
      }
      const before = acknowledged.length
      await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before + 4)
      stop.abort()
      await Promise.all(writing)
    }
    for (const { status, body } of told) expect([status, body.why]).toEqual([503, 'database-away'])
    expect(told[0]?.body.detail).toContain('请稍后再试')
    const { rows } = await sql<{ op: string }>`select op from answer_log where path = 'title'`.execute(db)
    const kept = new Set(rows.map((it) => it.op))
    expect(acknowledged.filter((it) => !kept.has(it))).toEqual([])
    expect((await verifyChains(db)).broken).toEqual([])
    expect(await checkInvariants(db)).toEqual([])
    console.log(
      `full: ${rounds} times, ${acknowledged.length} saves acknowledged, ${told.length} told to come again, lost: 0`,
    )
  }, 14_400_000)
})

import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keptFor } from '#core/export.ts'
import type { PersonId } from '#core/id.ts'
import { fetchExport } from '#server/commands/export/fetch.ts'
import { makeExport } from '#server/commands/export/make.ts'
import type { Db, Tx } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { claimExport } from '#server/db/export-making.ts'
import { type ExportRow, takeBackExports } from '#server/db/exports.ts'
import { connect } from '#server/db/open.ts'
import { NoSuchObject, StoreAway, StoreFull } from '#server/files/store.ts'
import { rowsOfWorkbook } from '#server/files/table/workbook.ts'
import { expireExports } from '#server/jobs/expire-exports.ts'
import { makeExports } from '#server/jobs/make-exports.ts'
import { worded } from '#server/mail/notify.ts'
import type { As } from '#test/support/app.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { granted, said } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'

let here: Drafting
let triage: As
let auditor: As
beforeAll(async () => {
  here = await drafting()
  triage = await here.site.signIn((await aPerson(here.site, { staff: [['triage']] })).email)
  auditor = await here.site.signIn((await aPerson(here.site, { staff: [['auditor']] })).email)
  await here.begin()
})
afterAll(() => here.site.close())
beforeEach(async () => {
  await here.site.ctx.db.deleteFrom('export').execute()
  await here.site.ctx.db.deleteFrom('setting').where('key', '=', 'exports-rest').execute()
})

const ask = (who: As, change: object = {}) =>
  who.post('/exports', { key: randomUUID(), sort: 'my-suggestions', wanted: {}, ...change })
const asked = async (who: As, change: object = {}): Promise<string> =>
  granted(await ask(who, change)).export.id
const make = () => makeExports(here.site.ctx)
const stateOf = async (who: As, id: string) => granted(await who.get(`/exports/${id}`)).export
const fetched = (who: As, id: string) =>
  here.site.app.inject({
    url: `/api/v1/exports/${id}/file`,
    headers: who.cookie ? { cookie: who.cookie } : {},
  })
/** What the filer does at another time, signed in anew. */
async function at<It>(instant: number, does: (filer: As) => Promise<It>): Promise<It> {
  const now = here.site.clock.now()
  here.site.clock.set(instant)
  const done = await does(await here.site.signIn(here.filerPerson.email))
  here.site.clock.set(now)
  return done
}
const noticesOf = async (): Promise<readonly string[]> =>
  granted(await here.filer.get('/notices'))
    .items.map((it: { sort: string }) => it.sort)
    .toReversed()
const facts = () =>
  here.site.ctx.db
    .selectFrom('fact')
    .select(['happened', 'detail'])
    .where('subject', 'like', 'export%')
    .orderBy('at')
    .orderBy('n')
    .execute()

const failed = (claimed: ExportRow) => makeExport(here.site.ctx, { ...claimed, wanted: { unknown: 1 } })
/** A database that does what it is asked in the first transaction, and whose answer to it never comes. */
function withoutAnswer(db: Db, lost: () => Promise<never>): Db {
  return new Proxy(db, {
    get: (of, name) => {
      if (name !== 'transaction') return Reflect.get(of, name).bind(of)
      return () => ({
        execute: async (run: (tx: Tx) => Promise<unknown>) => {
          await of.transaction().execute(run)
          return lost()
        },
      })
    },
  })
}

describe('an export', () => {
  test('is asked for, made, told of, fetched and recorded', async () => {
    const id = await asked(here.filer, { wanted: { state: 'draft' } })
    expect(await stateOf(here.filer, id)).toMatchObject({ state: 'queued', total: 1, done: 0 })
    expect(said(await here.filer.get(`/exports/${id}/file`))).toBe('409 not-ready')
    await make()
    const made = await stateOf(here.filer, id)
    expect(made).toMatchObject({ state: 'ready', done: 1, expiresAt: here.site.clock.now() + keptFor })
    const file = await fetched(here.filer, id)
    expect([file.statusCode, file.rawPayload.length]).toEqual([200, made.size])
    const rows = await rowsOfWorkbook(file.rawPayload)
    expect(rows).toHaveLength(2)
    const told = granted(await here.filer.get('/notices')).items.map((it: { sort: string }) => it.sort)
    expect(told).toContain('export-ready')
    const happened = (await facts()).slice(-2)
    expect(happened.map((it) => it.happened)).toEqual(['export-made', 'export-fetched'])
    expect(happened[0]?.detail).toMatchObject({
      sort: 'my-suggestions',
      count: 1,
      filter: ['state=draft'],
    })
  })

  test('that was asked for twice under one key is one', async () => {
    const key = randomUUID()
    expect(await asked(here.filer, { key })).toBe(await asked(here.filer, { key }))
  })

  test('is nobody else’s to see, to give up or to fetch', async () => {
    const id = await asked(here.filer)
    await make()
    for (const who of [here.officer, here.stranger, triage, auditor]) {
      expect(said(await who.get(`/exports/${id}`))).toBe('404 not-found')
      expect(said(await who.post(`/exports/${id}/cancel`, {}))).toBe('404 not-found')
      expect(said(await who.get(`/exports/${id}/file`))).toBe('404 not-found')
      expect(granted(await who.get('/exports')).items).toEqual([])
    }
    expect((await here.site.anyone.get(`/exports/${id}/file`)).status).toBe(401)
  })

  test('of what the bureau holds takes the role of an exporter', async () => {
    for (const sort of ['office-suggestions', 'archive', 'audit'])
      expect(said(await ask(here.officer, { sort }))).toBe('403 not-an-exporter')
  })

  test('with a filter that its list does not know is refused with the place', async () => {
    const answer = await ask(here.filer, { wanted: { q: 'x'.repeat(101) } })
    expect([said(answer), answer.body.more?.problems?.[0]?.at]).toEqual(['422 bad-input', 'wanted.q'])
    expect((await ask(here.filer, { sort: 'everything' })).status).toBe(422)
  })

  test('is given up before it is made, not after', async () => {
    const id = await asked(here.filer)
    granted(await here.filer.post(`/exports/${id}/cancel`, {}))
    await make()
    expect((await stateOf(here.filer, id)).state).toBe('cancelled')
    const other = await asked(here.filer)
    await make()
    expect(said(await here.filer.post(`/exports/${other}/cancel`, {}))).toBe('409 not-ready')
  })

  test('expires: then its bytes are gone', async () => {
    const id = await asked(here.filer)
    await make()
    await at(here.site.clock.now() + keptFor, async (filer) => {
      expect(said(await filer.get(`/exports/${id}/file`))).toBe('409 not-ready')
      await expireExports(here.site.ctx)
      expect((await stateOf(filer, id)).state).toBe('expired')
      await expect(here.site.ctx.files.read(`${id}/1`)).rejects.toThrow()
    })
  })

  test('is one of five at most that wait', async () => {
    for (let n = 0; n < 5; n++) await asked(here.filer)
    expect(said(await ask(here.filer))).toBe('409 too-many-exports')
  })

  test('whose maker fell silent is taken up by another', async () => {
    const id = await asked(here.filer)
    const silent = new Date(here.site.clock.now() - 121_000)
    const claim = here.site.ctx.db.updateTable('export').set({ state: 'making' }).where('id', '=', id)
    await claim.set({ beat_at: new Date(here.site.clock.now() - 1000) }).execute()
    await make()
    expect((await stateOf(here.filer, id)).state).toBe('making')
    await claim.set({ beat_at: silent }).execute()
    await make()
    expect((await stateOf(here.filer, id)).state).toBe('ready')
  })
})

describe('fetching', () => {
  test('lets go of the file where it cannot be recorded', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    await make()
    let given: Readable | undefined
    const read: typeof ctx.files.read = async (key) => {
      given = await ctx.files.read(key)
      return given
    }
    const person = here.filerPerson.id as PersonId
    const actor = await loadActor(ctx.db, person, ctx.now())
    const lost = () => Promise.reject(new Error('the line to the database broke'))
    const fetching = fetchExport(
      { ...ctx, files: { ...ctx.files, read }, db: withoutAnswer(ctx.db, lost) },
      actor,
      id,
      ctx.now(),
    )
    await expect(fetching).rejects.toThrow('the line to the database broke')
    expect(given?.destroyed).toBe(true)
  })
})

describe('a maker', () => {
  test('that comes back after another took over neither finishes nor takes its file away', async () => {
    const id = await asked(here.filer)
    const late = await claimExport(here.site.ctx.db, here.site.clock.now())
    if (!late) throw new Error('Nothing waited.')
    await here.site.ctx.db
      .updateTable('export')
      .set({ beat_at: new Date(here.site.clock.now() - 121_000) })
      .where('id', '=', id)
      .execute()
    await make()
    await makeExport(here.site.ctx, late)
    expect((await stateOf(here.filer, id)).state).toBe('ready')
    expect((await fetched(here.filer, id)).statusCode).toBe(200)
  })

  test('does not finish what was hidden or destroyed meanwhile', async () => {
    const id = await asked(here.filer)
    const claimed = await claimExport(here.site.ctx.db, here.site.clock.now())
    if (!claimed) throw new Error('Nothing waited.')
    await here.site.ctx.db.transaction().execute((tx) => takeBackExports(tx, here.site.clock.now()))
    await makeExport(here.site.ctx, claimed)
    expect((await stateOf(here.filer, id)).state).toBe('queued')
  })

  test('that is late after its work was taken back writes where nobody else does', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    const late = await claimExport(ctx.db, ctx.now())
    if (!late) throw new Error('Nothing waited.')
    await ctx.db.transaction().execute((tx) => takeBackExports(tx, ctx.now()))
    await make()
    await makeExport(ctx, late)
    const made = await stateOf(here.filer, id)
    const file = await fetched(here.filer, id)
    expect([made.state, file.statusCode]).toEqual(['ready', 200])
    expect(file.rawPayload.length).toBe(made.size)
  })

  test('whose last answer was lost leaves what is ready', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    const claimed = await claimExport(ctx.db, ctx.now())
    if (!claimed) throw new Error('Nothing waited.')
    const lost = async (): Promise<never> => {
      throw new Error('the line to the database broke')
    }
    await makeExport({ ...ctx, db: withoutAnswer(ctx.db, lost) }, claimed)
    expect((await stateOf(here.filer, id)).state).toBe('ready')
    expect((await fetched(here.filer, id)).statusCode).toBe(200)
  })

  test.each([
    ['is full: that is said', new StoreFull('no room'), 'failed', /存储空间已满/],
    ['is away: it is tried again', new StoreAway('nobody answers'), 'making', /稍后自动重试/],
  ])('whose store %s', async (_, fault, state, words) => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    const claimed = await claimExport(ctx.db, ctx.now())
    if (!claimed) throw new Error('Nothing waited.')
    const refuse = async (): Promise<never> => {
      throw fault
    }
    await makeExport({ ...ctx, files: { ...ctx.files, write: refuse, remove: refuse } }, claimed)
    const found = await stateOf(here.filer, id)
    expect(found.state).toBe(state)
    expect(found.problem).toMatch(words)
  })

  test('that finds no store for an hour says so, and is not to blame', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    const refuse = () => Promise.reject(new StoreAway('nobody answers'))
    const away = { ...ctx, files: { ...ctx.files, write: refuse, remove: refuse } }
    const silent = ctx.db.updateTable('export').where('id', '=', id)
    let tries = 0
    for (; (await stateOf(here.filer, id)).state !== 'failed'; tries++) {
      await makeExports(away)
      await silent.set({ beat_at: new Date(ctx.now() - 121_000) }).execute()
    }
    expect(tries).toBeGreaterThan(29)
    expect((await stateOf(here.filer, id)).problem).toMatch(/超过一小时没有响应.*请过一段时间重新导出/)
  })

  test('that cannot ask whether it has finished takes nothing away', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    const claimed = await claimExport(ctx.db, ctx.now())
    if (!claimed) throw new Error('Nothing waited.')
    // A line of its own to the database, gone for good once the file is written.
    const own = await connect(here.site.url)
    const write: typeof ctx.files.write = async (...given) => {
      const written = await ctx.files.write(...given)
      await own.stop()
      return written
    }
    await makeExport({ ...ctx, db: own.db, files: { ...ctx.files, write } }, claimed)
    expect((await stateOf(here.filer, id)).state).toBe('making')
    expect((await buffer(await ctx.files.read(`${id}/1`))).length).toBeGreaterThan(0)
    // Silent long enough, it is made anew, and what the first try left goes in the end.
    await ctx.db
      .updateTable('export')
      .set({ beat_at: new Date(0) })
      .where('id', '=', id)
      .execute()
    await make()
    expect((await fetched(here.filer, id)).statusCode).toBe(200)
    await at(here.site.clock.now() + keptFor, () => expireExports(ctx))
    for (const n of [1, 2]) await expect(ctx.files.read(`${id}/${n}`)).rejects.toThrow(NoSuchObject)
  })

  test('that was taken back again and again for others’ sake is made in the end', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    for (let n = 0; n < 3; n++) {
      const claimed = await claimExport(ctx.db, ctx.now())
      expect(claimed?.attempts).toBe(n + 1)
      await ctx.db.transaction().execute((tx) => takeBackExports(tx, ctx.now()))
    }
    await make()
    expect((await stateOf(here.filer, id)).state).toBe('ready')
  })

  test('whose database breaks off is not to blame either: it is tried again', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    const claimed = await claimExport(ctx.db, ctx.now())
    if (!claimed) throw new Error('Nothing waited.')
    const write: typeof ctx.files.write = async () => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(ctx.db)
      throw new Error('It lives on.')
    }
    await makeExport({ ...ctx, files: { ...ctx.files, write } }, claimed)
    expect((await stateOf(here.filer, id)).state).toBe('making')
  })

  test.each([
    ['was given up', (id: string) => here.filer.post(`/exports/${id}/cancel`, {}), 'cancelled'],
    ['failed', (_: string, claimed: ExportRow) => failed(claimed), 'failed'],
  ])('leaves no file of an earlier try where it %s', async (_, end, state) => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    await claimExport(ctx.db, ctx.now())
    await ctx.files.write(`${id}/1`, Readable.from([Buffer.from('half')]))
    await ctx.db
      .updateTable('export')
      .set({ beat_at: new Date(0) })
      .where('id', '=', id)
      .execute()
    const claimed = await claimExport(ctx.db, ctx.now())
    if (!claimed) throw new Error('Nothing waited.')
    await end(id, claimed)
    await expireExports(ctx)
    await expireExports(ctx)
    expect(await stateOf(here.filer, id)).toMatchObject({ state, expiresAt: null })
    await expect(ctx.files.read(`${id}/1`)).rejects.toThrow(NoSuchObject)
  })

  test('that is ended each time leaves a notice with a way out, and no file', async () => {
    const { ctx } = here.site
    const id = await asked(here.filer)
    const before = (await noticesOf()).length
    for (let tries = 0; tries < 3; tries++) {
      const claimed = await claimExport(ctx.db, ctx.now())
      await ctx.files.write(`${id}/${claimed?.attempts}`, Readable.from([Buffer.from('half')]))
      await ctx.db
        .updateTable('export')
        .set({ beat_at: new Date(0) })
        .where('id', '=', id)
        .execute()
    }
    await make()
    await make()
    const { state, problem } = await stateOf(here.filer, id)
    expect([state, problem]).toEqual(['failed', expect.stringMatching(/三次.*请重新导出/)])
    expect((await noticesOf()).slice(before)).toEqual(['export-failed'])
    const [{ params }] = granted(await here.filer.get('/notices')).items
    for (const [language, said] of [
      ['zh-CN', /服务器三次都没能做完.*请重新导出.*\n您可以在“我的导出”中重新导出/],
      ['en', /Three times the server stopped.*export again.*\nUnder “My exports” you can export again/],
    ] as const)
      expect(worded(language, 'export-failed', params).body).toMatch(said)
    expect(await claimExport(ctx.db, ctx.now())).toBeUndefined()
    for (const n of [1, 2, 3]) await expect(ctx.files.read(`${id}/${n}`)).rejects.toThrow()
  })
})

describe('the switch', () => {
  test('lets exports wait in the last hours, says until when, and makes them after', async () => {
    const { window } = granted(await here.site.anyone.get('/calls')).calls[0]
    granted(await triage.put('/exports-rest', { mode: 'last-hours', hours: 6, reason: '保障最后时段' }))
    const id = await at(window.closes - 5 * 3_600_000, async (filer) => {
      const asking = await asked(filer)
      await make()
      expect((await stateOf(filer, asking)).state).toBe('queued')
      const { rest } = granted(await filer.get('/exports'))
      expect(rest).toEqual({ now: true, until: window.closes + 1_800_000 })
      return asking
    })
    await at(window.closes + 1_800_000, async (filer) => {
      await make()
      expect((await stateOf(filer, id)).state).toBe('ready')
    })
  })

  test('is set by triage alone, with a reason, and recorded', async () => {
    const change = { mode: 'now', hours: 4, reason: '系统繁忙，暂停导出' }
    for (const who of [here.officer, auditor])
      expect(said(await who.put('/exports-rest', change))).toBe('403 not-yours')
    expect(said(await triage.put('/exports-rest', { ...change, reason: '忙' }))).toBe('422 text-missing')
    granted(await triage.put('/exports-rest', change))
    expect(granted(await auditor.get('/exports-rest'))).toEqual({
      rest: { mode: 'now', hours: 4 },
      maySet: false,
    })
    expect(said(await here.officer.get('/exports-rest'))).toBe('403 not-yours')
    const id = await asked(here.filer)
    await make()
    expect((await stateOf(here.filer, id)).state).toBe('queued')
    expect((await facts()).filter((it) => it.happened === 'exports-rested').at(-1)).toMatchObject({
      happened: 'exports-rested',
      detail: { mode: 'now' },
    })
  })
})

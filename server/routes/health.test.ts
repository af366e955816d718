import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf } from '#server/db/facts.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { said } from '#test/support/journey.ts'
import { aCall } from '#test/support/make-call.ts'
import { aPerson } from '#test/support/people.ts'

let site: TestApp
let keeper: As
let auditor: As
const noon = Date.parse('2030-02-10T12:00:00+08:00')
const hour = 3_600_000
const pause = (from: number, to: number) => ({
  from: noon + from * hour,
  to: noon + to * hour,
  says: { zh: '更换磁盘', en: 'A disk is replaced' },
})

beforeAll(async () => {
  site = await testApp({ now: noon })
  await site.install(aCall())
  keeper = await site.signIn((await aPerson(site, { staff: [['sys-admin']] })).email)
  auditor = await site.signIn((await aPerson(site, { staff: [['auditor']] })).email)
})
afterAll(() => site.close())

test('everybody learns that it works, which window is open and until when, and nothing of how', async () => {
  const { body } = await site.anyone.get('/status')
  expect(body).toEqual({
    now: noon,
    calls: [
      {
        call: aCall().id,
        title: aCall().title,
        phase: 'concentrated',
        opens: aCall().window.opens,
        closes: aCall().window.closes,
      },
    ],
    pauses: [],
  })
})

test('a pause is announced by who keeps the site, told to everybody until it is over, and remembered as a fact', async () => {
  const pauses = [pause(30, 32), pause(2, 3)]
  expect(said(await auditor.put('/admin/pauses', { pauses }))).toBe('403 not-yours')
  expect(said(await site.anyone.put('/admin/pauses', { pauses }))).toBe('401 not-signed-in')
  expect((await keeper.put('/admin/pauses', { pauses })).body.pauses).toEqual([pause(2, 3), pause(30, 32)])
  expect((await site.anyone.get('/status')).body.pauses).toHaveLength(2)
  const facts = await factsOf(site.ctx.db, 'planned-pauses')
  expect(facts.map((it) => [it.happened, it.detail])).toEqual([['pauses-announced', { count: 2 }]])
  site.clock.pass(3 * hour)
  expect((await site.anyone.get('/status')).body.pauses).toEqual([pause(30, 32)])
  site.clock.pass(-3 * hour)
  expect(said(await keeper.put('/admin/pauses', { pauses: [pause(3, 2)] }))).toBe('422 bad-input')
  expect((await site.anyone.get('/status')).body.pauses).toHaveLength(2)
})

test('how the machine stands is for who keeps the site: codes and figures, each with its sentence', async () => {
  expect(said(await auditor.get('/admin/health'))).toBe('403 not-yours')
  const { body } = await keeper.get('/admin/health')
  const found = Object.fromEntries(
    body.findings.map((it: { check: string; code: string }) => [it.check, it.code]),
  )
  expect(found).toMatchObject({ database: 'database-fine', durability: 'not-durable', backup: 'backup-none' })
  expect(body.server.memory).toBeGreaterThan(1_000_000)
})

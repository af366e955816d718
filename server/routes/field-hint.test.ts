import { afterAll, beforeAll, expect, test } from 'vitest'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { aPerson } from '#test/support/people.ts'

let it: TestApp
let filer: As
beforeAll(async () => {
  it = await testApp()
  await it.install(
    aCall({
      areas: [
        { id: 'sea', terms: ['赤潮', '养殖'] },
        { id: 'air', terms: ['无人机'] },
      ],
      fieldAreas: { SEA: { sea: 1 }, AIR: { air: 1 } },
    }),
  )
  filer = await it.signIn((await aPerson(it)).email)
})
afterAll(() => it.close())

const path = '/calls/xiaoshi-2030/field-hint'

test('a filer is told the field and the words that say so', async () => {
  const { status, body } = await filer.post(path, { title: '赤潮预警', text: '养殖水域' })
  expect([status, body]).toEqual([200, { fields: [{ code: 'SEA', score: 1, because: ['赤潮', '养殖'] }] }])
})

test('where the words say nothing, nothing is shown', async () => {
  expect((await filer.post(path, { title: '' })).body).toEqual({ fields: [] })
})

test('whoever is not signed in, or names no call, is told so', async () => {
  expect((await it.anyone.post(path, { title: '赤潮' })).status).toBe(401)
  expect((await filer.post('/calls/nowhere/field-hint', { title: '赤潮' })).status).toBe(404)
})

test('more than typing asks is slowed down, for that person only, and not for long', async () => {
  const busy = await it.signIn((await aPerson(it)).email)
  const statuses: number[] = []
  for (let n = 0; n < 61; n += 1) statuses.push((await busy.post(path, { title: '赤潮' })).status)
  expect([statuses.filter((s) => s === 200).length, statuses.at(-1)]).toEqual([60, 429])
  expect((await filer.post(path, { title: '赤潮' })).status).toBe(200)
  it.clock.pass(60_000)
  expect((await busy.post(path, { title: '赤潮' })).status).toBe(200)
})

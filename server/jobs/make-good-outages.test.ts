import { afterAll, beforeAll, expect, test } from 'vitest'
import { beat } from '#server/db/pulse.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { granted } from '#test/support/journey.ts'
import { aCall } from '#test/support/make-call.ts'
import { makeGoodOutages } from './make-good-outages.ts'

const minute = 60_000
const hour = 60 * minute
let site: TestApp
const { window, handling } = aCall()
beforeAll(async () => {
  site = await testApp({ now: window.closes - 10 * hour })
  await site.install(
    aCall({ handling: { ...handling, outage: { withinHours: 24, leastMinutes: 30, addsHours: 12 } } }),
  )
})
afterAll(() => site.close())

const answering = async (from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += minute) await beat(site.ctx.db, at)
}
const inForce = async () => {
  site.ctx.calls.refresh()
  return (await site.ctx.calls.current())[0]?.call.window
}

test('an outage before the end moves it by the rule, once, with the reason for everybody to read', async () => {
  const now = site.clock.now()
  await answering(now - 3 * hour, now - 2 * hour)
  await answering(now - hour, now)
  await makeGoodOutages(site.ctx)
  await makeGoodOutages(site.ctx)
  const stands = await inForce()
  expect(stands?.closes).toBe(window.closes + 12 * hour)
  expect(stands?.extensions.map((it) => it.reason)).toEqual([
    {
      zh: '截止前系统有 60 分钟无法使用，按征集规则自动顺延 12 小时。',
      en: 'The site could not be used for 60 minutes before the end; by the rule of the call the end moves by 12 hours.',
    },
  ])
  const { by_person } = await site.ctx.db
    .selectFrom('fact')
    .select('by_person')
    .where('happened', '=', 'call-extended')
    .executeTakeFirstOrThrow()
  expect(by_person).toBeNull()
})

test('how much of the time the site answered is told to everybody', async () => {
  const { share, outages, from, to } = granted(await site.anyone.get('/public/availability'))
  expect([to - from, outages]).toEqual([3 * hour, [{ from: to - 2 * hour, to: to - hour }]])
  expect(share).toBeCloseTo(2 / 3)
})

import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import type { Context } from '../context.ts'
import { byTheClock } from './by-the-clock.ts'
import { cronClock, farApart, watchJumps } from './clocks.ts'

const minute = 60_000
const hour = 60 * minute

/** A clock that goes at the usual pace and can be set. */
function settable() {
  let passed = 1000
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    passed: () => performance.now() + passed,
    time: () => ahead + 5_000_000 + passed,
    set: (by: number) => {
      ahead += by
    },
    pass: (by: number) => {
      passed += by
    },
  }
}

test.each<[what: string, by: number, after: number, far: boolean]>([
  ['goes as it should', 0, hour, false],
  ['was set by a second', 1500, hour, false],
  ['was set ahead', 24 * hour, 0, true],
  ['was set back', -24 * hour, 0, true],
  ['was set ahead an hour ago', 24 * hour, hour, true],
  ['has stood for long since it was set', 24 * hour, 7 * hour, false],
])('a clock that %s', (_, by, after, far) => {
  const clock = settable()
  const jumped = watchJumps({ now: clock.time, passed: clock.passed })
  expect(jumped()).toBeLessThan(1000)
  clock.set(by)
  jumped()
  clock.pass(after)
  expect(jumped() >= farApart).toBe(far)
})

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const ahead = async (): Promise<boolean> => {
  const { rows } = await sql<{ ahead: boolean }>`
    select bool_or(last_execution > now() + interval '1 minute') as ahead
    from graphile_worker._private_known_crontabs`.execute(database.db)
  return rows[0]?.ahead ?? false
}

test.each([
  ['left while the clock has jumped', 24 * hour, 0],
  ['done while it goes as it should', 0, 1],
])('what cannot be taken back is %s, though both clocks agree', async (_, jump, times) => {
  let done = 0
  const job = byTheClock(
    async () => {
      done++
    },
    () => jump,
  )
  const log = pino({ level: 'silent' })
  await job({ db: database.db, now: Date.now, log } as Context, undefined)
  expect(done).toBe(times)
})

test('plans only while its clock is right, and takes back what a wrong one has written', async () => {
  const clock = settable()
  const cron = cronClock(database.db, clock)
  expect(cron.agrees()).toBe(false)
  clock.set(24 * hour)
  await cron.look()
  expect([cron.agrees(), cron.wentBack()]).toEqual([false, false])
  await sql`
    insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('sweep', now(), now() + interval '1 day')`.execute(database.db)
  await cron.look()
  expect(await ahead()).toBe(true)
  clock.set(-24 * hour)
  expect([cron.agrees(), cron.wentBack()]).toEqual([true, true])
  expect(cron.wentBack()).toBe(false)
  await cron.look()
  expect(await ahead()).toBe(false)
  clock.set(-minute)
  expect(cron.agrees()).toBe(false)
})

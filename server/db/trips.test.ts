import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { onlyReads } from './trips.ts'

let it: TestDatabase
beforeAll(async () => {
  it = await testDatabase()
  await sql`create table noted (n int primary key)`.execute(it.db)
})
beforeEach(async () => void (await sql`truncate noted`.execute(it.db)))
afterAll(() => it.drop())

const pid = async (db = it.db) =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid, ${1}::int as n`.execute(db)).rows[0]?.pid

test.each([
  ['select 1', true],
  ['  with a as (select 1) select * from a', true],
  ['SELECT updated_at from x', true],
  ['select * from x for update', false],
  ['select * from x for no key update', false],
  ['select * from x FOR SHARE', false],
  ['select pg_advisory_xact_lock(1)', false],
  ['select nextval($1)', false],
  ['with a as (insert into x values (1) returning n) select * from a', false],
  ['update x set n = 1', false],
  ['begin', false],
  ['set local x = 1', false],
])('%s only reads: %s', (text, expected) => {
  expect(onlyReads(text)).toBe(expected)
})

test('what is read in the same turn comes from one connection, each with its own answer', async () => {
  const read = (n: number) =>
    sql<{ n: number; pid: number }>`select ${n}::int as n, pg_backend_pid() as pid`.execute(it.db)
  const came = await Promise.all([1, 2, 3, 4, 5].map(read))
  expect(came.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3, 4, 5])
  expect(new Set(came.map(({ rows }) => rows[0]?.pid)).size).toBe(1)
})

test('one that fails fails alone', async () => {
  const divide = (by: number) => sql<{ n: number }>`select 12 / ${by}::int as n`.execute(it.db)
  const [a, b, c] = await Promise.allSettled([divide(3), divide(0), divide(4)])
  expect([a?.status, b?.status, c?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(b).toMatchObject({ reason: { code: '22012' } })
  expect(c).toMatchObject({ value: { rows: [{ n: 3 }] } })
})

test('a transaction keeps its connection, and what it reads is its own', async () => {
  await it.db.transaction().execute(async (tx) => {
    await sql`insert into noted values (1)`.execute(tx)
    const count = async (db: typeof it.db) =>
      (await sql<{ n: number }>`select count(*)::int as n from noted where n > ${0}`.execute(db)).rows[0]?.n
    expect([await count(tx), await count(it.db)]).toEqual([1, 0])
    expect(await pid(tx)).toBe(await pid(tx))
  })
})

test('readings go on while transactions hold every connection they may have', async () => {
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  const begun: Promise<unknown>[] = []
  const busy = Array.from({ length: 20 }, () =>
    it.db.transaction().execute(async (tx) => {
      begun.push(sql`select ${1}::int`.execute(tx))
      await begun.at(-1)
      await held
    }),
  )
  await expect.poll(() => begun.length).toBe(20)
  expect(await pid()).toBeGreaterThan(0)
  release()
  await Promise.all(busy)
})

test('a reading that takes long again and again no longer goes with others', async () => {
  const slow = () =>
    sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(${0.03}::float)`.execute(it.db)
  for (let n = 0; n < 16; n++) await slow()
  const [a, b, quick] = await Promise.all([slow(), slow(), pid()])
  expect(new Set([a?.rows[0]?.pid, b?.rows[0]?.pid, quick]).size).toBe(3)
})

test('a connection that is cut fails what was on its way, and the next reading finds another', async () => {
  const own = await pid()
  await sql`select pg_terminate_backend(${own}::int) from (values (1)) as other`
    .execute(it.db)
    .catch(() => undefined)
  await expect.poll(() => pid().catch(() => undefined)).toBeGreaterThan(0)
  expect(await pid()).not.toBe(own)
})

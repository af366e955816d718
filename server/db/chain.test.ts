import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewFact } from '#core/fact.ts'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { seal, verifyChains } from './chain.ts'
import { append } from './facts.ts'

let it: TestDatabase
beforeEach(async () => {
  it = await testDatabase()
})
afterEach(() => it.drop())

const at = Date.parse('2030-02-10T12:00:00+08:00')
const fact = (no: string): NewFact => ({ happened: 'suggestion-begun', detail: { no } })

const tell = (subject: string, ...nos: string[]) =>
  it.db.transaction().execute((tx) => append(tx, subject, nos.map(fact), null, at))

/**
 * Waits until whatever ran before has ended: all databases of a server count their transactions together, so another test's
 * would hold sealing back.
 */
async function othersToEnd(): Promise<void> {
  const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::text as now`.execute(it.db)
  const over = () =>
    sql<{ over: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${rows[0]?.now}::xid8 as over`.execute(it.db)
  await expect.poll(async () => (await over()).rows[0]?.over, { timeout: 20_000, interval: 20 }).toBe(true)
}

const sealAll = async (): Promise<number> => {
  await othersToEnd()
  return seal(it.db, at)
}

/** Changes stored facts as only somebody with the database in their hands can. */
const tamper = async (statement: string) => {
  await sql`alter table fact disable trigger fact_is_final`.execute(it.db)
  await sql.raw(statement).execute(it.db)
}

test('chains and checkpoints that nobody has touched hold', async () => {
  await tell('one', 'a', 'b')
  await tell('two', 'c')
  expect(await sealAll()).toBe(3)
  await tell('one', 'd')
  expect(await sealAll()).toBe(1)
  expect(await sealAll()).toBe(0)
  await tell('two', 'e')
  expect(await verifyChains(it.db)).toEqual({ facts: 5, chains: 2, checkpoints: 2, broken: [] })
})

test.each([
  {
    what: 'a detail was changed',
    statement: `update fact set detail = '{"no":"x"}' where subject = 'one' and n = 2`,
    broken: [{ subject: 'one', n: 2, problem: 'content' }],
  },
  {
    what: 'the time was changed',
    statement: `update fact set at = at - interval '1 day' where subject = 'one' and n = 1`,
    broken: [{ subject: 'one', n: 1, problem: 'content' }],
  },
  {
    what: 'a fact in the middle is gone',
    statement: `delete from fact where subject = 'one' and n = 2`,
    broken: [
      { subject: 'one', n: 3, problem: 'gap' },
      { subject: 'one', n: 2, problem: 'missing' },
      { subject: 'checkpoint', n: 1, problem: 'checkpoint' },
    ],
  },
  {
    what: 'the end of a chain was cut off',
    statement: `delete from fact where subject = 'one' and n = 3`,
    broken: [
      { subject: 'one', n: 3, problem: 'missing' },
      { subject: 'checkpoint', n: 1, problem: 'checkpoint' },
    ],
  },
  {
    what: 'a hash was written anew',
    statement: `update fact set hash = repeat('a', 64) where subject = 'one' and n = 1`,
    broken: [
      { subject: 'one', n: 1, problem: 'content' },
      { subject: 'one', n: 2, problem: 'link' },
      { subject: 'checkpoint', n: 1, problem: 'checkpoint' },
    ],
  },
  {
    what: 'a checkpoint was written anew',
    statement: `update checkpoint set at = at + interval '1 hour' where n = 1`,
    broken: [{ subject: 'checkpoint', n: 1, problem: 'checkpoint' }],
  },
  {
    what: 'a checkpoint was linked elsewhere',
    statement: `update checkpoint set prev = repeat('b', 64) where n = 1`,
    broken: [
      { subject: 'checkpoint', n: 1, problem: 'checkpoint-link' },
      { subject: 'checkpoint', n: 1, problem: 'checkpoint' },
    ],
  },
])('$what: it is found', async ({ statement, broken }) => {
  await tell('one', 'a', 'b', 'c')
  await tell('two', 'd')
  await sealAll()
  await tamper(statement)
  expect((await verifyChains(it.db)).broken).toEqual(broken)
})

test('facts of a transaction that is still running are sealed once it has ended, and none twice', async () => {
  await tell('one', 'a')
  await othersToEnd()
  let finish = () => {}
  const wait = new Promise<void>((resolve) => {
    finish = resolve
  })
  let begun = () => {}
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const running = it.db.transaction().execute(async (tx) => {
    await append(tx, 'slow', [fact('b')], null, at)
    // What is held goes to the database with the next statement.
    await sql`select 1`.execute(tx)
    begun()
    await wait
  })
  await hasBegun
  await tell('two', 'c')
  expect(await seal(it.db, at)).toBe(1)
  finish()
  await running
  expect(await sealAll()).toBe(2)
  expect(await sealAll()).toBe(0)
  expect((await verifyChains(it.db)).broken).toEqual([])
})

test('two that seal at once seal every fact once', async () => {
  for (const subject of ['one', 'two', 'three']) await tell(subject, 'a', 'b')
  await othersToEnd()
  const counts = await Promise.all([seal(it.db, at), seal(it.db, at)])
  expect(counts.toSorted()).toEqual([0, 6])
  expect((await verifyChains(it.db)).broken).toEqual([])
})

test('after a restore, facts with numbers from the old server are sealed', async () => {
  await tell('one', 'a')
  await sealAll()
  await sql`update setting set value = '"900000000"' where key = 'facts-sealed-below'`.execute(it.db)
  await tell('one', 'b')
  await tamper(`update fact set xid = '900000001' where subject = 'one' and n = 2`)
  await tell('two', 'c')
  expect(await sealAll()).toBe(2)
  expect((await verifyChains(it.db)).broken).toEqual([])
})

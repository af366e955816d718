import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReadyOrg, type City, city, fileOne } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { foldDeskTally, wrongTallies } from './desk-tally.ts'

let it: City
beforeAll(async () => {
  it = await city()
  const person = await aPerson(it.site)
  const org = await aReadyOrg(it, { type: 'ENT', members: [{ person, filer: true, admin: true }] })
  await fileOne(it, await it.as(person), org.id, 'KP')
})
afterAll(() => it.site.close())

const wrong = async () => (await wrongTallies.execute(it.site.ctx.db)).rows
const kept = async () => {
  const { rows } = await sql<{
    n: number
    sum: number
  }>`select count(*) as n, sum(n) as sum from desk_tally`.execute(it.site.ctx.db)
  return rows[0]
}
/** Moves that are made and taken back, as a busy hour leaves them. */
const toAndFro = async (times: number) => {
  for (let n = 0; n < times; n++)
    for (const by of [1, -1])
      await sql`update suggestion set handler = case when ${by} > 0 then filer end where state = 'submitted'`.execute(
        it.site.ctx.db,
      )
}

test('each change of office, state, handler and readers is tallied, in the transaction of the change', async () => {
  expect(await wrong()).toEqual([])
  const tx = await it.site.ctx.db.startTransaction().execute()
  await sql`update suggestion set readers = '{ZZ,YY}' where state = 'submitted'`.execute(tx)
  await sql`update suggestion set office = 'XX', handler = filer where state = 'submitted'`.execute(tx)
  expect((await wrongTallies.execute(tx)).rows).toEqual([])
  expect(await wrong()).toEqual([])
  await tx.rollback().execute()
  expect(await wrong()).toEqual([])
})

test('many differences become few rows that say the same, also when two servers sum them up and somebody moves on', async () => {
  await toAndFro(80)
  const before = await kept()
  expect(before?.n).toBeGreaterThan(300)
  const fold = () => sql.raw(foldDeskTally).execute(it.site.ctx.db)
  await Promise.all([fold(), toAndFro(3), fold()])
  expect(await wrong()).toEqual([])
  const after = await kept()
  expect(after?.sum).toBe(before?.sum)
  expect(after?.n).toBeLessThan(20)
  await fold()
  expect(await kept()).toEqual(after)
})

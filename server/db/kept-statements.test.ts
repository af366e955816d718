import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { held, KeepingClient } from './kept-statements.ts'

let it: TestDatabase
beforeEach(async () => {
  it = await testDatabase()
  await sql`create table noted (n int primary key)`.execute(it.db)
})
afterEach(() => it.drop())

type Run = typeof it.db
const note = (db: Run, n: number) => sql`insert into noted values (${n}) ${held}`.execute(db)
const noted = async (): Promise<number[]> =>
  (await sql<{ n: number }>`select n from noted order by n`.execute(it.db)).rows.map((row) => row.n)

test('a pool that sends a single statement is told what came of it', async () => {
  const pool = new pg.Pool({ connectionString: it.url, Client: KeepingClient, max: 1 })
  try {
    const { rows } = await pool.query('select $1::int as n', [7])
    expect(rows).toEqual([{ n: 7 }])
  } finally {
    await pool.end()
  }
})

describe('a held statement', () => {
  test('is seen by the next one and stands with the commit, in its order', async () => {
    await it.db.transaction().execute(async (tx) => {
      await note(tx, 1)
      await note(tx, 2)
      const { rows } = await sql<{ n: number }>`select n from noted where n > ${0}`.execute(tx)
      expect(rows).toHaveLength(2)
      await sql`delete from noted where n = ${1} ${held}`.execute(tx)
      await note(tx, 1)
    })
    expect(await noted()).toEqual([1, 2])
  })

  test('is gone when the transaction is', async () => {
    const broken = it.db.transaction().execute(async (tx) => {
      await note(tx, 1)
      throw new Error('enough')
    })
    await expect(broken).rejects.toThrow('enough')
    expect(await noted()).toEqual([])
  })

  test.each([
    ['the commit', async () => {}],
    ['the statement after it', async (tx: Run) => void (await sql`select ${1}::int`.execute(tx))],
  ])('that fails makes %s fail, with its own reason, and leaves nothing', async (_, after) => {
    const broken = it.db.transaction().execute(async (tx) => {
      await note(tx, 1)
      await note(tx, 1)
      await after(tx)
    })
    await expect(broken).rejects.toMatchObject({ constraint: 'noted_pkey' })
    expect(await noted()).toEqual([])
    await it.db.transaction().execute((tx) => note(tx, 3))
    expect(await noted()).toEqual([3])
  })
})

test('a transaction in which nothing was asked costs nothing and leaves the connection as it was', async () => {
  await it.db.transaction().execute(async () => {})
  await expect(it.db.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await it.db.transaction().execute((tx) => note(tx, 1))
  expect(await noted()).toEqual([1])
})

test('a table that gets a column meanwhile is read on: at once outside a transaction, inside with the next try', async () => {
  // Which statements are kept is known to the whole process, and other tests may have filled that up.
  const path = './kept-statements.ts?alone'
  const { KeepingClient: Alone } = (await import(path)) as { KeepingClient: typeof KeepingClient }
  const pool = new pg.Pool({ connectionString: it.url, Client: Alone, max: 1 })
  try {
    const client = await pool.connect()
    const text = 'select * from noted where n > $1'
    const read = async () => Object.keys((await client.query(text, [0])).fields.map((one) => one.name))
    const widen = (name: string) => sql`alter table noted add column ${sql.ref(name)} int`.execute(it.db)
    for (let n = 0; n < 3; n++) expect(await read()).toHaveLength(1)
    await widen('a')
    expect(await read()).toHaveLength(2)
    const other = 'select * from noted where n < $1'
    for (let n = 0; n < 3; n++) await client.query(other, [9])
    await widen('b')
    await client.query('begin', [])
    await expect(client.query(other, [9])).rejects.toMatchObject({ code: '0A000' })
    await client.query('rollback', [])
    await client.query('begin', [])
    expect((await client.query(other, [9])).fields).toHaveLength(3)
    await client.query('commit', [])
    client.release()
  } finally {
    await pool.end()
  }
})

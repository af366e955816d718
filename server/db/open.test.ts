import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverUrl, type TestDatabase, testDatabase } from '#test/support/database.ts'
import { connect, openDatabase } from './open.ts'

describe('an open database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())

  test.each<[situation: string, expression: string, value: unknown]>([
    ['counts as numbers', 'count(*)', 1],
    ['civil dates as the strings they are', "date '2024-02-29'", '2024-02-29'],
    ['decimals without rounding', '1234567890.0123456789::numeric', '1234567890.0123456789'],
    ['instants as instants', "timestamptz '2024-03-01T00:00+08:00'", new Date('2024-02-29T16:00:00Z')],
    ['a tenth of a second', "timestamptz '2024-02-29 16:00:01.2Z'", new Date('2024-02-29T16:00:01.200Z')],
    [
      'thousandths without what is smaller',
      "timestamptz '2024-12-31 23:59:59.987999Z'",
      new Date('2024-12-31T23:59:59.987Z'),
    ],
    ['old instants', "timestamptz '0099-03-01 00:00Z'", new Date('0099-03-01T00:00:00Z')],
    ['instants far away', "timestamptz '12024-03-01 00:00Z'", new Date('+012024-03-01T00:00:00Z')],
    ['sessions in UTC', "current_setting('TimeZone')", 'UTC'],
    ['Chinese text unharmed', "'指南𠮷'", '指南𠮷'],
  ])('gives %s', async (_situation, expression, value) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
      database.db,
    )
    expect(rows).toEqual([{ value }])
  })

  test('survives the loss of its connections', async () => {
    const lost: string[] = []
    const opened = await connect(database.url, (line) => lost.push(line))
    await opened.pool.query('select 1')
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() and state = 'idle'",
    )
    await expect.poll(() => lost.length).toBeGreaterThan(0)
    expect((await opened.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await opened.stop()
  })

  test('outlives a connection that is cut between two steps of a transaction', async () => {
    const lost: string[] = []
    const opened = await connect(database.url, (line) => lost.push(line))
    const cut = opened.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await database.pool.query(`select pg_terminate_backend(${rows[0]?.pid})`)
      await expect.poll(() => lost.length).toBeGreaterThan(0)
      await sql`select 1`.execute(tx)
    })
    await expect(cut).rejects.toThrow()
    expect((await opened.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await opened.stop()
  })

  test('is refused when it cannot hold every character', async () => {
    const latin = `test_latin_${process.pid}`
    await database.pool.query(
      `create database ${latin} template template0 encoding 'LATIN1' locale_provider libc locale 'C'`,
    )
    const url = new URL(serverUrl())
    url.pathname = `/${latin}`
    await expect(connect(url.href)).rejects.toThrow('its encoding is LATIN1')
    await database.pool.query(`drop database ${latin} with (force)`)
  })

  test('is never replaced in silence when it cannot be reached', async () => {
    const settings = {
      databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
      databaseUrlDirect: null,
      dataDir: '/nowhere',
    }
    await expect(openDatabase(settings)).rejects.toThrow('The database cannot be reached')
  })
})

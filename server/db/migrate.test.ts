import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '#test/support/database.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'

const file = (name: string, sql: string, sha256 = sql): Migration => ({ name, sql, sha256 })
const first = file('0001-a.sql', 'create table a (id int primary key)')
const second = file('0002-b.sql', 'insert into a values (1); create table b (id int)')

describe('migrations', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  beforeAll(async () => {
    database = await emptyDatabase()
  })
  afterAll(() => database.drop())

  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }

  test('run once and in order, also when three servers start at once', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, [first, second])))
    expect(applied.flat()).toEqual(['0001-a.sql', '0002-b.sql'])
    expect(await migrate(database.url, [first, second])).toEqual([])
    expect(await ask('select id from a')).toEqual([{ id: 1 }])
  })

  test('bring the tables of the job queue with them', async () => {
    expect(await ask("select to_regproc('graphile_worker.add_job') is not null as there")).toEqual([
      { there: true },
    ])
  })

  test.each<[situation: string, migrations: Migration[], words: string]>([
    ['a file that was changed after it ran', [file('0001-a.sql', 'select 1'), second], 'was changed after'],
    ['a database made by a newer Zhinan', [first], 'made by a newer one'],
    [
      'a number put in before the last',
      [first, file('0001-aa.sql', 'select 1'), second],
      'give it the next number',
    ],
    [
      'a statement that fails',
      [first, second, file('0003-c.sql', 'create table c (); select 1/0')],
      'was undone',
    ],
  ])('refuse %s', async (_situation, migrations, words) => {
    await expect(migrate(database.url, migrations)).rejects.toThrow(words)
  })

  test('leave nothing of a file that failed', async () => {
    expect(await ask("select to_regclass('c') as c")).toEqual([{ c: null }])
  })

  test('do not hold up who reads while they wait for a table, and come when it is free', async () => {
    const backup = new pg.Client({ connectionString: database.url })
    await backup.connect()
    await backup.query('begin')
    await backup.query('select from a')
    const wider = file('0003-wider.sql', 'alter table a add note text')
    const patience = { lockMs: 100, pauseMs: 400, longestMs: 60_000 }
    const applied = migrate(database.url, [first, second, wider], patience)
    const waits =
      "select from pg_stat_activity where wait_event_type = 'Lock' and query like 'alter table a%'"
    await expect.poll(async () => (await ask(waits)).length, { interval: 10 }).toBe(1)
    await expect.poll(async () => (await ask(waits)).length, { interval: 10 }).toBe(0)
    expect(await ask('select id from a')).toEqual([{ id: 1 }])
    await backup.query('commit')
    await backup.end()
    expect(await applied).toEqual(['0003-wider.sql'])
  })

  test('of this package are named and numbered as they must be', () => {
    expect(readMigrations().length).toBeGreaterThan(0)
  })
})

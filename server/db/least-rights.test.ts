import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { grantLeast } from '#server/db/least-rights.ts'
import { open, start } from '#server/main.ts'
import { emptyDatabase } from '#test/support/database.ts'

/** A site whose owner migrates and whose server runs under a role of its own. */
const role = `app_${randomBytes(4).toString('hex')}`
const password = randomBytes(12).toString('hex')
let database: Awaited<ReturnType<typeof emptyDatabase>>
let url: string

const asOwner = async (...statements: readonly string[]) => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  for (const it of statements) await client.query(it)
  await client.end()
}

beforeAll(async () => {
  database = await emptyDatabase()
  await asOwner(`create role ${role} login password '${password}'`)
  const address = new URL(database.url)
  address.username = role
  address.password = password
  url = address.href
})
afterAll(async () => {
  await asOwner(`drop owned by ${role}`, `drop role ${role}`)
  await database.drop()
})

test('the owner migrates, and the server runs without the right to make tables or to change what happened', async () => {
  const config = readConfig(
    {
      DATABASE_URL: url,
      DATABASE_URL_OWNER: database.url,
      SESSION_SECRET: 'kD3vR8tYw2Qm5Xp9Lb6Nc4Hs7Jf1Gz0A',
      LOG_LEVEL: 'silent',
      PORT: '0',
    },
    'real',
    '/tmp',
  )
  const running = await start(await open(config))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const refused = async (statement: string): Promise<string> =>
    client.query(statement).then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
  const denied = '42501'
  try {
    expect((await fetch(`${running.address}/readyz`)).status).toBe(200)
    // What the server does all day.
    expect(
      await refused(
        "insert into fact (subject, n, happened, detail, at, prev, hash) values ('x', 1, 'y', '{}', now(), '', '')",
      ),
    ).toBe('done')
    expect(await refused("insert into setting (key, value, changed_at) values ('a', '1', now())")).toBe(
      'done',
    )
    expect(await refused("select graphile_worker.add_job('sweep', '{}'::json)")).toBe('done')
    expect(await refused("delete from setting where key = 'a'")).toBe('done')
    // What it never does.
    for (const statement of [
      "update fact set detail = '{}'",
      'delete from fact',
      'truncate fact',
      'update checkpoint set facts = 0',
      'delete from sealed',
      'delete from project_snapshot',
      'update project_decision set at = now()',
      "insert into migration (name, sha256) values ('9999-x.sql', '')",
      'create table mine (n int)',
      'create temporary table mine (n int)',
      'alter table fact disable trigger fact_is_final',
      'drop table person',
      'create schema mine',
      "create function mine() returns int language sql as 'select 1'",
    ])
      expect([statement, await refused(statement)]).toEqual([statement, denied])
    const jobs = await running.ctx.db.selectFrom('checkpoint').selectAll().execute()
    expect(jobs).toBeDefined()
  } finally {
    await client.end()
    await running.close()
  }
})

test('whoever starts afterwards without the owner’s address starts all the same', async () => {
  const config = readConfig(
    { DATABASE_URL: url, SESSION_SECRET: 'kD3vR8tYw2Qm5Xp9Lb6Nc4Hs7Jf1Gz0A', LOG_LEVEL: 'silent', PORT: '0' },
    'real',
    '/tmp',
  )
  const running = await start(await open(config))
  try {
    expect((await fetch(`${running.address}/readyz`)).status).toBe(200)
  } finally {
    await running.close()
  }
})

test('servers that start together give the rights one after the other', async () => {
  await Promise.all(Array.from({ length: 4 }, () => grantLeast(database.url, role)))
})

test('one role for both is refused', async () => {
  const config = readConfig(
    { DATABASE_URL: database.url, DATABASE_URL_OWNER: database.url, LOG_LEVEL: 'silent' },
    'real',
    '/tmp',
  )
  await expect(open(config)).rejects.toThrow('name the same role')
})

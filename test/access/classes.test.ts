import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'

/** docs/security/classes.csv: what each column of the database holds, for whoever has to protect it. */
const root = path.resolve(import.meta.dirname, '../..')
const [heads = '', ...lines] = readFileSync(path.join(root, 'docs/security/classes.csv'), 'utf8')
  .trim()
  .split('\n')
const rows = lines.map((line) => {
  const [table = '', name = '', columns = ''] = line.split(',')
  return { table, name, columns: columns.split(' ') }
})
const classes = ['secret', 'personal', 'content', 'record', 'open']

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('every column of every table has one class, and nothing else has', async () => {
  const { rows: there } = await sql<{ place: string }>`
    select table_name || '.' || column_name as place from information_schema.columns
    where table_schema = 'public' order by 1`.execute(database.db)
  const classed = rows.flatMap(({ table, columns }) => columns.map((it) => `${table}.${it}`)).toSorted()
  expect(heads).toBe('table,class,columns')
  expect(classed).toEqual([...new Set(classed)])
  const known = new Set(there.map((it) => it.place))
  expect({
    without: there.filter((it) => !classed.includes(it.place)).map((it) => it.place),
    gone: classed.filter((it) => !known.has(it)),
  }).toEqual({ without: [], gone: [] })
})

test('every class is explained, in both languages, and no other is used', () => {
  expect([...new Set(rows.map((it) => it.name))].toSorted()).toEqual([...classes].toSorted())
  for (const page of ['classes.md', 'classes.zh-CN.md']) {
    const words = readFileSync(path.join(root, 'docs/security', page), 'utf8')
    expect(classes.filter((it) => !words.includes(`\`${it}\``))).toEqual([])
  }
})

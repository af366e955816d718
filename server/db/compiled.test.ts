import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { compiledOnce } from './compiled.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a statement put together once answers each call with what that call gives', async () => {
  let built = 0
  const both = compiledOnce((db, { word, n }: { readonly word: string; readonly n: number }) => {
    built += 1
    return db
      .selectNoFrom([sql<string>`${word}::text`.as('word'), sql<number>`${n}::int + ${1}::int`.as('next')])
      .where(sql<boolean>`${n}::int > 0`)
  })
  expect(await both(database.db, { word: '海', n: 1 })).toEqual([{ word: '海', next: 2 }])
  expect(await both(database.db, { word: '船', n: 7 })).toEqual([{ word: '船', next: 8 }])
  expect(await both(database.db, { word: '船', n: 0 })).toEqual([])
  const inside = await database.db.transaction().execute((tx) => both(tx, { word: '岸', n: 3 }))
  expect(inside).toEqual([{ word: '岸', next: 4 }])
  expect(built).toBe(1)
})

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'
import { candidatesFor } from './candidates.ts'
import { storePrint, takeOut } from './likeness.ts'

let site: TestApp
let filer: MadePerson
let org: MadeOrg
const call = aCall()
const nobody = '00000000-0000-0000-0000-000000000000'

beforeAll(async () => {
  site = await testApp()
  await site.install(call)
  filer = await aPerson(site)
  org = await anOrg(site, { members: [{ person: filer }] })
})
beforeEach(async () => {
  await site.ctx.db.deleteFrom('suggestion').execute()
})
afterAll(() => site.close())

/** Writes the fingerprint of one that is there already, or of a new one. */
async function printed(rare: readonly string[], bands: readonly number[] = [], known?: string) {
  const { db, now } = site.ctx
  const id = known ?? (await storeSuggestion(site, call.id, { filer, org }, { state: 'submitted' }))
  const print = { suggestion: id, version: 1, call: call.id, signature: Buffer.alloc(0), length: 100 }
  const stored = await db
    .transaction()
    .execute((tx) => storePrint(tx, { ...print, bands: [...bands], rare: [...rare] }, [], new Date(now())))
  expect(stored).toBe(true)
  return id
}
const near = (rare: readonly string[], bands: readonly number[] = [], most = 200, id = nobody) =>
  candidatesFor(site.ctx.db, id, { rare, bands }, most)
const wordsKept = async () =>
  (await site.ctx.db.selectFrom('fingerprint_word').select('word').execute()).length

describe('what is worth comparing', () => {
  test('has a band or two rare words in common, the most of them first', async () => {
    const two = await printed(['系泊', '锚链', '樱桃'])
    await printed(['系泊', '冷链'])
    const band = await printed(['光栅'], [7, 8])
    const three = await printed(['导缆孔', '系泊', '锚链'])
    const asked = ['系泊', '锚链', '导缆孔']
    expect(await near(asked, [7])).toEqual([three, two, band])
    expect(await near(asked, [7], 200, three)).toEqual([two, band])
    expect(await near(asked, [7], 1)).toEqual([three])
    expect(await near(asked, [7], 1, three)).toEqual([two])
    expect(await near([], [])).toEqual([])
  })

  test('of two alike is the newer first', async () => {
    const [older, newer] = [await printed(['系泊', '锚链']), await printed(['系泊', '锚链'])]
    expect(await near(['系泊', '锚链'])).toEqual([newer, older])
  })

  test('is found by words that are rare, though others stand in thousands of texts', async () => {
    const old = await printed(['系泊', '锚链', '方法'])
    await sql`insert into fingerprint_word (word, print)
      select word_number('方法'), n from generate_series(1000000, 1003000) n`.execute(site.ctx.db)
    expect(await near(['系泊', '锚链', '方法'])).toEqual([old])
    await sql`delete from fingerprint_word where print >= 1000000`.execute(site.ctx.db)
  })
})

describe('words are kept in step with the fingerprint', () => {
  const other = () => printed(['樱桃', '冷链'])

  test('that takes the place of another', async () => {
    await other()
    const id = await printed(['系泊', '锚链', '导缆孔'])
    await printed(['导缆孔', '光栅'], [], id)
    expect(await near(['系泊', '锚链'])).toEqual([])
    expect(await near(['光栅', '导缆孔'])).toEqual([id])
    expect(await wordsKept()).toBe(4)
  })

  test('that is written again as it was', async () => {
    const id = await printed(['系泊', '锚链'])
    await printed(['系泊', '锚链'], [], id)
    expect(await near(['系泊', '锚链'])).toEqual([id])
    expect(await wordsKept()).toBe(2)
  })

  test('that is taken out, and back with the next reading', async () => {
    await other()
    const id = await printed(['系泊', '锚链'])
    await site.ctx.db.transaction().execute((tx) => takeOut(tx, [id]))
    expect(await near(['系泊', '锚链'])).toEqual([])
    expect(await wordsKept()).toBe(2)
    await printed(['系泊', '锚链'], [], id)
    expect(await near(['系泊', '锚链'])).toEqual([id])
  })

  test('that goes with its suggestion', async () => {
    await other()
    const id = await printed(['系泊', '锚链'])
    await site.ctx.db.deleteFrom('suggestion').where('id', '=', id).execute()
    expect(await wordsKept()).toBe(2)
  })
})

test('a word has the number that it has anywhere', async () => {
  const { rows } = await sql<{ n: number }>`select word_number('系泊') as n`.execute(site.ctx.db)
  expect(rows[0]?.n).toBe(createHash('md5').update('系泊').digest().readInt32BE(0))
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChains } from '#server/db/chain.ts'
import { lockSuggestion } from '#server/db/suggestions.ts'
import type { Answer, As } from '#test/support/app.ts'
import { aKey, aReadyOrg, begin, type City, city, fillDraft, said, view } from '#test/support/journey.ts'
import { aPerson, type MadeOrg } from '#test/support/people.ts'

let here: City
let as: As
let org: MadeOrg
beforeAll(async () => {
  here = await city()
  const owner = await aPerson(here.site)
  org = await aReadyOrg(here, { members: [{ person: owner, filer: true, admin: true }] })
  as = await here.as(owner)
})
afterAll(() => here.site.close())

async function ready(count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const id = await begin(here, as, org.id, 'RKX')
    await fillDraft(here, as, id)
    ids.push(id)
  }
  return ids
}

const handIn = (id: string, key = aKey(), revision = 1): Promise<Answer> =>
  as.post(`/suggestions/${id}/hand-in`, { revision, key })

const serialsOf = (answers: readonly Answer[]): readonly number[] =>
  answers.map((it) => Number(it.body.suggestion.no.split('-').at(-1))).sort((a, b) => a - b)

test('at one moment each gets its own number without a gap, its version and its fact, and the rest is refused', async () => {
  const [first = '', ...others] = await ready(4)
  const bare = await begin(here, as, org.id, 'RKX')
  const [stale = ''] = await ready(1)
  const key = aKey()
  const [once, twice, incomplete, old, ...more] = await Promise.all([
    handIn(first, key),
    handIn(first, key),
    handIn(bare),
    handIn(stale, aKey(), 7),
    ...others.map((id) => handIn(id)),
  ])
  if (!once || !twice || !incomplete || !old) throw new Error('Somebody was not answered.')
  expect([once, twice, ...more].map((it) => it.status)).toEqual([200, 200, 200, 200, 200])
  expect(twice.body.receipt).toEqual(once.body.receipt)
  const serials = serialsOf([once, ...more])
  expect(serials).toEqual(serials.map((_, i) => (serials[0] ?? 0) + i))
  expect([said(incomplete), said(old)]).toEqual(['422 findings', '409 stale'])
  const versions = await here.site.ctx.db
    .selectFrom('version')
    .innerJoin('fact', (on) => on.onRef('fact.n', '=', 'version.fact_n'))
    .select(['version.suggestion', 'fact.happened'])
    .where('version.suggestion', 'in', [first, ...others])
    .whereRef('fact.subject', '=', (eb) => eb.cast<string>('version.suggestion', 'text'))
    .execute()
  expect(versions.map((it) => it.happened)).toEqual(Array(4).fill('suggestion-handed-in'))
  for (const id of [bare, stale]) expect((await view(as, id)).state).toBe('draft')
  expect((await verifyChains(here.site.ctx.db)).broken).toEqual([])
})

test('one that somebody holds waits alone, and the others of that moment do not wait for it', async () => {
  const ids = await ready(3)
  const { db } = here.site.ctx
  let waiting: Promise<Answer> | undefined
  await db.transaction().execute(async (tx) => {
    await lockSuggestion(tx, ids[0] ?? '')
    const all = ids.map((id) => handIn(id))
    waiting = all[0]
    expect((await Promise.all(all.slice(1))).map((it) => it.status)).toEqual([200, 200])
  })
  expect((await waiting)?.status).toBe(200)
})

test('one key for two at one moment is good for one of them', async () => {
  const ids = await ready(2)
  const key = aKey()
  const both = await Promise.all(ids.map((id) => handIn(id, key)))
  expect(both.map(said).toSorted()).toEqual(['200 done', '409 key-reused'])
  expect((await verifyChains(db())).broken).toEqual([])
})

const db = () => here.site.ctx.db

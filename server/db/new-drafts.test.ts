import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OrgId } from '#core/id.ts'
import { type Drafting, drafting, key } from '#test/support/drafting.ts'
import { statementsDuring } from '#test/support/statements.ts'
import { lockCall } from './calls.ts'
import { verifyChains } from './chain.ts'
import { chain } from './facts.ts'
import { type Beginning, storeNew } from './new-drafts.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
})
afterAll(() => here.site.close())

/** A new draft as it would be stored, with one answer. */
async function beginning(change: Partial<Beginning> = {}): Promise<Beginning> {
  const { ctx, clock } = here.site
  const at = clock.now()
  const id = ctx.dice.id(at)
  const like = await ctx.db
    .selectFrom('suggestion')
    .select(['call', 'call_version', 'org', 'kind'])
    .where('id', '=', await here.begin())
    .executeTakeFirstOrThrow()
  const filer = here.filerPerson.id
  const [fact] = chain(id, [{ happened: 'suggestion-begun', detail: { kind: like.kind } }], filer, at)
  if (!fact) throw new Error('There is no fact.')
  return {
    id,
    call: like.call,
    callVersion: like.call_version as Beginning['callVersion'],
    org: like.org as OrgId,
    filer,
    kind: like.kind,
    field: null,
    livelihood: null,
    copiedFrom: null,
    at,
    written: [{ op: key(), path: 'phone', value: '1', base: 0, rev: 1, outcome: 'applied' }],
    follows: { title: '涂层' },
    fact,
    key: key(),
    what: 'begin',
    outcome: { id },
    ...change,
  }
}

/** What of a draft stands in the tables. */
async function standing(id: string) {
  const { db } = here.site.ctx
  const of = (table: 'answer' | 'answer_log') => db.selectFrom(table).where('suggestion', '=', id)
  return {
    rows: await db.selectFrom('suggestion').select(['title', 'rev', 'state']).where('id', '=', id).execute(),
    answers: await of('answer').select(['path', 'value', 'rev']).execute(),
    logged: await of('answer_log').select(['path', 'value', 'rev', 'outcome']).execute(),
    facts: (await db.selectFrom('fact').select('n').where('subject', '=', id).execute()).length,
  }
}

const whole = {
  rows: [{ title: '涂层', rev: 1, state: 'draft' }],
  answers: [{ path: 'phone', value: '1', rev: 1 }],
  logged: [{ path: 'phone', value: '1', rev: 1, outcome: 'applied' }],
  facts: 1,
}
const nothing = { rows: [], answers: [], logged: [], facts: 0 }

it('stores what is begun together in one statement, each whole and with its chain', async () => {
  const all = [await beginning(), await beginning(), await beginning()]
  const statements = await statementsDuring(async () => {
    expect(await Promise.all(all.map((one) => storeNew(here.site.ctx.db, one)))).toEqual([true, true, true])
  })
  expect(statements).toBe(1)
  for (const { id } of all) expect(await standing(id)).toEqual(whole)
  expect((await verifyChains(here.site.ctx.db)).broken).toEqual([])
})

it('stores one of two with one key, at once or later, and nothing of the other', async () => {
  const [first, second, third] = [
    await beginning({ key: 'k' }),
    await beginning({ key: 'k' }),
    await beginning({ key: 'k' }),
  ]
  const at = await Promise.all([first, second].map((one) => storeNew(here.site.ctx.db, one)))
  expect([...at, await storeNew(here.site.ctx.db, third)]).toEqual([true, false, false])
  expect([await standing(first.id), await standing(second.id), await standing(third.id)]).toEqual([
    whole,
    nothing,
    nothing,
  ])
})

it('stores the others where one fails, and nothing of that one, its key left free', async () => {
  const bad = await beginning({ org: key() as OrgId })
  const good = await beginning()
  const [failed, stored] = await Promise.allSettled([bad, good].map((one) => storeNew(here.site.ctx.db, one)))
  expect([failed?.status, stored]).toEqual(['rejected', { status: 'fulfilled', value: true }])
  expect([await standing(bad.id), await standing(good.id)]).toEqual([nothing, whole])
  expect(await storeNew(here.site.ctx.db, { ...bad, org: good.org })).toBe(true)
})

it('begins one draft for two presses of one key, wherever they meet, and another thing never', async () => {
  const { org, kind, call } = await beginning()
  const pressed = { key: key(), call, org, kind, field: null, livelihood: null, title: '涂层', abstract: '' }
  const { db } = here.site.ctx
  const count = async () =>
    (await db.selectFrom('suggestion').select('id').where('filer', '=', here.filerPerson.id).execute()).length
  const before = await count()
  const both = await Promise.all(Array.from({ length: 6 }, () => here.filer.post('/suggestions', pressed)))
  expect(new Set(both.map((it) => JSON.stringify([it.status, it.body])))).toHaveLength(1)
  expect(both[0]?.status).toBe(200)
  expect((await here.filer.post('/suggestions', pressed)).body).toEqual(both[0]?.body)
  expect(await count()).toBe(before + 1)
  const other = await here.filer.post('/suggestions', { ...pressed, kind: `${kind}-` })
  expect(other.body.reason?.why ?? other.body.type).toContain('key-reused')
})

it('lets drafts be begun while their call is being altered', async () => {
  const { ctx } = here.site
  const one = await beginning()
  await ctx.db.transaction().execute(async (tx) => {
    expect(await lockCall(tx, one.call)).toBeDefined()
    expect(await storeNew(ctx.db, one)).toBe(true)
  })
})

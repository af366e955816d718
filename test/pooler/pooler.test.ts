import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkedAnswers } from '#server/answer.ts'
import { buildApp } from '#server/app.ts'
import { verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { connect, type OpenDatabase } from '#server/db/open.ts'
import { type As, cookieOf, requests } from '#test/support/app.ts'
import { aKey, aReadyOrg, begin, type City, city, fileOne, granted } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson, password } from '#test/support/people.ts'
import { type Pooler, startPooler } from './pooler.ts'

/** The site as it runs with DATABASE_URL through PgBouncer in transaction mode and DATABASE_URL_DIRECT past it. */
let behind: City
let here: City
let pooler: Pooler
let pooled: Omit<OpenDatabase, 'url'>
let writer: MadePerson
let org: MadeOrg

beforeAll(async () => {
  behind = await city()
  writer = await aPerson(behind.site)
  org = await aReadyOrg(behind, { members: [{ person: writer, filer: true, admin: true }] })
  pooler = await startPooler(behind.site.url)
  pooled = await connect(pooler.url, () => {}, 20, 'sent-whole')
  const ctx = { ...behind.site.ctx, db: pooled.db }
  const app = await buildApp(ctx, checkedAnswers)
  here = { ...behind, site: { ...behind.site, app, ctx } }
})
afterAll(async () => {
  await here.site.app.close()
  await pooled.stop()
  await pooler.stop()
  await behind.site.close()
})

async function signIn({ email }: MadePerson): Promise<As> {
  const answer = await requests(here.site.app, undefined).post('/session', { account: email, password })
  granted(answer)
  return requests(here.site.app, cookieOf(answer))
}

test('every session that a statement may come to keeps the time of the site', async () => {
  const zones = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const { rows } = await sql<{ zone: string }>`
        select current_setting('TimeZone') as zone, pg_sleep(0.005)`.execute(pooled.db)
      return rows[0]?.zone
    }),
  )
  expect(new Set(zones)).toEqual(new Set(['UTC']))
})

test('somebody signs in, writes, uploads and hands in', async () => {
  const as = await signIn(writer)
  const { receipt } = await fileOne(here, as, org.id, 'ZDYF')
  expect(receipt).toBeDefined()
})

test('many save at once over a few sessions: nothing is lost, and everything holds', async () => {
  const as = await signIn(writer)
  const drafts = await Promise.all(Array.from({ length: 4 }, () => begin(here, as, org.id, 'RKX')))
  const saves = Array.from({ length: 120 }, (_, n) => ({
    op: aKey(),
    draft: drafts[n % drafts.length] ?? '',
  }))
  const told = await Promise.all(
    saves.map(({ op, draft }) =>
      as.post(`/suggestions/${draft}/answers`, {
        ops: [{ op, path: 'title', value: `题目 ${op}`, base: 0 }],
      }),
    ),
  )
  expect(new Set(told.map((it) => it.status))).toEqual(new Set([200]))
  const stored = await behind.site.ctx.db
    .selectFrom('answer_log')
    .select('op')
    .where('suggestion', 'in', drafts)
    .execute()
  const there = new Set(stored.map((it) => it.op))
  expect(saves.filter(({ op }) => !there.has(op))).toEqual([])
  expect((await verifyChains(behind.site.ctx.db)).broken).toEqual([])
  expect(await checkInvariants(behind.site.ctx.db)).toEqual([])
})

test('wrong passwords sent all at once are counted one by one', async () => {
  const { email } = await aPerson(behind.site)
  const told = await Promise.all(
    Array.from({ length: 8 }, () =>
      requests(here.site.app, undefined).post('/session', { account: email, password: 'Wrong-Gull-31' }),
    ),
  )
  expect(told.map((it) => it.status).filter((it) => it === 401)).toHaveLength(3)
})

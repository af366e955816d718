import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '#server/app.ts'
import { openCallBook } from '#server/call-book.ts'
import { verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { connect, type OpenDatabase } from '#server/db/open.ts'
import { diceOf } from '#test/support/dice.ts'
import { aKey, begin, type City, city } from '#test/support/journey.ts'
import { anOrg, aPerson } from '#test/support/people.ts'
import { type Fault, type Line, lineTo, placeOf } from './line.ts'

/** A few in the suite, hundreds in the long form (npm run soak). */
const rounds = Number(process.env['ZHINAN_ROUNDS'] ?? (process.env['ZHINAN_SOAK'] ? 300 : 8))
const seed = Number(process.env['ZHINAN_SEED'] ?? 20_261_123)
const writers = 3
/** How long the server waits for a database that says nothing; a minute in operation. */
const waits = 1200

let here: City
let app: FastifyInstance
let database: Omit<OpenDatabase, 'url'>
let toServer: Line
let toDatabase: Line
let origin: string
let cookie: string
let org: string
let drafts: readonly string[]

beforeAll(async () => {
  here = await city()
  const filer = await aPerson(here.site)
  org = (await anOrg(here.site, { members: [{ person: filer, filer: true, admin: true }] })).id
  const as = await here.as(filer)
  cookie = as.cookie ?? ''
  const kind = here.call.kinds[0]?.code ?? ''
  drafts = await Promise.all(Array.from({ length: writers }, () => begin(here, as, org, kind)))
  const url = new URL(here.site.url)
  toDatabase = await lineTo(placeOf(url))
  url.searchParams.delete('host')
  url.host = `127.0.0.1:${toDatabase.port}`
  database = await connect(url.href, () => {}, 6, 'kept', waits)
  app = await buildApp({ ...here.site.ctx, db: database.db, calls: openCallBook(database.db, Date.now) })
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  toServer = await lineTo({ host: '127.0.0.1', port: Number(address.port) })
  origin = `http://127.0.0.1:${toServer.port}/api/v1`
}, 120_000)
afterAll(async () => {
  await toServer.close()
  toDatabase.set('cut')
  app.server.closeAllConnections()
  await app.close()
  await database.stop()
  await toDatabase.close()
  await here.site.close()
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Answers that are no answers: the line broke, or the server cannot just now. */
const told = new Set<string>()

async function posted(place: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${origin}${place}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(4000),
  }).catch(() => null)
  const read = (await answer?.json().catch(() => null)) as { why?: string } | null | undefined
  if (answer && read && !answer.ok) told.add(`${answer.status} ${read.why}`)
  return answer?.ok ? read : undefined
}

/** As a browser does: the same again until it has an answer. */
async function untilAnswered(place: string, body: unknown, until: number): Promise<unknown> {
  for (;;) {
    const answer = await posted(place, body)
    if (answer !== undefined && answer !== null) return answer
    if (Date.now() > until) throw new Error(`no answer from ${place}; told so far: ${[...told].join(', ')}`)
    await pause(30)
  }
}

const acknowledged: string[] = []
const begun = new Map<string, string>()

async function write(draft: string, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const op = aKey()
    const edit = { op, path: 'title', value: `海上平台监测 ${op}`, base: 0 }
    const answer = await untilAnswered(`/suggestions/${draft}/answers`, { ops: [edit] }, Date.now() + 30_000)
    for (const it of (answer as { outcomes: { op: string; outcome: string }[] }).outcomes) {
      expect(it.outcome).not.toBe('refused')
      acknowledged.push(it.op)
    }
  }
}

async function beginOne(): Promise<void> {
  const key = aKey()
  const kind = here.call.kinds.find((it) => !it.asksLivelihood)?.code ?? ''
  const body = {
    key,
    call: here.call.id,
    org,
    kind,
    field: here.call.fields[0]?.code ?? null,
    livelihood: null,
    title: `断线时新建 ${key}`,
    abstract: '涂层在盐雾中两年即脱落，需要新的材料和施工方法。',
  }
  const answer = (await untilAnswered('/suggestions', body, Date.now() + 30_000)) as { id: string }
  begun.set(body.title, answer.id)
}

const faults: readonly (readonly ['server' | 'database', Fault])[] = [
  ['server', 'lose-answer'],
  ['database', 'cut'],
  ['database', 'swallow'],
  ['server', 'cut'],
  ['database', 'lose-answer'],
  ['server', 'half-close'],
  ['database', 'slow'],
  ['server', 'slow'],
]

test(`${rounds} rounds of lines that break lose nothing, and do nothing twice (seed ${seed})`, async () => {
  const dice = diceOf(seed)
  for (let round = 0; round < rounds; round++) {
    const [where, fault] = faults[round % faults.length] ?? faults[0] ?? ['server', 'cut']
    const line = where === 'server' ? toServer : toDatabase
    const stop = new AbortController()
    const before = acknowledged.length
    const working = Promise.all([...drafts.map((it) => write(it, stop.signal)), beginOne()])
    working.catch(() => {})
    await expect.poll(() => acknowledged.length, { timeout: 30_000, interval: 10 }).toBeGreaterThan(before)
    await pause(dice() * 120)
    line.set(fault)
    await pause(100 + dice() * 300)
    line.set('none')
    const after = acknowledged.length
    // It goes on by itself, on new lines, within the time that a silent database is waited for.
    await expect
      .poll(() => acknowledged.length, { timeout: 30_000, interval: 10 })
      .toBeGreaterThan(after + writers)
    stop.abort()
    await working
    line.bury()
  }
  const { db } = here.site.ctx
  const { rows: lost } = await sql<{ op: string }>`select op from unnest(${acknowledged}::uuid[]) as it(op)
    where not exists (select from answer_log where answer_log.op = it.op)`.execute(db)
  expect(lost).toEqual([])
  const { rows: twice } =
    await sql`select value from answer_log where path = 'title' and value #>> '{}' like '海上平台监测%' group by value having count(*) > 1`.execute(
      db,
    )
  expect(twice).toEqual([])
  const { rows: made } = await sql<{ title: string; ids: string[] }>`
    select title, array_agg(id::text) as ids from suggestion where title like '断线时新建%' group by title`.execute(
    db,
  )
  expect(new Map(made.map((it) => [it.title, it.ids.join()]))).toEqual(begun)
  expect((await verifyChains(db)).broken).toEqual([])
  expect(await checkInvariants(db)).toEqual([])
  // Whatever was answered at all was an answer with words.
  expect([...told].filter((it) => it !== '503 database-away')).toEqual([])
  console.log(
    `rounds of broken lines: ${rounds}, acknowledged: ${acknowledged.length} saves and ${begun.size} begun, lost: 0, twice: 0`,
  )
}, 14_400_000)

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { lookAtClock } from '#server/doctor/database.ts'
import { byTheClock } from '#server/jobs/by-the-clock.ts'
import { diceOf } from '#test/support/dice.ts'
import {
  aKey,
  aReadyOrg,
  begin,
  type City,
  city,
  collecting,
  fillDraft,
  granted,
  move,
  said,
} from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'

/** A few in the suite, hundreds in the long form (npm run soak). */
const rounds = Number(process.env['ZHINAN_ROUNDS'] ?? (process.env['ZHINAN_SOAK'] ? 300 : 12))
const seed = Number(process.env['ZHINAN_SEED'] ?? 20_261_123)

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Steps of a clock as machines know them: a correction, daylight saving, a wrong zone, a dead battery. */
const jumps = [-2000, 2000, -hour, hour, -8 * hour, 8 * hour, -day, day, -365 * day, 365 * day]

let here: City
beforeAll(async () => {
  here = await city()
}, 120_000)
afterAll(() => here.site.close())

test(`${rounds} jumps of the server’s clock lose no save, break no chain and order edits as they came (seed ${seed})`, async () => {
  const dice = diceOf(seed)
  const { clock, ctx } = here.site
  const person = await aPerson(here.site)
  const org = await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] })
  let filer = await here.as(person)
  const draft = await begin(here, filer, org.id, here.call.kinds[0]?.code ?? '')
  const acknowledged: string[] = []
  let last = ''
  let signedInAnew = 0
  for (let round = 0; round < rounds; round++) {
    clock.set(collecting + (jumps[Math.floor(dice() * jumps.length)] ?? 0))
    for (let go = 0; go < 2; go++) {
      clock.pass(1000)
      const op = aKey()
      last = `海上平台监测 ${op}`
      const stands = await ctx.db
        .selectFrom('answer')
        .select('rev')
        .where('suggestion', '=', draft)
        .where('path', '=', 'title')
        .executeTakeFirst()
      const ops = [{ op, path: 'title', value: last, base: stands?.rev ?? 0 }]
      let answer = await filer.post(`/suggestions/${draft}/answers`, { ops })
      // A session that the jump has ended is begun anew, and the same edit is sent again, as the editor does.
      if (answer.status === 401) {
        signedInAnew++
        filer = await here.as(person)
        answer = await filer.post(`/suggestions/${draft}/answers`, { ops })
      }
      // Nobody writes outside the window by the server's clock; in it every save is taken.
      if (said(answer) === '200 done') {
        expect(answer.body.outcomes[0].outcome).toBe('applied')
        acknowledged.push(op)
      } else last = String(stands?.rev)
      expect(['200 done', '409 too-late', '422 not-open', '409 wrong-state']).toContain(said(answer))
    }
  }
  const log = await ctx.db
    .selectFrom('answer_log')
    .select(['op', 'rev', 'value'])
    .where('suggestion', '=', draft)
    .where('path', '=', 'title')
    .orderBy('rev')
    .execute()
  expect(acknowledged.filter((op) => !log.some((it) => it.op === op))).toEqual([])
  // What stands is what came last, whatever the clock said of it.
  const stands = await ctx.db
    .selectFrom('answer')
    .select('value')
    .where('suggestion', '=', draft)
    .where('path', '=', 'title')
    .executeTakeFirstOrThrow()
  expect(stands.value).toBe(log.at(-1)?.value)
  expect(log.filter((it) => acknowledged.includes(it.op)).map((it) => it.op)).toEqual(acknowledged)
  clock.set(collecting)
  expect((await verifyChains(ctx.db)).broken).toEqual([])
  expect(await checkInvariants(ctx.db)).toEqual([])
  expect(signedInAnew).toBeGreaterThan(0)
}, 14_400_000)

describe('a clock that is set back', () => {
  test('between two hand-ins: both count, the receipts hold, and every rule does', async () => {
    const { clock, ctx } = here.site
    clock.set(collecting)
    const person = await aPerson(here.site)
    const org = await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] })
    const filer = await here.as(person)
    const draft = await begin(here, filer, org.id, 'KP')
    await fillDraft(here, filer, draft)
    clock.pass(2 * hour)
    const again = await here.as(person)
    const first = granted(await move(again, draft, 'hand-in'))
    const office: string =
      first.suggestion.destination?.code ?? first.suggestion.office?.code ?? first.suggestion.officeRef?.code
    const officer = await here.as(here.officers.get(office))
    granted(
      await move(officer, draft, 'office-return', {
        reason: '题目需要更具体。',
        remarks: [{ field: 'title', body: '请写明对象与用途。' }],
      }),
    )
    clock.set(collecting)
    const second = granted(await move(await here.as(person), draft, 'hand-in'))
    for (const { receipt } of [first, second]) {
      const checked = granted(
        await here.site.anyone.post('/receipts/verify', { no: receipt.no, digest: receipt.digest }),
      )
      expect(checked.genuine).toBe(true)
    }
    expect((await verifyChains(ctx.db)).broken).toEqual([])
    expect(await checkInvariants(ctx.db)).toEqual([])
  })
})

describe('a clock that runs ahead', () => {
  test('what cannot be taken back waits until server and database agree, and the doctor says so', async () => {
    const { ctx } = here.site
    let done = 0
    const job = byTheClock(async () => {
      done++
    })
    for (const jump of jumps.filter((it) => Math.abs(it) > minute)) {
      const jumped = { ...ctx, now: () => Date.now() + jump }
      await job(jumped, undefined)
      const finding = await lookAtClock(ctx.db, jumped.now)
      expect([finding.state, finding.code]).toEqual(['bad', 'clock-off'])
    }
    expect(done).toBe(0)
    await job({ ...ctx, now: Date.now }, undefined)
    expect(done).toBe(1)
  })

  test('what was handed in while it was ahead keeps its receipt, and the window is open again afterwards', async () => {
    const { clock, ctx } = here.site
    clock.set(collecting)
    const person = await aPerson(here.site)
    const org = await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] })
    const filer = await here.as(person)
    const drafts = [await begin(here, filer, org.id, 'KP'), await begin(here, filer, org.id, 'KP')]
    for (const draft of drafts) await fillDraft(here, filer, draft)
    const [ahead = '', after = ''] = drafts
    clock.set(collecting + 365 * day)
    const early = granted(await move(await here.as(person), ahead, 'hand-in'))
    expect(early.suggestion.cohort).toBe('rolling')
    clock.set(collecting)
    const late = granted(await move(await here.as(person), after, 'hand-in'))
    expect(late.suggestion.cohort).toBe('concentrated')
    expect((await verifyChains(ctx.db)).broken).toEqual([])
    expect(await checkInvariants(ctx.db)).toEqual([])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { granted, said } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'

let here: Drafting
let triage: As
beforeAll(async () => {
  here = await drafting()
  triage = await here.site.signIn((await aPerson(here.site, { staff: [['triage']] })).email)
})
afterAll(() => here.site.close())

const rest = (who: As, resting: readonly string[], reason = '集中征集最后时段') =>
  who.put('/resting-features', { resting, reason })

test('a part that rests says so; writing goes on; awake it answers again', async () => {
  const id = await here.begin()
  granted(await rest(triage, ['papers', 'figures']))
  const refused = await here.filer.get(`/suggestions/${id}/paper`)
  expect([said(refused), refused.body.more]).toEqual(['503 resting', { feature: 'papers' }])
  expect(said(await here.site.anyone.get('/public/transparency/xiaoshi-2030'))).toBe('503 resting')
  granted(await here.filer.get(`/suggestions/${id}/draft`))
  expect(granted(await triage.get('/resting-features'))).toEqual({
    resting: ['papers', 'figures'],
    maySet: true,
  })
  granted(await rest(triage, []))
  expect((await here.filer.get(`/suggestions/${id}/paper`)).status).toBe(200)
})

test('triage alone lets a part rest, with a reason, and it is recorded', async () => {
  for (const who of [here.filer, here.officer])
    expect(said(await rest(who, ['search']))).toBe('403 not-yours')
  expect(said(await rest(triage, ['search'], '忙'))).toBe('422 text-missing')
  expect((await rest(triage, ['writing'])).status).toBe(422)
  granted(await rest(triage, ['search']))
  const fact = await here.site.ctx.db
    .selectFrom('fact')
    .select('detail')
    .where('happened', '=', 'features-rested')
    .orderBy('n', 'desc')
    .executeTakeFirstOrThrow()
  expect(fact.detail).toEqual({ resting: ['search'], reason: '集中征集最后时段' })
})

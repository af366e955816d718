import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'

let it: TestApp
let filer: MadePerson
let enterprise: MadeOrg
let university: MadeOrg
const day = 86_400_000

const put = async (
  count: number,
  ago: number,
  change: Parameters<typeof storeSuggestion>[3] = {},
  org = enterprise,
) => {
  const at = new Date(it.ctx.now() - ago * day)
  for (let n = 0; n < count; n++)
    await storeSuggestion(
      it,
      'xiaoshi-2030',
      { filer, org },
      { state: 'submitted', office: 'ONE', title: '绝不公开的名称', first_handed_in: at, ...change },
    )
}

/** Twenty-two in the sea, two in the air, eight studies; drafts, frozen, withdrawn and today's are told of nowhere. */
beforeAll(async () => {
  it = await testApp()
  await it.install(aCall())
  await it.install(aCall({ id: 'small-2030' as ReturnType<typeof aCall>['id'] }))
  filer = await aPerson(it)
  enterprise = await anOrg(it, { name: '不该出现的企业' })
  university = await anOrg(it, { type: 'UNI', name: '不该出现的大学' })
  await put(12, 5)
  await put(10, 4, { state: 'accepted' })
  await put(2, 3, { field: 'AIR' }, university)
  await put(8, 2, { kind: 'STUDY', field: null }, university)
  await put(9, 2, { state: 'draft', first_handed_in: null })
  await put(9, 2, { state: 'frozen', frozen_before: 'submitted' })
  await put(9, 2, { state: 'purged' })
  await put(9, 2, { state: 'withdrawn' })
  await put(9, 2, { state: 'unit-review' })
  await put(9, 0)
}, 60_000)
afterAll(() => it.close())

const told = () => it.anyone.get('/public/transparency/xiaoshi-2030')

test('anybody reads what came in until yesterday, small numbers hidden with what would tell of them', async () => {
  const { status, body, headers } = await told()
  expect(status).toBe(200)
  expect(body).toEqual({
    call: 'xiaoshi-2030',
    least: 5,
    asOf: { day: '2030-02-08', total: 32 },
    reached: [
      { day: '2030-02-05', total: 12 },
      { day: '2030-02-06', total: 22 },
      { day: '2030-02-08', total: 32 },
    ],
    closes: Date.parse('2030-03-01T00:00:00+08:00'),
    kinds: {
      withheld: false,
      cells: [
        { key: 'TECH', count: 24 },
        { key: 'STUDY', count: 8 },
      ],
    },
    fields: {
      withheld: false,
      cells: [
        { key: 'SEA', count: null },
        { key: 'AIR', count: null },
        { key: 'ELSE', count: 0 },
        { key: '', count: 8 },
      ],
    },
    types: {
      withheld: false,
      cells: [
        { key: 'ENT', count: 22 },
        { key: 'UNI', count: 10 },
        { key: 'ASSOC', count: 0 },
      ],
    },
    ends: null,
  })
  expect(JSON.stringify(body)).not.toMatch(/绝不公开|不该出现/)
  const again = await it.app.inject({
    url: '/api/v1/public/transparency/xiaoshi-2030',
    headers: { 'if-none-match': String(headers['etag']) },
  })
  expect(again.statusCode).toBe(304)
})

test('a call to which too few came tells nothing but that', async () => {
  const { body } = await it.anyone.get('/public/transparency/small-2030')
  expect([body.asOf, body.reached]).toEqual([null, []])
})

test('a call that is not there', async () => {
  expect((await it.anyone.get('/public/transparency/nowhere')).status).toBe(404)
})

test('it is counted anew only after some minutes, and then tells what became of them once a guide is published', async () => {
  const before = (await told()).body
  await it.ctx.db
    .updateTable('suggestion')
    .set({ state: 'adopted' })
    .where('state', '=', 'accepted')
    .where('call', '=', 'xiaoshi-2030')
    .execute()
  const at = new Date(it.ctx.now())
  await it.ctx.db
    .insertInto('guide')
    .values({
      id: it.ctx.dice.id(it.ctx.now()),
      call: 'xiaoshi-2030',
      slug: '2030-1',
      title: JSON.stringify({ zh: '指南', en: 'Guide' }),
      kinds: ['TECH'],
      state: 'published',
      since: at,
      created_at: at,
      by_person: filer.id,
      approved_by: filer.id,
      approved_at: at,
      published_at: at,
    })
    .execute()
  expect((await told()).body).toEqual(before)
  it.clock.pass(6 * 60_000)
  expect((await told()).body.ends.cells).toEqual([
    { key: 'in-guide', count: 10 },
    { key: 'not-adopted', count: 0 },
    { key: 'not-accepted', count: 0 },
    { key: 'open', count: 22 },
  ])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { states } from '#core/suggestion/suggestion.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'

let it: TestApp
const people = new Map<string, MadePerson>()
const orgs = new Map<string, MadeOrg>()

/**
 * Two units in two districts, two offices. Each unit has one suggestion in every state: at office ONE that of the first,
 * at office TWO that of the second. Another call has one, too.
 */
beforeAll(async () => {
  it = await testApp()
  await it.install(aCall())
  await it.install(aCall({ id: 'elsewhere-2030' as ReturnType<typeof aCall>['id'] }))
  for (const [name, staff] of [
    ['filer', []],
    ['reviewer', []],
    ['admin', []],
    ['deputy', []],
    ['left', []],
    ['district', [['district', '210201']]],
    ['officer', [['officer', 'ONE']]],
    ['triage', [['triage']]],
    ['leader', [['leader']]],
    ['sys-admin', [['sys-admin']]],
    ['auditor', [['auditor']]],
    ['stranger', []],
  ] as const)
    people.set(name, await aPerson(it, { staff: staff as never }))
  const member = (name: string) => ({ person: people.get(name) as MadePerson })
  orgs.set(
    'one',
    await anOrg(it, {
      district: '210201',
      members: [
        { ...member('filer'), filer: true },
        { ...member('reviewer'), reviewer: true },
        { ...member('admin'), admin: true },
        { ...member('deputy'), deputy: ['2030-02-01', '2030-02-28'] },
        { ...member('left'), reviewer: true, state: 'left' },
      ],
    }),
  )
  orgs.set(
    'two',
    await anOrg(it, { district: '210202', type: 'UNI', members: [{ ...member('stranger'), admin: true }] }),
  )
  for (const [org, office] of [
    ['one', 'ONE'],
    ['two', 'TWO'],
  ] as const)
    for (const state of states)
      await storeSuggestion(
        it,
        'xiaoshi-2030',
        { filer: people.get('filer') as MadePerson, org: orgs.get(org) as MadeOrg },
        {
          state,
          ...(state === 'draft' ? {} : { office }),
          ...(state === 'frozen' ? { frozen_before: 'submitted' } : {}),
        },
      )
  await storeSuggestion(
    it,
    'elsewhere-2030',
    { filer: people.get('filer') as MadePerson, org: orgs.get('one') as MadeOrg },
    { state: 'submitted' },
  )
})
afterAll(() => it.close())

const as = async (name: string): Promise<As> => it.signIn(people.get(name)?.email ?? '')
const address = (scope: string, of?: string) =>
  `/statistics?call=xiaoshi-2030&scope=${scope}${of === undefined ? '' : `&of=${orgs.get(of)?.id ?? of}`}`

const ofUnit = [
  'accepted',
  'adopted',
  'condensing',
  'merged',
  'not-accepted',
  'not-adopted',
  'office-returned',
  'partly-adopted',
  'reserve',
  'submitted',
  'unit-refused',
  'unit-returned',
  'unit-review',
  'unverified',
  'withdrawn',
]
const arrived = [
  'accepted',
  'adopted',
  'condensing',
  'merged',
  'not-accepted',
  'not-adopted',
  'office-returned',
  'partly-adopted',
  'reserve',
  'submitted',
]

test.each([
  { who: 'reviewer', scope: 'unit', of: 'one', seen: ofUnit, total: 15 },
  { who: 'reviewer', scope: 'unit', seen: ofUnit, total: 15 },
  { who: 'admin', scope: 'unit', of: 'one', seen: ofUnit, total: 15 },
  { who: 'deputy', scope: 'unit', of: 'one', seen: ofUnit, total: 15 },
  { who: 'district', scope: 'district', seen: arrived, total: 10 },
  { who: 'district', scope: 'district', of: '210201', seen: arrived, total: 10 },
  { who: 'officer', scope: 'office', seen: arrived, total: 10 },
  { who: 'triage', scope: 'all', seen: arrived, total: 20 },
  { who: 'leader', scope: 'all', seen: arrived, total: 20 },
  { who: 'leader', scope: 'unit', of: 'two', seen: arrived, total: 10 },
  { who: 'triage', scope: 'office', of: 'TWO', seen: arrived, total: 10 },
  { who: 'triage', scope: 'district', of: '210299', seen: [], total: 0 },
])('$who counts $scope $of: $total', async ({ who, scope, of, seen, total }) => {
  const { status, body } = await (await as(who)).get(address(scope, of))
  expect([status, body.total]).toEqual([200, total])
  expect(body.byState.map((one: { key: string }) => one.key).toSorted()).toEqual(seen)
  for (const part of ['byState', 'byKind', 'byDistrict', 'byOrgType', 'kindByField', 'byDay', 'byOffice'])
    expect([part, body[part].reduce((sum: number, one: { count: number }) => sum + one.count, 0)]).toEqual([
      part,
      total,
    ])
})

test.each([
  ['filer', 'unit', 'one'],
  ['left', 'unit', 'one'],
  ['reviewer', 'unit', 'two'],
  ['reviewer', 'all', undefined],
  ['reviewer', 'district', '210201'],
  ['reviewer', 'office', 'ONE'],
  ['stranger', 'unit', 'one'],
  ['district', 'district', '210202'],
  ['district', 'unit', 'one'],
  ['district', 'all', undefined],
  ['officer', 'office', 'TWO'],
  ['officer', 'all', undefined],
  ['officer', 'unit', 'one'],
  ['sys-admin', 'all', undefined],
  ['sys-admin', 'unit', 'one'],
  ['auditor', 'all', undefined],
  ['reviewer', 'unit', "x' or true --"],
])('%s may not count %s %s', async (who, scope, of) => {
  const { status, body } = await (await as(who)).get(
    address(scope, of && encodeURIComponent(orgs.get(of)?.id ?? of)),
  )
  expect([status, body.why, body.total]).toEqual([403, 'not-yours', undefined])
})

test('counts stand under the right names', async () => {
  const { body } = await (await as('leader')).get(address('all'))
  expect(body.byOffice).toEqual([
    { key: 'ONE', count: 10 },
    { key: 'TWO', count: 10 },
  ])
  expect(body.byDistrict).toEqual([
    { key: '210201', count: 10 },
    { key: '210202', count: 10 },
  ])
  expect(body.byOrgType).toEqual([
    { key: 'ENT', count: 10 },
    { key: 'UNI', count: 10 },
  ])
  expect(body.kindByField).toEqual([{ kind: 'TECH', field: 'SEA', count: 20 }])
  expect(body.byDay).toEqual([{ day: '2030-02-10', count: 20 }])
})

test('a call that is not there, a scope that is none, and nobody', async () => {
  const leader = await as('leader')
  expect((await leader.get('/statistics?call=nowhere&scope=all')).status).toBe(404)
  expect((await leader.get('/statistics?call=xiaoshi-2030&scope=world')).status).toBe(422)
  expect((await leader.get(address('unit', 'no-uuid'))).status).toBe(404)
  expect((await it.anyone.get(address('all'))).status).toBe(401)
})

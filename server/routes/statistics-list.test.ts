import { afterAll, beforeAll, expect, test } from 'vitest'
import { states } from '#core/suggestion/suggestion.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'

let it: TestApp
const people = new Map<string, MadePerson>()
const orgs = new Map<string, MadeOrg>()
const day = 86_400_000

/**
 * Two units in two districts, two offices, in every state one at each: what is drafted, frozen or purged and what lies with
 * others could leak. Each has a kind, a field, a level and a day of its own, so that no figure is the same as another.
 */
beforeAll(async () => {
  it = await testApp()
  await it.install(aCall())
  for (const [name, staff] of [
    ['filer', []],
    ['reviewer', []],
    ['district', [['district', '210201']]],
    ['officer', [['officer', 'ONE']]],
    ['other-officer', [['officer', 'TWO']]],
    ['triage', [['triage']]],
    ['leader', [['leader']]],
    ['auditor', [['auditor']]],
  ] as const)
    people.set(name, await aPerson(it, { name, staff: staff as never }))
  const filer = people.get('filer') as MadePerson
  orgs.set(
    'one',
    await anOrg(it, {
      district: '210201',
      members: [{ person: people.get('reviewer') as MadePerson, reviewer: true }],
    }),
  )
  orgs.set('two', await anOrg(it, { district: '210202', type: 'UNI' }))
  let n = 0
  for (const [org, office] of [
    ['one', 'ONE'],
    ['two', 'TWO'],
    ['one', 'TWO'],
  ] as const)
    for (const state of states) {
      n++
      const at = new Date(it.ctx.now() - (n % 7) * day)
      await storeSuggestion(
        it,
        'xiaoshi-2030',
        { filer, org: orgs.get(org) as MadeOrg },
        {
          title: `${org} ${office} ${state}`,
          state,
          since: at,
          ...(n % 5 === 0 ? { kind: 'STUDY', field: null } : { field: n % 3 === 0 ? 'AIR' : 'SEA' }),
          ...(n % 2 === 0 ? { readiness_now: 4 + (n % 3), readiness_target: 7 + (n % 2) } : {}),
          ...(state === 'draft'
            ? {}
            : {
                office,
                first_handed_in: at,
                handed_in: at,
                cohort: n % 4 === 0 ? 'rolling' : 'concentrated',
                ...(n % 3 === 0 ? { handler: people.get('officer')?.id ?? null } : {}),
                due: new Date(it.ctx.now() + (n % 2 === 0 ? -day : day)),
              }),
          ...(state === 'frozen' ? { frozen_before: 'submitted' } : {}),
        },
      )
    }
}, 60_000)
afterAll(() => it.close())

const as = async (name: string): Promise<As> => it.signIn(people.get(name)?.email ?? '')
const asked = (of: Readonly<Record<string, string | number | null>>): string =>
  new URLSearchParams(
    Object.entries(of).map(([name, value]) => [name, String(value ?? '-')] as [string, string]),
  ).toString()

test.each([
  { who: 'leader', scope: 'all' },
  { who: 'triage', scope: 'office', of: 'TWO' },
  { who: 'leader', scope: 'district', of: '210201' },
  { who: 'officer', scope: 'office', of: 'ONE' },
  { who: 'other-officer', scope: 'office' },
  { who: 'reviewer', scope: 'unit' },
  { who: 'leader', scope: 'all', cohort: 'rolling' },
  { who: 'leader', scope: 'all', from: '2030-02-06', to: '2030-02-08' },
])('$who in $scope $of: behind every figure lies a list of that length', async ({ who, ...given }) => {
  const person = await as(who)
  const within = { call: 'xiaoshi-2030', ...(given as Record<string, string>) }
  const { status, body } = await person.get(`/statistics?${asked(within)}`)
  expect(status).toBe(200)
  expect(body.total).toBeGreaterThan(0)
  type Counted = { key: string; count: number }
  const by = (name: string, of: Counted[]) =>
    of.map(({ key, count }) => [{ [name]: key } as Record<string, string | number | null>, count] as const)
  const figures = [
    [{}, body.total],
    ...by('state', body.byState),
    ...by('kind', body.byKind),
    ...by('office', body.byOffice),
    ...by('district', body.byDistrict),
    ...by('type', body.byOrgType),
    ...body.byDay.map((one: { day: string; count: number }) => [{ day: one.day }, one.count]),
    ...body.kindByField.map(({ count, ...cell }: Counted) => [cell, count]),
    ...body.levels.map(({ count, ...cell }: Counted) => [cell, count]),
    ...body.flow.nodes.map(({ states: of, count }: { states: string[]; count: number }) => [
      { state: of.join(',') },
      count,
    ]),
    ...body.offices.flatMap((one: { office: string; states: Counted[]; waiting: Record<string, number> }) => [
      ...one.states.map(({ key, count }) => [{ office: one.office, state: key }, count]),
      [{ office: one.office, state: 'submitted' }, one.waiting['count']],
      [{ office: one.office, state: 'submitted', overdue: 'yes' }, one.waiting['overdue']],
      [
        { office: one.office, state: 'submitted', overdue: 'no' },
        (one.waiting['count'] ?? 0) - (one.waiting['overdue'] ?? 0),
      ],
    ]),
    ...body.handlers.map((one: { handler: { id: string } | null; waiting: { count: number } }) => [
      { state: 'submitted', handler: one.handler?.id ?? 'none' },
      one.waiting.count,
    ]),
  ] as [Record<string, string | number | null>, number][]
  for (const [cell, count] of figures) {
    const list = await person.get(`/statistics/list?${asked({ ...within, ...cell, limit: 100 })}`)
    expect([cell, list.status, list.body.total, list.body.items?.length]).toEqual([cell, 200, count, count])
  }
})

test('a list holds nothing that is drafted, hidden, or of others', async () => {
  const titles = async (who: string, of: Record<string, string>) => {
    const { body } = await (await as(who)).get(
      `/statistics/list?${asked({ call: 'xiaoshi-2030', limit: 100, ...of })}`,
    )
    return body.items.map((one: { title: string }) => one.title) as string[]
  }
  const office = await titles('officer', { scope: 'office' })
  expect(office).toHaveLength(10)
  expect(office.filter((it) => !it.startsWith('one ONE'))).toEqual([])
  const unit = await titles('reviewer', { scope: 'unit' })
  expect(unit).toHaveLength(30)
  expect(unit.filter((it) => !it.startsWith('one ') || / (draft|frozen|purged)$/.test(it))).toEqual([])
  const all = await titles('leader', { scope: 'all' })
  expect(all).toHaveLength(30)
  expect(all.filter((it) => /draft|frozen|purged|unit-|unverified|withdrawn/.test(it))).toEqual([])
  // Asking by name for what is not counted finds nothing.
  expect(await titles('leader', { scope: 'all', state: 'draft,frozen,purged,unit-review' })).toEqual([])
  expect(await titles('officer', { scope: 'office', office: 'TWO' })).toEqual([])
})

test.each([
  ['district', 'district', undefined],
  ['district', 'district', '210201'],
  ['district', 'all', undefined],
  ['officer', 'office', 'TWO'],
  ['officer', 'all', undefined],
  ['reviewer', 'office', 'ONE'],
  ['filer', 'unit', undefined],
  ['auditor', 'all', undefined],
])('%s has no list of %s %s', async (who, scope, of) => {
  const { status, body } = await (await as(who)).get(
    `/statistics/list?${asked({ call: 'xiaoshi-2030', scope, ...(of === undefined ? {} : { of }) })}`,
  )
  expect([status, body.why, body.total]).toEqual([403, 'not-yours', undefined])
})

test('who works on it in the office is told to that office and the bureau, and not to its authors or their unit', async () => {
  const handlersFor = async (who: string, path: string) => {
    const { body } = await (await as(who)).get(path)
    return new Set(body.items.map((one: { handler: { name: string } | null }) => one.handler?.name ?? null))
  }
  const list = (of: Record<string, string>) =>
    `/statistics/list?${asked({ call: 'xiaoshi-2030', limit: 100, ...of })}`
  const one = orgs.get('one')?.id ?? ''
  expect(await handlersFor('reviewer', list({ scope: 'unit' }))).toEqual(new Set([null]))
  expect(await handlersFor('reviewer', `/unit/${one}/queue?view=all`)).toEqual(new Set([null]))
  expect(await handlersFor('filer', '/suggestions?limit=50')).toEqual(new Set([null]))
  expect(await handlersFor('officer', list({ scope: 'office' }))).toEqual(new Set(['officer', null]))
  expect(await handlersFor('leader', list({ scope: 'unit', of: one }))).toEqual(new Set(['officer', null]))
  const { status, body } = await (await as('reviewer')).get(
    list({ scope: 'unit', handler: people.get('officer')?.id ?? '' }),
  )
  expect([status, body.why, body.items]).toEqual([422, 'bad-input', undefined])
})

test('a long list comes in pages that neither repeat nor skip', async () => {
  const leader = await as('leader')
  const seen: string[] = []
  let cursor: string | null = ''
  for (let pages = 0; cursor !== null && pages < 10; pages++) {
    const { body } = await leader.get(
      `/statistics/list?${asked({ call: 'xiaoshi-2030', scope: 'all', limit: 7, cursor })}`,
    )
    expect(body.total).toBe(30)
    seen.push(...body.items.map((one: { id: string }) => one.id))
    cursor = body.next
  }
  expect([seen.length, new Set(seen).size]).toEqual([30, 30])
})

test.each([
  { why: 'how long it has waited, in working days', of: 'ONE', waiting: { count: 1, overdue: 1 } },
  { why: 'of both that wait, the middle and the longest', of: 'TWO', waiting: { count: 2, overdue: 2 } },
])('$why', async ({ of, waiting }) => {
  const { body } = await (await as('leader')).get(
    `/statistics?${asked({ call: 'xiaoshi-2030', scope: 'all' })}`,
  )
  const office = body.offices.find((one: { office: string }) => one.office === of)
  expect(office.waiting).toMatchObject(waiting)
  expect(office.waiting.longest).toBeGreaterThanOrEqual(office.waiting.median)
})

test('thin spots are the bureau’s and the offices’, not the units’', async () => {
  const spots = async (who: string, scope: string) =>
    (await (await as(who)).get(`/statistics?${asked({ call: 'xiaoshi-2030', scope })}`)).body.thin.spots.map(
      (one: { kind: string; field: string }) => `${one.kind} ${one.field}`,
    )
  expect(await spots('leader', 'all')).toEqual(['TECH ELSE'])
  expect(await spots('officer', 'office')).not.toContain('TECH ELSE')
  expect(await spots('reviewer', 'unit')).toEqual([])
  expect(await spots('district', 'district')).toEqual([])
})

test.each([
  'from=yesterday',
  'from=2030-02-30',
  'to=0000-01-01',
  'cohort=late',
  'now=four',
  'handler=somebody',
  'cursor=nonsense',
  'limit=1000',
])('%s is refused with a sentence', async (bad) => {
  const { status } = await (await as('leader')).get(
    `/statistics/list?${asked({ call: 'xiaoshi-2030', scope: 'all' })}&${bad}`,
  )
  expect(status).toBe(422)
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOf } from '#core/instant.ts'
import type { StaffRole } from '#core/permission/actor.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson } from '#test/support/people.ts'
import { readCallFolder } from '../call-folder.ts'
import { installCall } from '../commands/call/install.ts'
import { factsOf } from '../db/facts.ts'

let it: TestApp
let triage: As
beforeEach(async () => {
  it = await testApp()
  await it.install(aCall())
  triage = await staff('triage')
})
afterEach(() => it.close())

async function staff(role: StaffRole, scope = ''): Promise<As> {
  const person = await aPerson(it, { staff: [[role, scope]] })
  return it.signIn(person.email)
}

const admin = '/admin/calls/xiaoshi-2030'
const reason = { zh: '机房停电六小时', en: 'Power was out for six hours' }
const later = startOf('2030-03-05')

test.each([
  ['leader', 200, 403],
  ['auditor', 200, 403],
  ['office-head', 200, 403],
  ['officer', 403, 403],
  ['district', 403, 403],
  ['sys-admin', 403, 403],
  ['triage', 200, 200],
] as const)('%s: reading answers %i, altering %i (ruling 35)', async (role, reading, altering) => {
  const as = await staff(role, role === 'district' ? '210299' : 'ONE')
  expect((await as.get(admin)).status).toBe(reading)
  for (const [path, body] of [
    ['impact', { change: {} }],
    ['extend', { closes: later, reason }],
    ['pause', { reason }],
    ['resume', undefined],
    ['change', { change: { quotaPerKind: { TECH: 3 } }, note: '' }],
  ] as const)
    expect((await as.post(`${admin}/${path}`, body)).status).toBe(altering)
})

test('somebody of a unit, and nobody, are turned away', async () => {
  const person = await aPerson(it)
  await anOrg(it, { members: [{ person, admin: true, reviewer: true, filer: true }] })
  expect((await (await it.signIn(person.email)).get(admin)).status).toBe(403)
  expect((await it.anyone.get(admin)).status).toBe(401)
})

test('the end moves later, with its reason in the log and a fact', async () => {
  expect((await triage.post(`${admin}/extend`, { closes: later, reason })).status).toBe(200)
  const { body } = await triage.get(admin)
  expect(body.extensions).toEqual([{ at: it.clock.now(), from: startOf('2030-03-01'), to: later, reason }])
  expect(body.versions.map((one: { version: number }) => one.version)).toEqual([2, 1])
  expect((await it.anyone.get('/calls')).body.calls[0].window.closes).toBe(later)
  const facts = await factsOf(it.ctx.db, 'call:xiaoshi-2030')
  expect(facts.map((fact) => fact.happened)).toEqual(['call-installed', 'call-extended'])
  expect(facts[1]?.detail).toEqual({ from: startOf('2030-03-01'), to: later, version: 2 })
})

test.each([
  { what: 'earlier', body: { closes: startOf('2030-02-20'), reason }, why: 'not-later' },
  { what: 'the same', body: { closes: startOf('2030-03-01'), reason }, why: 'not-later' },
  {
    what: 'no English reason',
    body: { closes: later, reason: { zh: '停电六小时', en: '' } },
    why: 'text-missing',
  },
  {
    what: 'a reason of spaces',
    body: { closes: later, reason: { zh: '        ', en: '        ' } },
    why: 'text-missing',
  },
  { what: 'not an instant', body: { closes: 'tomorrow', reason }, why: 'bad-input' },
])('an end that is not one: $what', async ({ body, why }) => {
  const answer = await triage.post(`${admin}/extend`, body)
  expect([answer.status, answer.body.why]).toEqual([422, why])
  expect((await it.anyone.get('/calls')).body.calls[0].version).toBe(1)
})

test('after a late extension, what came in since the old end counts as concentrated', async () => {
  it.clock.set(startOf('2030-03-02'))
  const back = await staff('triage')
  await suggest('SEA', 'submitted', 'ONE', 1)
  await suggest('SEA', 'draft', null, 2)
  await it.ctx.db
    .updateTable('suggestion')
    .set({ cohort: 'rolling' })
    .where('state', '=', 'submitted')
    .execute()
  expect((await back.post(`${admin}/extend`, { closes: startOf('2030-03-02'), reason })).status).toBe(422)
  expect((await back.post(`${admin}/extend`, { closes: later, reason })).status).toBe(200)
  const row = await it.ctx.db
    .selectFrom('suggestion')
    .select(['id', 'cohort', 'revision'])
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ cohort: 'concentrated', revision: 2 })
  expect((await factsOf(it.ctx.db, row.id)).map((fact) => fact.happened)).toEqual([
    'suggestion-moved-to-concentrated',
  ])
})

test('a pause is shown to everybody until it ends, and is made once', async () => {
  expect((await triage.post(`${admin}/pause`, { reason })).status).toBe(200)
  const paused = (await it.anyone.get('/calls')).body.calls[0]
  expect([paused.phase, paused.window.pausedReason]).toEqual(['paused', reason])
  expect((await triage.post(`${admin}/pause`, { reason })).status).toBe(409)
  expect((await triage.post(`${admin}/resume`)).status).toBe(200)
  expect((await it.anyone.get('/calls')).body.calls[0].phase).toBe('concentrated')
  expect((await triage.post(`${admin}/resume`)).status).toBe(409)
  // Both stand in the log of what was done with the call, the pause with its reason in both languages.
  const { versions } = (await triage.get(admin)).body
  const made = versions.map((one: { happened: string; reason: unknown }) => [one.happened, one.reason])
  expect(made.slice(0, 2)).toEqual([
    ['call-resumed', null],
    ['call-paused', reason],
  ])
})

test('two pauses at once are one', async () => {
  const answers = await Promise.all([1, 2].map(() => triage.post(`${admin}/pause`, { reason })))
  expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409])
  const { body } = await triage.get(admin)
  expect(body.versions).toHaveLength(2)
})

/** Air moves from office one to office two. */
const rerouting = [
  { kind: ['STUDY'], office: 'TWO' },
  { kind: ['TECH'], field: ['SEA'], office: 'ONE' },
  { kind: ['TECH'], field: ['AIR'], office: 'TWO' },
  { kind: ['TECH'], field: ['ELSE'], office: 'TWO', triage: true },
]

async function suggest(field: string, state: string, office: string | null, n: number) {
  const person = await aPerson(it)
  const org = await anOrg(it)
  const at = new Date(it.clock.now())
  const call = await it.ctx.calls.byId('xiaoshi-2030')
  await it.ctx.db
    .insertInto('suggestion')
    .values({
      id: it.ctx.dice.id(it.clock.now()),
      call: 'xiaoshi-2030',
      call_version: call?.versionId ?? '',
      org: org.id,
      filer: person.id,
      kind: 'TECH',
      field,
      state,
      since: at,
      created_at: at,
      edited_at: at,
      ...(state === 'draft'
        ? {}
        : {
            no: `XS2030-TECH-00000${n}`,
            first_handed_in: at,
            handed_in: at,
            cohort: 'concentrated',
            versions: 1,
            office,
          }),
    })
    .execute()
}

test('a new way for a field says whom it concerns before it is made, and moves nobody by itself', async () => {
  await suggest('AIR', 'draft', null, 1)
  await suggest('AIR', 'draft', null, 2)
  await suggest('AIR', 'submitted', 'ONE', 3)
  await suggest('AIR', 'accepted', 'ONE', 4)
  await suggest('SEA', 'submitted', 'ONE', 5)
  const change = { routing: rerouting }
  const { body } = await triage.post(`${admin}/impact`, { change })
  expect(body).toEqual({
    problems: [],
    rerouted: [
      { kind: 'TECH', field: 'AIR', livelihood: null, from: 'ONE', to: 'TWO', drafts: 2, waiting: 1 },
    ],
  })
  expect((await triage.post(`${admin}/change`, { change, note: '低空划归二处' })).body).toEqual({
    version: 2,
  })
  const offices = await it.ctx.db
    .selectFrom('suggestion')
    .select('office')
    .where('no', '=', 'XS2030-TECH-000003')
    .execute()
  expect(offices).toEqual([{ office: 'ONE' }])
  const { body: kept } = await triage.get(admin)
  expect(kept.versions.map((one: object) => ({ ...one, installedAt: 0, by: '' }))).toEqual([
    {
      version: 2,
      installedAt: 0,
      by: '',
      note: '低空划归二处',
      happened: 'call-changed',
      reason: null,
      suggestions: 0,
    },
    { version: 1, installedAt: 0, by: '', note: '', happened: null, reason: null, suggestions: 5 },
  ])
})

test.each([
  {
    what: 'a gap in the rules',
    change: { routing: rerouting.slice(0, 2) },
    problem: 'routing.json rules',
  },
  {
    what: 'an office that nobody knows',
    change: { routing: rerouting.map((rule) => ({ ...rule, office: 'SIX' })) },
    problem: 'routing.json rules[0].office',
  },
  {
    what: 'an office taken away while suggestions lie with it',
    change: {
      offices: aCall().offices.slice(1),
      routing: rerouting.map((rule) => ({ ...rule, office: 'TWO' })),
    },
    problem: 'offices.json',
  },
  {
    what: 'a quota of an unknown kind',
    change: { quotaPerKind: { NONE: 2 } },
    problem: 'call.json handling.quotaPerKind.NONE',
  },
])('$what is named and not made', async ({ change, problem }) => {
  await suggest('SEA', 'submitted', 'ONE', 1)
  const impact = await triage.post(`${admin}/impact`, { change })
  expect(impact.body.problems.map((one: { path: string }) => one.path)).toContain(problem)
  const made = await triage.post(`${admin}/change`, { change, note: '' })
  expect([made.status, made.body.why]).toEqual([422, 'bad-input'])
})

test.each([
  { offices: 'all of them' },
  { offices: [] },
  { routing: [{ kind: [] }] },
  { forms: {} },
  { quotaPerKind: { TECH: -1 } },
  { window: { closes: later } },
])('a change of another shape is refused whole: %j', async (change) => {
  expect((await triage.post(`${admin}/change`, { change, note: '' })).status).toBe(422)
})

test('telephones change for everybody at once', async () => {
  const offices = aCall().offices.map((office) => ({ ...office, phone: '0400-1111111' }))
  expect((await triage.post(`${admin}/change`, { change: { offices }, note: '新电话' })).status).toBe(200)
  expect((await it.anyone.get('/calls')).body.calls[0].offices[0].phone).toBe('0400-1111111')
})

test('what does not exist is not found', async () => {
  expect((await triage.get('/admin/calls/nowhere')).status).toBe(404)
  expect((await triage.post('/admin/calls/nowhere/resume')).status).toBe(404)
})

test('a folder installed again changes nothing, keeps an extended window, and takes another only by hand', async () => {
  const files = await readCallFolder('calls/binhai-2027')
  const now = it.clock.now()
  const window = { opens: now - 86_400_000, closes: now + 86_400_000 }
  const first = await installCall(it.ctx, files, window, now)
  expect(first).toMatchObject({ ok: true, value: { version: 1, changed: true, windowKept: false } })
  expect(await installCall(it.ctx, files, {}, now)).toMatchObject({
    value: { version: 1, changed: false, windowKept: true },
  })
  await triage.post('/admin/calls/binhai-2027/extend', { closes: now + 2 * 86_400_000, reason })
  const again = await installCall(it.ctx, files, { opens: 0, closes: 1 }, now, 'first-only')
  expect(again).toMatchObject({ value: { version: 2, changed: false } })
  const moved = await installCall(it.ctx, files, { closes: now + 3 * 86_400_000 }, now)
  expect(moved).toMatchObject({ value: { version: 3, changed: true } })
  const { body } = await triage.get('/admin/calls/binhai-2027')
  expect(body.extensions).toHaveLength(1)
})

test('a folder with faults is installed in no part', async () => {
  const files = { ...(await readCallFolder('calls/binhai-2027')), 'offices.json': '[' }
  const outcome = await installCall(it.ctx, files, {}, it.clock.now())
  expect(outcome).toMatchObject({ ok: false, error: [{ file: 'offices.json', code: 'not-json' }] })
  expect(await it.ctx.calls.byId('binhai-2027')).toBeUndefined()
})

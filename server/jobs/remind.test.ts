import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOf } from '#core/instant.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'
import { factsOf } from '../db/facts.ts'
import { endGrace } from './end-grace.ts'
import { remind } from './remind.ts'

let it: TestApp
let filer: MadePerson
let reviewer: MadePerson
let org: MadeOrg
beforeEach(async () => {
  it = await testApp()
  await it.install(aCall())
  filer = await aPerson(it)
  reviewer = await aPerson(it, { language: 'en' })
  org = await anOrg(it, {
    type: 'UNI',
    members: [
      { person: filer, filer: true },
      { person: reviewer, reviewer: true, admin: true },
    ],
  })
})
afterEach(() => it.close())

const store = (change: Parameters<typeof storeSuggestion>[3] = {}) =>
  storeSuggestion(it, 'xiaoshi-2030', { filer, org }, change)

/** What everybody was told, the newest last. */
const told = async () =>
  (
    await it.ctx.db
      .selectFrom('notice')
      .select(['person', 'sort', 'params'])
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).map((one) => [one.person, one.sort, one.params])
const on = (day: string, hour = 9) => it.clock.set(startOf(day) + hour * 3_600_000)
const call = aCall().short

test('drafts are recalled once a day to whoever began them, and handed-in ones are not', async () => {
  await store()
  await store()
  await store({ state: 'submitted' })
  on('2030-02-28')
  await remind(it.ctx)
  on('2030-02-28', 15)
  await remind(it.ctx)
  expect(await told()).toEqual([[filer.id, 'reminder-drafts', { call, count: 2, last: '2030-02-28' }]])
  const mails = await it.ctx.db.selectFrom('mail').select(['recipient', 'subject']).execute()
  expect(mails).toEqual([{ recipient: filer.email, subject: '还有 2 条草稿没有报送' }])
})

test('a return is recalled for each suggestion', async () => {
  const answer_by = new Date(startOf('2030-02-13'))
  const ids = [
    await store({ state: 'office-returned', no: 'XS2030-TECH-900001', answer_by }),
    await store({ state: 'office-returned', no: 'XS2030-TECH-900002', answer_by }),
  ]
  on('2030-02-12')
  await remind(it.ctx)
  await remind(it.ctx)
  const rows = await it.ctx.db
    .selectFrom('notice')
    .select(['suggestion', 'sort'])
    .orderBy('suggestion')
    .execute()
  expect(rows).toEqual(ids.toSorted().map((suggestion) => ({ suggestion, sort: 'reminder-answer' })))
})

test('filer and reviewer are warned of what is still with the unit', async () => {
  await store({ state: 'unit-review' })
  await store({ state: 'unit-review' })
  await store({ state: 'unit-review', cohort: 'rolling' })
  on('2030-03-04')
  await remind(it.ctx)
  const params = { call, org: org.name, left: 2, last: '2030-03-05', count: 2 }
  expect(await told()).toEqual([
    [reviewer.id, 'reminder-release', params],
    [filer.id, 'reminder-not-released', params],
  ])
})

test('handlers, heads and triage hear of what waits', async () => {
  const head = await aPerson(it, { staff: [['office-head', 'ONE']] })
  const handler = await aPerson(it, { staff: [['officer', 'ONE']] })
  const triage = await aPerson(it, { staff: [['triage']] })
  await aPerson(it, { staff: [['office-head', 'TWO']] })
  const due = (day: string) => new Date(startOf(day))
  await store({ state: 'submitted', due: due('2030-02-12') })
  await store({ state: 'submitted', due: due('2030-02-15') })
  await store({ state: 'submitted', due: due('2030-02-20'), handler: handler.id })
  await store({ state: 'submitted', due: due('2030-02-15'), handler: handler.id })
  await store({ state: 'submitted', triage: true, office: 'TWO', since: due('2030-02-12') })
  on('2030-02-13')
  await remind(it.ctx)
  expect(new Set(await told())).toEqual(
    new Set([
      [head.id, 'reminder-waiting', { call, soon: 1, overdue: 1 }],
      [handler.id, 'reminder-waiting', { call, soon: 1, overdue: 0 }],
    ]),
  )
  on('2030-02-14')
  await remind(it.ctx)
  expect(await told()).toContainEqual([triage.id, 'reminder-triage', { call, count: 1, days: 2 }])
})

test('somebody whose account is closed is told nothing', async () => {
  await store()
  await it.ctx.db
    .updateTable('person')
    .set({ disabled_at: new Date(0) })
    .where('id', '=', filer.id)
    .execute()
  on('2030-02-28')
  await remind(it.ctx)
  expect(await told()).toEqual([])
})

test('after the grace, what the unit has not released moves to rolling collection, once and told of', async () => {
  const waiting = await store({ state: 'unit-review' })
  const returned = await store({ state: 'unit-returned' })
  const released = await store({ state: 'submitted' })
  it.clock.set(startOf('2030-03-06') - 1)
  await endGrace(it.ctx)
  expect(await factsOf(it.ctx.db, waiting)).toEqual([])
  it.clock.set(startOf('2030-03-06'))
  await Promise.all([endGrace(it.ctx), endGrace(it.ctx)])
  for (const id of [waiting, returned])
    expect((await factsOf(it.ctx.db, id)).map((fact) => [fact.happened, fact.detail, fact.by])).toEqual([
      ['suggestion-moved-to-rolling', { version: 1, cohort: 'rolling' }, null],
    ])
  const rows = await it.ctx.db
    .selectFrom('suggestion')
    .select(['id', 'state', 'cohort', 'revision'])
    .execute()
  expect(rows.find((row) => row.id === waiting)).toMatchObject({
    state: 'unit-review',
    cohort: 'rolling',
    revision: 2,
  })
  expect(rows.find((row) => row.id === released)).toMatchObject({ cohort: 'concentrated', revision: 1 })
  expect((await told()).filter(([, sort]) => sort === 'suggestion-moved-to-rolling')).toHaveLength(4)
})

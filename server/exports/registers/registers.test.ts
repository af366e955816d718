import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OrgId, PersonId, ProjectId, SuggestionId } from '#core/id.ts'
import type { StaffRole } from '#core/permission/actor.ts'
import { chained, insertSnapshot } from '#server/db/project-snapshots.ts'
import { insertProject } from '#server/db/projects.ts'
import { unpack } from '#server/files/table/zip.ts'
import { makeExports } from '#server/jobs/make-exports.ts'
import type { As } from '#test/support/app.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { granted, said } from '#test/support/journey.ts'
import { anAssessed, anAssessment, aProject, aSnapshot } from '#test/support/make-project.ts'
import { anExpertPerson, aRound, type MadeExpert } from '#test/support/make-round.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'
import { register } from '#text/zh-CN/register.ts'

/** What is in registers is what their lists show the same person, and nothing that they may not see. */

const call = 'xiaoshi-2030'
let here: Drafting
let headPerson: MadePerson
let people: Readonly<Record<'head' | 'plain' | 'other' | 'keeper' | 'auditor' | 'planner', As>>
let round: string
let named: string
let experts: readonly MadeExpert[]
let frozen: string
let own: string

const withRoles = (...roles: readonly (readonly [StaffRole, string?])[]) =>
  aPerson(here.site, { staff: roles })

beforeAll(async () => {
  here = await drafting()
  const { site } = here
  headPerson = await withRoles(['office-head', 'ONE'], ['exporter'])
  const signed = async (...roles: readonly (readonly [StaffRole, string?])[]) =>
    site.signIn((await withRoles(...roles)).email)
  people = {
    head: await site.signIn(headPerson.email),
    plain: await signed(['officer', 'ONE']),
    other: await signed(['officer', 'TWO'], ['exporter']),
    keeper: await signed(['sys-admin'], ['exporter']),
    auditor: await signed(['auditor'], ['exporter']),
    planner: await signed(['triage'], ['exporter']),
  }
  const by = { filer: here.filerPerson, org: here.org }
  const store = (change: Parameters<typeof storeSuggestion>[3]) => storeSuggestion(site, call, by, change)
  own = await store({ state: 'submitted', title: '=cmd|涂层', readiness_now: 4, readiness_target: 8 })
  await store({ state: 'submitted', title: '深远海涂层', handler: headPerson.id, livelihood: null })
  await store({ state: 'accepted', title: '受理的涂层' })
  await store({ state: 'submitted', title: '二处的机密安排', office: 'TWO' })
  frozen = await store({ state: 'frozen', frozen_before: 'submitted', title: '冻结的内容不得出现' })
  const { db } = site.ctx
  const remark = (suggestion: string, sort: string, body: string) =>
    db
      .insertInto('remark')
      .values({
        id: site.ctx.dice.id(site.ctx.now()),
        suggestion,
        version: 1,
        sort,
        body,
        by_person: headPerson.id,
        office: 'ONE',
        at: new Date(site.ctx.now()),
      })
      .execute()
  await remark(own, 'office-return', '请补充指标')
  await remark(own, 'note', '处内备注不给单位看')
  await remark(frozen, 'note', '冻结件的备注不得出现')
  await db
    .insertInto('co_author')
    .values({ suggestion: own, person: here.colleaguePerson.id, added_at: new Date(site.ctx.now()) })
    .execute()
  const { versionId } = (await site.ctx.calls.byId(call)) ?? { versionId: '' }
  await db
    .insertInto('version')
    .values({
      suggestion: own,
      n: 1,
      call_version: versionId,
      content: JSON.stringify({}),
      unit: JSON.stringify({}),
      salt: Buffer.alloc(16),
      digest: 'a'.repeat(64),
      handed_in: new Date(site.ctx.now()),
      by_person: here.filerPerson.id,
      fact_n: 1,
    })
    .execute()
  experts = [await anExpertPerson(site), await anExpertPerson(site, { name: '评议专家不可见' })]
  const judged = {
    call,
    office: 'ONE',
    by: headPerson,
    of: [own],
    experts,
    state: 'closed',
    tasks: 'handed-in',
  } as const
  round = (await aRound(site, { ...judged, names: 'hidden', title: '匿名评议' })).id
  named = (await aRound(site, { ...judged, names: 'shown', title: '具名评议' })).id
  const sheet = (need: number, comment: string) =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries({ 'score-need': need, 'score-feasible': 20, verdict: 'adopt', comment }).map(
          ([key, value]) => [key, { value, rev: 1 }],
        ),
      ),
    )
  for (const [n, expert] of experts.entries())
    await db
      .updateTable('task')
      .set({ sheet: sheet(40 + n * 10, `第 ${n + 1} 份意见`), handed_in_at: new Date(site.ctx.now()) })
      .where('expert', '=', expert.id)
      .execute()
  await db
    .insertInto('direction')
    .values({
      id: site.ctx.dice.id(site.ctx.now()),
      call,
      call_version: versionId,
      office: 'ONE',
      kind: 'TECH',
      field: 'SEA',
      title: '长效防护技术',
      state: 'drafting',
      since: new Date(site.ctx.now()),
      created_at: new Date(site.ctx.now()),
      edited_at: new Date(site.ctx.now()),
      by_person: headPerson.id,
    })
    .execute()
  const [{ id: direction }] = (await db.selectFrom('direction').select('id').execute()) as [{ id: string }]
  await db
    .insertInto('direction_source')
    .values({
      direction,
      suggestion: own,
      version: 1,
      use: 'whole',
      note: '全部采用',
      by_person: headPerson.id,
      at: new Date(site.ctx.now()),
    })
    .execute()
  const project = aProject({
    id: site.ctx.dice.id(site.ctx.now()) as ProjectId,
    callVersion: versionId as never,
    call: call as never,
    org: here.org.id as OrgId,
    suggestion: own as SuggestionId,
    leader: here.filerPerson.id as PersonId,
    team: [],
    openedBy: headPerson.id as PersonId,
    since: site.ctx.now(),
    openedAt: site.ctx.now(),
  })
  await db.transaction().execute(async (tx) => {
    await insertProject(tx, project, 1)
    const {
      prev: _,
      hash: __,
      ...snapshot
    } = aSnapshot({
      id: site.ctx.dice.id(site.ctx.now()),
      project: project.id,
      by: headPerson.id as PersonId,
      assessment: anAssessment([anAssessed('a', 4), anAssessed('b', 5)]),
    })
    await insertSnapshot(tx, chained(snapshot, undefined))
  })
})
afterAll(() => here.site.close())
beforeEach(async () => {
  await here.site.ctx.db.deleteFrom('export').execute()
})

const ask = (who: As, sort: string, wanted: object) =>
  who.post('/exports', { key: randomUUID(), sort, wanted })

type Cells = readonly (readonly unknown[])[]

/** The file as somebody fetched it. */
async function exported(who: As, sort: string, wanted: object): Promise<Buffer> {
  const { id } = granted(await ask(who, sort, wanted)).export
  await makeExports(here.site.ctx)
  expect(granted(await who.get(`/exports/${id}`)).export).toMatchObject({ state: 'ready', problem: null })
  const headers = who.cookie ? { cookie: who.cookie } : {}
  const { rawPayload } = await here.site.app.inject({ url: `/api/v1/exports/${id}/file`, headers })
  return rawPayload
}
const sheetIn = (file: Buffer, name: string): Promise<Cells> => readSheet(file, name)

/** One sheet as records by the head of its columns. */
async function recordsIn(file: Buffer, name: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const [head = [], ...rows] = await sheetIn(file, name)
  return rows.map((row) => Object.fromEntries(head.map((label, n) => [String(label), row[n]])))
}
const { columns, sheets } = register
const titlesIn = async (file: Buffer, name: string = sheets.suggestions, column: string = columns.title) =>
  (await recordsIn(file, name)).map((it) => it[column] ?? '')

/** The whole list as its screen asks for it, page after page. */
async function listed(who: As, path: string, of = 'items'): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let cursor = ''
  do {
    const body = granted(await who.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`))
    items.push(...body[of])
    cursor = body.next ?? ''
  } while (cursor !== '')
  return items
}

describe('a register of an office’s desk', () => {
  test.each([
    ['everything', {}],
    ['one view, by title', { view: 'waiting', sort: 'title' }],
    ['a handler', { view: 'all', handler: 'me' }],
    ['a kind and words', { view: 'all', kind: 'TECH', q: '深远海' }],
    ['what is frozen', { view: 'frozen' }],
    ['nothing', { view: 'all', field: 'NONE' }],
  ])('holds %s as the list shows it', async (_, { handler, ...filter }: Record<string, string>) => {
    const wanted = { view: 'all', ...filter, ...(handler === undefined ? {} : { handler: headPerson.id }) }
    const file = await exported(people.head, 'office-suggestions', { office: 'ONE', ...wanted })
    const list = await listed(people.head, `/offices/ONE/queue?${new URLSearchParams(wanted)}`)
    const rows = await recordsIn(file, sheets.suggestions)
    expect(rows.map((it) => [it[columns.no], it[columns.title] ?? ''])).toEqual(
      list.map((it) => [it['no'], it['title']]),
    )
    const about = await recordsIn(file, sheets.about)
    expect(about.map((it) => it[columns.says])).toContain(
      register.about.rows(sheets.suggestions, list.length),
    )
  })

  test('has every column of the list’s answer, typed, and more of the record', async () => {
    const file = await exported(people.head, 'office-suggestions', { office: 'ONE', view: 'waiting' })
    const [it = {}] = await recordsIn(file, sheets.suggestions)
    expect(it).toMatchObject({
      [columns.title]: '=cmd|涂层',
      [columns.readinessNow]: 4,
      [columns.readinessTarget]: 8,
      [columns.filer]: here.filerPerson.name,
      [columns.coAuthors]: here.colleaguePerson.name,
      [columns.attachments]: 0,
      [columns.unit]: here.org.name,
      [columns.versions]: 1,
      [columns.overdue]: register.no,
    })
    expect(it[columns.firstHandedIn]).toBeInstanceOf(Date)
    // Beside each name of the wire, the column that says it; what is not there is named with its reason.
    const said: Readonly<Record<string, string>> = {
      id: 'in the link',
      call: columns.call,
      no: columns.no,
      title: columns.title,
      kind: columns.kind,
      field: columns.field,
      state: columns.state,
      triage: columns.triage,
      handler: columns.handler,
      waiting: columns.waiting,
      overdue: columns.overdue,
      versions: columns.versions,
      transfers: columns.transfers,
      readinessNow: columns.readinessNow,
      readinessTarget: columns.readinessTarget,
      org: columns.unit,
    }
    const [row = {}] = await listed(people.head, '/offices/ONE/queue?view=waiting')
    expect(Object.keys(row).sort()).toEqual(Object.keys(said).sort())
    const head = Object.keys(it)
    for (const label of Object.values(said).filter((one) => one !== 'in the link'))
      expect(head).toContain(label)
  })

  test('carries the remarks and the experts’ opinions that its reader gets', async () => {
    const file = await exported(people.head, 'office-suggestions', { office: 'ONE', view: 'all' })
    const remarks = (await recordsIn(file, sheets.remarks)).map((it) => it[columns.body])
    expect(remarks).toEqual(['请补充指标', '处内备注不给单位看'])
    const reviews = await recordsIn(file, sheets.reviews)
    expect(reviews.map((it) => [it[columns.mean], it[columns.sheets]])).toEqual([
      [65, 2],
      [65, 2],
    ])
  })

  test('says on every printed page and in its last sheet whose it is', async () => {
    const file = await exported(people.head, 'office-suggestions', { office: 'ONE', view: 'waiting' })
    const about = (await recordsIn(file, sheets.about)).map((it) => String(it[columns.says]))
    expect(about.some((it) => it.includes(headPerson.name))).toBe(true)
    const unpacked = unpack(file, (name) => name.startsWith('xl/worksheets/sheet'), 1e7)
    const parts = unpacked.ok ? [...unpacked.parts.values()].map(String) : []
    expect(parts.length).toBe(4)
    for (const part of parts)
      expect(part).toMatch(new RegExp(`<oddFooter>.*${headPerson.name}.*</oddFooter>`))
  })

  test('of more than a portion is whole, in order, and nothing twice', async () => {
    const { db } = here.site.ctx
    await sql`insert into suggestion (id, call, call_version, org, filer, kind, field, title, state, since, created_at,
      edited_at, no, versions, first_handed_in, handed_in, cohort, office)
      select gen_random_uuid(), call, call_version, org, filer, kind, field, '批量' || lpad(n::text, 4, '0'), 'reserve', since,
        created_at, edited_at, 'XS2030-TECH-B' || n, 1, first_handed_in, handed_in, cohort, office
      from suggestion, generate_series(1, 1203) n where suggestion.id = ${own}`.execute(db)
    const file = await exported(people.head, 'office-suggestions', {
      office: 'ONE',
      view: 'reserve',
      sort: 'title',
    })
    const titles = await titlesIn(file)
    expect(titles).toEqual(Array.from({ length: 1203 }, (_, n) => `批量${String(n + 1).padStart(4, '0')}`))
    const [made] = granted(await people.head.get('/exports')).items
    expect(made).toMatchObject({ total: 1203, done: 1203 })
    await db.deleteFrom('suggestion').where('title', 'like', '批量%').execute()
  })
})

describe('a register leaves out what its reader may not see:', () => {
  test('another office’s, what is frozen, and who filed it', async () => {
    const file = await exported(people.other, 'office-suggestions', { office: 'TWO', view: 'all' })
    expect(await titlesIn(file)).toEqual(['二处的机密安排'])
    const planned = await exported(people.planner, 'office-suggestions', { office: 'ONE', view: 'frozen' })
    expect(await titlesIn(planned)).toEqual([])
    for (const sheet of [sheets.remarks, sheets.reviews])
      expect(JSON.stringify(await sheetIn(planned, sheet))).not.toContain('冻结')
  })

  test('what the office writes for itself is not in the unit’s', async () => {
    const file = await exported(here.filer, 'unit-suggestions', { unit: here.org.id, view: 'all' })
    expect(await titlesIn(file)).toEqual(
      (await listed(here.filer, `/unit/${here.org.id}/queue?view=all`)).map((it) => it['title']),
    )
    const remarks = (await recordsIn(file, sheets.remarks)).map((it) => it[columns.body])
    expect(remarks).toEqual(['请补充指标'])
    const head = Object.keys((await recordsIn(file, sheets.suggestions))[0] ?? {})
    expect(head).not.toContain(columns.handler)
  })

  test('experts’ names where the round hides them', async () => {
    const hidden = await exported(people.head, 'round-results', { round })
    expect(JSON.stringify(await sheetIn(hidden, sheets.judged))).not.toContain('评议专家')
    const shown = await recordsIn(
      await exported(people.head, 'round-results', { round: named }),
      sheets.judged,
    )
    expect(shown.map((it) => it[columns.expertName]).sort()).toEqual(
      experts.map((it) => it.person.name).sort(),
    )
  })

  test.each([
    ['no role for it', 'plain', 'office-suggestions', { office: 'ONE', view: 'all' }, '403 not-an-exporter'],
    ['another office', 'other', 'office-suggestions', { office: 'ONE', view: 'all' }, '404 not-found'],
    ['another office’s search', 'other', 'found-suggestions', { office: 'ONE', q: '涂层' }, '404 not-found'],
    ['another office’s directions', 'other', 'directions', { office: 'ONE' }, '403 not-yours'],
    ['the pool, to an auditor', 'auditor', 'experts', {}, '403 not-yours'],
    ['people, to an officer', 'head', 'people', {}, '403 not-yours'],
    ['units, to an officer', 'head', 'orgs', {}, '403 not-yours'],
    ['the audit, to an officer', 'head', 'audit', {}, '403 not-yours'],
    [
      'a filter that the list does not have',
      'head',
      'office-suggestions',
      { office: 'ONE', secret: 'x' },
      '422 bad-input',
    ],
  ] as const)('%s is refused', async (_, who, sort, wanted, answer) => {
    expect(said(await ask(people[who], sort, wanted))).toBe(answer)
  })

  test('a unit to a stranger, and a round of another office', async () => {
    expect(said(await ask(here.stranger, 'unit-suggestions', { unit: here.org.id }))).toBe('404 not-found')
    expect(said(await ask(people.other, 'round-results', { round }))).toBe('404 not-found')
  })

  test('whoever left the unit fetches no more what was made for them', async () => {
    const leaving = await aPerson(here.site)
    const { db } = here.site.ctx
    const since = new Date(here.site.ctx.now())
    await db
      .insertInto('member')
      .values({ org: here.org.id, person: leaving.id, reviewer: true, state: 'active', since })
      .execute()
    const as = await here.site.signIn(leaving.email)
    await exported(as, 'unit-suggestions', { unit: here.org.id, view: 'all' })
    const [{ id }] = granted(await as.get('/exports')).items
    await db.updateTable('member').set({ state: 'left' }).where('person', '=', leaving.id).execute()
    expect(said(await as.get(`/exports/${id}/file`))).toBe('404 not-found')
  })

  test('whoever lost the role meanwhile is told that it failed', async () => {
    const person = await withRoles(['officer', 'ONE'], ['exporter'])
    const as = await here.site.signIn(person.email)
    const { id } = granted(await ask(as, 'office-suggestions', { office: 'ONE', view: 'all' })).export
    await here.site.ctx.db
      .deleteFrom('staff')
      .where('person', '=', person.id)
      .where('role', '=', 'exporter')
      .execute()
    await makeExports(here.site.ctx)
    const it = granted(await as.get(`/exports/${id}`)).export
    expect(it).toMatchObject({ state: 'failed', size: null })
    expect(it.problem).not.toBe('')
    const told = granted(await as.get('/notices')).items.map((one: { sort: string }) => one.sort)
    expect(told).toContain('export-failed')
  })
})

describe('a register holds what its list shows:', () => {
  test('what a query finds', async () => {
    const query = { view: 'all', q: 'title:涂层' }
    const file = await exported(people.head, 'found-suggestions', { office: 'ONE', ...query })
    const list = await listed(people.head, `/offices/ONE/search?${new URLSearchParams(query)}`)
    expect(await titlesIn(file)).toEqual(list.map((it) => it['title']))
  })

  test('one’s own, in one state', async () => {
    const file = await exported(here.filer, 'my-suggestions', { state: 'submitted' })
    const list = await listed(here.filer, '/suggestions?state=submitted')
    expect(await titlesIn(file)).toEqual(list.map((it) => it['title']))
    expect(list.length).toBe(3)
  })

  test('experts', async () => {
    const file = await exported(people.head, 'experts', { state: 'active' })
    const list = await listed(people.head, '/experts?state=active')
    expect(await titlesIn(file, sheets.experts, columns.name)).toEqual(list.map((it) => it['name']))
    const [first = {}] = await recordsIn(file, sheets.experts)
    const shown = granted(await people.head.get(`/experts/${list[0]?.['id']}`)).expert
    expect(first).toMatchObject({ [columns.email]: shown.email, [columns.workplace]: shown.orgName })
  })

  test('results of judging', async () => {
    const file = await exported(people.head, 'round-results', { round })
    const { items } = granted(await people.head.get(`/rounds/${round}/results`))
    const rows = await recordsIn(file, sheets.subjects)
    expect(rows.map((it) => [it[columns.subject] ?? '', it[columns.mean], it[columns.lowest]])).toEqual(
      items.map((it: { title: string; total: { mean: number; lowest: number } | null }) => [
        it.title,
        it.total?.mean,
        it.total?.lowest,
      ]),
    )
    expect(rows[0]).toMatchObject({ [columns.median]: 65 })
    const judged = await recordsIn(file, sheets.judged)
    expect(judged.map((it) => it[columns.comments]).sort()).toEqual(['第 1 份意见', '第 2 份意见'])
  })

  test('directions and their sources', async () => {
    const file = await exported(people.head, 'directions', { office: 'ONE', without: 'abandoned' })
    const list = await listed(people.head, '/offices/ONE/directions')
    expect(await titlesIn(file, sheets.directions, columns.directionTitle)).toEqual(
      list.map((it) => it['title']),
    )
    expect(await titlesIn(file, sheets.sources)).toEqual(['=cmd|涂层'])
  })

  test('directions beyond what a list shows at once', async () => {
    const { db } = here.site.ctx
    await sql`insert into direction (id, call, call_version, office, kind, field, title, state, since, created_at, by_person,
      edited_at) select gen_random_uuid(), call, call_version, office, kind, field, '批量', 'drafting', since, created_at,
      by_person, edited_at from (select * from direction where office = 'ONE' limit 1) one, generate_series(1, 600)`.execute(
      db,
    )
    const file = await exported(people.head, 'directions', { office: 'ONE' })
    const titles = await titlesIn(file, sheets.directions, columns.directionTitle)
    expect(titles.filter((it) => it === '批量')).toHaveLength(600)
    await db.deleteFrom('direction').where('title', '=', '批量').execute()
  })

  test('projects and their elements', async () => {
    const file = await exported(people.head, 'projects', {})
    const list = await listed(people.head, '/projects')
    expect(await titlesIn(file, sheets.projects, columns.projectNo)).toEqual(list.map((it) => it['no']))
    expect(list.length).toBe(1)
    expect((await recordsIn(file, sheets.elements)).length).toBeGreaterThan(0)
  })

  test('people', async () => {
    const file = await exported(people.keeper, 'people', { role: 'exporter' })
    const list = await listed(people.keeper, '/admin/people?role=exporter', 'people')
    expect(await titlesIn(file, sheets.people, columns.email)).toEqual(list.map((it) => it['email']))
  })

  test('units and whom to turn to', async () => {
    const file = await exported(people.keeper, 'orgs', { waiting: 'no' })
    const list = await listed(people.keeper, '/admin/orgs?waiting=no', 'orgs')
    expect(await titlesIn(file, sheets.orgs, columns.unitName)).toEqual(list.map((it) => it['name']))
    const contacts = (await recordsIn(file, sheets.contacts)).map((it) => it[columns.email])
    expect(contacts).toContain(here.filerPerson.email)
  })

  test('records of the audit', async () => {
    const file = await exported(people.auditor, 'audit', { happened: 'export-made' })
    const list = await listed(people.auditor, '/admin/audit?happened=export-made', 'facts')
    // Its own making became a record after it was written.
    expect(await titlesIn(file, sheets.facts, columns.hash)).toEqual(list.slice(1).map((it) => it['hash']))
    expect(list.length).toBeGreaterThan(1)
  })
})

describe('a register of a short list holds what its list shows:', () => {
  const condensed = { office: 'ONE', call }

  test.each([
    ['an office’s figure', 'head', { call, scope: 'office', state: 'submitted' }],
    ['one cell of it', 'head', { call, scope: 'office', of: 'ONE', kind: 'TECH', field: 'SEA' }],
    ['the city’s', 'planner', { call, scope: 'all' }],
    ['a day on which nothing came', 'planner', { call, scope: 'all', day: '2029-01-01' }],
  ] as const)('%s', async (_, who, wanted) => {
    const file = await exported(people[who], 'counted-suggestions', wanted)
    const list = await listed(people[who], `/statistics/list?${new URLSearchParams(wanted)}`)
    expect(await titlesIn(file)).toEqual(list.map((it) => it['title']))
    const about = (await recordsIn(file, sheets.about)).map((it) => it[columns.says])
    expect(about).toContain(register.scopes[wanted.scope])
    expect(about).toContain(register.about.rows(sheets.suggestions, list.length))
  })

  test('a unit’s figure, without who works on it in the office', async () => {
    const wanted = { call, scope: 'unit', of: here.org.id }
    const file = await exported(here.filer, 'unit-counted-suggestions', wanted)
    const list = await listed(here.filer, `/statistics/list?${new URLSearchParams(wanted)}`)
    expect(list.length).toBeGreaterThan(1)
    expect(await titlesIn(file)).toEqual(list.map((it) => it['title']))
    const [head = []] = await sheetIn(file, sheets.suggestions)
    expect(head).not.toContain(columns.handler)
    expect(JSON.stringify(await sheetIn(file, sheets.suggestions))).not.toContain('冻结')
  })

  test('a unit’s unfinished drafts, by title and never the text', async () => {
    await storeSuggestion(
      here.site,
      call,
      { filer: here.filerPerson, org: here.org },
      { state: 'draft', title: '写了一半', no: null, office: null },
    )
    const file = await exported(here.filer, 'unit-unfinished', { unit: here.org.id })
    const list = await listed(here.filer, `/unit/${here.org.id}/unfinished`)
    expect(await titlesIn(file)).toEqual(list.map((it) => it['title']))
    expect(list.map((it) => it['title'])).toContain('写了一半')
  })

  test('rounds with how far each is', async () => {
    const file = await exported(people.head, 'rounds', condensed)
    const list = await listed(people.head, `/offices/ONE/rounds?call=${call}`)
    const rows = await recordsIn(file, sheets.rounds)
    expect(rows.map((it) => [it[columns.round], it[columns.tasks], it[columns.sheetsIn]])).toEqual(
      list.map((it) => [it['title'], it['tasks'], it['handedIn']]),
    )
    expect(rows.length).toBe(2)
    expect(rows[0]?.[columns.begunAt]).toBeInstanceOf(Date)
  })

  test('what is to condense, group by group', async () => {
    const file = await exported(people.head, 'groups', condensed)
    const answer = granted(await people.head.get(`/offices/ONE/groups?call=${call}`))
    const members = [...answer.groups.flatMap((it: { members: unknown[] }) => it.members), ...answer.loose]
    expect(await titlesIn(file, sheets.groups)).toEqual(members.map((it) => it.title))
    expect(members.length).toBeGreaterThan(0)
  })

  test('meetings and their agendas', async () => {
    const [{ id: direction }] = (await here.site.ctx.db
      .selectFrom('direction')
      .select('id')
      .where('title', '=', '长效防护技术')
      .execute()) as [{ id: string }]
    const { db } = here.site.ctx
    await db.updateTable('direction').set({ state: 'confirmed' }).where('id', '=', direction).execute()
    granted(
      await people.head.post('/offices/ONE/meetings', {
        key: randomUUID(),
        call,
        title: '海洋方向论证会',
        heldOn: '2030-03-01',
        place: '三楼会议室',
        experts: [{ name: '到会一人', unit: '某大学' }],
        directions: [direction],
      }),
    )
    const file = await exported(people.head, 'meetings', condensed)
    const list = await listed(people.head, `/offices/ONE/meetings?call=${call}`)
    expect(await titlesIn(file, sheets.meetings, columns.meeting)).toEqual(list.map((it) => it['title']))
    const [agenda = {}] = await recordsIn(file, sheets.agendas)
    expect(agenda).toMatchObject({
      [columns.meeting]: '海洋方向论证会',
      [columns.directionTitle]: '长效防护技术',
    })
  })

  test('guides being prepared', async () => {
    granted(
      await people.planner.post('/guides', {
        key: randomUUID(),
        call,
        slug: 'xs-2030',
        title: { zh: '二〇三〇年指南', en: 'Guide 2030' },
        intro: { zh: '', en: '' },
        kinds: ['TECH'],
        terms: {},
        applyFrom: null,
        applyTo: '2030-06-30',
      }),
    )
    const file = await exported(people.planner, 'guides', { call })
    const list = await listed(people.planner, `/guides?call=${call}`)
    expect(list.length).toBe(1)
    expect(await titlesIn(file, sheets.guides, columns.guideTitle)).toEqual(['二〇三〇年指南'])
  })

  test('a unit’s members with their roles', async () => {
    const admin = await aPerson(here.site)
    const since = new Date(here.site.ctx.now())
    const one = { org: here.org.id, person: admin.id, admin: true, state: 'active', since } as const
    await here.site.ctx.db.insertInto('member').values(one).execute()
    const who = await here.site.signIn(admin.email)
    const file = await exported(who, 'members', { unit: here.org.id })
    const list = await listed(who, `/orgs/${here.org.id}/members`, 'members')
    expect(await titlesIn(file, sheets.members, columns.email)).toEqual(list.map((it) => it['email']))
    const own = (await recordsIn(file, sheets.members)).find((it) => it[columns.email] === admin.email)
    expect(own?.[columns.contactRoles]).toContain(register.contactRoles.admin)
  })

  test.each([
    [
      'another office’s figure',
      'other',
      'counted-suggestions',
      { call, scope: 'office', of: 'ONE' },
      '403 not-yours',
    ],
    ['the city’s, to an officer', 'head', 'counted-suggestions', { call, scope: 'all' }, '403 not-yours'],
    [
      'a figure, without the role',
      'plain',
      'counted-suggestions',
      { call, scope: 'office' },
      '403 not-an-exporter',
    ],
    [
      'the city’s as if it were a unit’s',
      'plain',
      'unit-counted-suggestions',
      { call, scope: 'all' },
      '422 bad-input',
    ],
    ['another office’s rounds', 'other', 'rounds', condensed, '403 not-yours'],
    ['another office’s groups', 'other', 'groups', condensed, '403 not-yours'],
    ['another office’s meetings', 'other', 'meetings', condensed, '403 not-yours'],
  ] as const)('%s is refused', async (_, who, sort, wanted, answer) => {
    expect(said(await ask(people[who], sort, wanted))).toBe(answer)
  })

  test.each(['triage', 'leader'] as const)(
    'any unit’s suggestions are not taken out by %s without the role, and with it as what they are',
    async (role) => {
      const [reader, exporter] = await Promise.all([withRoles([role]), withRoles([role], ['exporter'])])
      const [without, having] = [
        await here.site.signIn(reader.email),
        await here.site.signIn(exporter.email),
      ] as const
      const wanted = { call, scope: 'unit', of: here.org.id }
      const list = await listed(without, `/statistics/list?${new URLSearchParams(wanted)}`)
      expect(list.length).toBeGreaterThan(0)
      expect(said(await ask(without, 'unit-counted-suggestions', wanted))).toBe('403 not-yours')
      expect(said(await ask(having, 'unit-counted-suggestions', wanted))).toBe('403 not-yours')
      expect(said(await ask(without, 'counted-suggestions', wanted))).toBe('403 not-an-exporter')
      const file = await exported(having, 'counted-suggestions', wanted)
      expect(await titlesIn(file)).toEqual(list.map((it) => it['title']))
    },
  )

  test('a unit’s members and drafts are for those who keep it', async () => {
    const unit = here.org.id
    expect(said(await ask(here.stranger, 'members', { unit }))).toBe('404 not-found')
    expect(said(await ask(here.stranger, 'unit-unfinished', { unit }))).toBe('404 not-found')
    expect(said(await ask(here.filer, 'members', { unit: 'no-unit' }))).toBe('422 bad-input')
  })
})

/** Beside each name that a list's answer has for a row, the column that says it, or why it is left out. */
const row = {
  no: columns.no,
  call: columns.call,
  title: columns.title,
  kind: columns.kind,
  field: columns.field,
  livelihood: columns.livelihood,
  state: columns.state,
  since: columns.since,
  org: columns.unit,
  filer: columns.filer,
  office: columns.office,
  cohort: columns.cohort,
  handedIn: columns.handedIn,
  firstHandedIn: columns.firstHandedIn,
  due: columns.due,
  waiting: columns.waiting,
  overdue: columns.overdue,
  versions: columns.versions,
  transfers: columns.transfers,
  readinessNow: columns.readinessNow,
  readinessTarget: columns.readinessTarget,
  unitRank: columns.unitRank,
  editedAt: columns.editedAt,
  id: '(in the link)',
  triage: '(the office’s own matter)',
  handler: '(the office’s own matter)',
}
const whole: readonly (readonly [
  sort: string,
  who: () => As,
  wanted: () => object,
  path: () => string,
  of: string,
  sheet: string,
  said: Readonly<Record<string, string>>,
])[] = [
  ['my-suggestions', () => here.filer, () => ({}), () => '/suggestions', 'items', sheets.suggestions, row],
  [
    'unit-suggestions',
    () => here.filer,
    () => ({ unit: here.org.id, view: 'all' }),
    () => `/unit/${here.org.id}/queue?view=all`,
    'items',
    sheets.suggestions,
    { ...row, lastDay: columns.lastDay, blocks: columns.blocks },
  ],
  [
    'experts',
    () => people.head,
    () => ({}),
    () => '/experts',
    'items',
    sheets.experts,
    {
      id: '(in the link)',
      name: columns.name,
      orgName: columns.workplace,
      title: columns.position,
      fields: columns.fields,
      keywords: columns.keywords,
      loadLimit: columns.loadLimit,
      load: columns.load,
      state: columns.state,
      invitedAt: columns.invitedAt,
    },
  ],
  [
    'round-results',
    () => people.head,
    () => ({ round }),
    () => `/rounds/${round}/results`,
    'items',
    sheets.subjects,
    {
      subject: '(in the link)',
      no: columns.subjectNo,
      title: columns.subject,
      kind: columns.kind,
      masked: columns.note,
      gone: columns.note,
      total: columns.mean,
      adjusted: columns.adjusted,
      group: columns.group,
      verdicts: columns.verdicts,
      flags: columns.flags,
      levels: '(a sheet of their own)',
    },
  ],
  [
    'counted-suggestions',
    () => people.head,
    () => ({ call, scope: 'office' }),
    () => `/statistics/list?call=${call}&scope=office`,
    'items',
    sheets.suggestions,
    { ...row, triage: columns.triage, handler: columns.handler },
  ],
  [
    'rounds',
    () => people.head,
    () => ({ office: 'ONE' }),
    () => '/offices/ONE/rounds',
    'items',
    sheets.rounds,
    {
      id: '(in the link)',
      call: columns.call,
      title: columns.round,
      subjects: columns.judged,
      perSubject: columns.perSubject,
      due: columns.sheetsDue,
      state: columns.state,
      revision: '(for saving alone)',
      by: columns.begunBy,
      createdAt: columns.begunAt,
      openedAt: columns.openedAt,
      closedAt: columns.closedAt,
      items: columns.items,
      experts: columns.experts,
      tasks: columns.tasks,
      handedIn: columns.sheetsIn,
      declined: columns.declined,
    },
  ],
  [
    'groups',
    () => people.head,
    () => ({ office: 'ONE', call }),
    () => `/offices/ONE/groups?call=${call}`,
    'loose',
    sheets.groups,
    {
      id: '(in the link)',
      no: columns.no,
      title: columns.title,
      kind: columns.kind,
      field: columns.field,
      state: columns.state,
      revision: '(for saving alone)',
      org: columns.unit,
      directions: columns.usedBy,
      byHand: columns.byHand,
    },
  ],
  [
    'directions',
    () => people.head,
    () => ({ office: 'ONE' }),
    () => '/offices/ONE/directions',
    'items',
    sheets.directions,
    {
      id: '(in the link)',
      call: columns.call,
      office: columns.office,
      kind: columns.kind,
      field: columns.field,
      title: columns.directionTitle,
      state: columns.directionState,
      revision: '(for saving alone)',
      since: columns.since,
      editedAt: columns.editedAt,
      sources: columns.sources,
      guide: columns.guide,
      no: columns.directionNo,
    },
  ],
  [
    'projects',
    () => people.head,
    () => ({}),
    () => '/projects',
    'items',
    sheets.projects,
    {
      id: '(in the link)',
      no: columns.projectNo,
      title: columns.projectTitle,
      call: columns.call,
      kind: columns.kind,
      office: columns.office,
      org: columns.unit,
      leader: columns.leader,
      duty: columns.duty,
      stage: columns.stage,
      step: columns.step,
      end: columns.end,
      revision: '(for saving alone)',
      since: columns.since,
      level: columns.projectLevel,
      target: columns.projectTarget,
    },
  ],
  [
    'people',
    () => people.keeper,
    () => ({}),
    () => '/admin/people',
    'people',
    sheets.people,
    {
      id: '(for granting alone)',
      name: columns.name,
      email: columns.email,
      mobile: columns.mobile,
      createdAt: columns.createdAt,
      disabled: columns.accountState,
      locked: columns.accountState,
      secondFactor: columns.secondFactor,
      staff: columns.roles,
      units: columns.units,
    },
  ],
  [
    'orgs',
    () => people.keeper,
    () => ({}),
    () => '/admin/orgs',
    'orgs',
    sheets.orgs,
    {
      id: '(in the link)',
      name: columns.unitName,
      creditCode: columns.creditCode,
      type: columns.unitType,
      district: columns.district,
      verified: columns.verified,
      checkDigitFits: columns.checkDigit,
      path: columns.path,
      pathReason: columns.pathReason,
      refusedReason: columns.refusedReason,
      createdAt: columns.createdAt,
      held: columns.held,
    },
  ],
  [
    'audit',
    () => people.auditor,
    () => ({ happened: 'export-made' }),
    () => '/admin/audit',
    'facts',
    sheets.facts,
    {
      subject: columns.factSubject,
      n: columns.n,
      happened: columns.happened,
      by: columns.by,
      at: columns.at,
      detail: columns.detail,
      hash: columns.hash,
      checkpoint: columns.checkpoint,
    },
  ],
]

test.each(whole)(
  '%s has a column for whatever its list answers',
  async (sort, who, wanted, path, of, sheet, said) => {
    const [first = {}] = granted(await who().get(path()))[of]
    const known = Object.keys(first)
    expect(known.length).toBeGreaterThan(0)
    expect(known.filter((name) => said[name] === undefined)).toEqual([])
    const [head = []] = await sheetIn(await exported(who(), sort, wanted()), sheet)
    expect(Object.values(said).filter((label) => !label.startsWith('(') && !head.includes(label))).toEqual([])
  },
)

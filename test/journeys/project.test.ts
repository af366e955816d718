import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '#server/db/invariants.ts'
import type { As } from '../support/app.ts'
import type { TakenIn } from '../support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, said } from '../support/journey.ts'
import { anExpertPerson } from '../support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '../support/people.ts'
import { adoptedOne, fillStage, judgedBy, opening, stepOn, writePlaces } from '../support/projects.ts'

/** One project from opening to acceptance, as each who takes part meets it. */
let here: City
let leader: MadePerson
let colleague: MadePerson
let bearer: MadeOrg
let one: TakenIn
let id: string
let team: As
let officer: As
let head: As

const viewed = async (as: As) => granted(await as.get(`/projects/${id}`))

beforeAll(async () => {
  here = await city()
  const demander = await aPerson(here.site)
  const demand = await aReadyOrg(here, { members: [{ person: demander, filer: true, admin: true }] })
  leader = await aPerson(here.site, { name: '负责人甲' })
  colleague = await aPerson(here.site, { name: '成员乙' })
  bearer = await aReadyOrg(here, {
    members: [
      { person: leader, filer: true, admin: true },
      { person: colleague, filer: true },
    ],
  })
  one = await adoptedOne(here, demander, demand.id)
  team = await here.as(leader)
  officer = await here.as(here.officers.get(one.office))
  head = await here.as(here.heads.get(one.office))
})
afterAll(() => here.site.close())

test('the office opens it: once per key, with a number, a baseline and an application that has begun', async () => {
  const asked = opening(one, bearer, leader)
  const [first, again] = [await officer.post('/projects', asked), await officer.post('/projects', asked)]
  expect(again.body).toEqual(granted(first))
  id = first.body.id
  expect(first.body.no).toBe('ZN2024-P0001')
  const view = await viewed(team)
  expect(view).toMatchObject({ stage: 'application', step: 'writing', duty: 'leader', sameUnit: false })
  expect(view.may).toEqual(['write', 'manage-team', 'hand-in'])
  expect(view.suggestion).toBeNull()
  expect(view.snapshots).toMatchObject([
    { n: 1, stage: 'suggestion', sort: 'baseline', overall: { level: 4 } },
  ])
  const draft = granted(await team.get(`/projects/${id}/draft`))
  const paths = draft.answers.map((it: { path: string }) => it.path)
  expect(paths.some((it: string) => it.startsWith('trlElements/element1'))).toBe(true)
  expect(paths.filter((it: string) => it.startsWith('trlEvidenceRows') || it === 'trlEvidence')).toEqual([])
  expect(draft.previous.elements).toMatchObject([{ id: 'element1', level: 4, critical: true }])
})

test('the leader takes a colleague in, who writes and does not hand in', async () => {
  const other = await here.as(colleague)
  expect(said(await other.get(`/projects/${id}`))).toBe('404 not-found')
  granted(await team.post(`/projects/${id}/members`, { person: colleague.id }))
  expect(said(await team.post(`/projects/${id}/members`, { person: colleague.id }))).toBe('409 already')
  await writePlaces(other, id, { title: '海上风电叶片长效防护技术攻关' })
  expect((await viewed(other)).may).toEqual(['write'])
  expect(said(await stepOn(other, id, 'hand-in'))).toBe('403 not-yours')
})

test('an application with gaps is not taken, a whole one is, and comes back with a reason', async () => {
  const early = await stepOn(team, id, 'hand-in')
  expect(said(early)).toBe('422 findings')
  await fillStage(here, team, id)
  const seen = await viewed(team)
  const press = { revision: seen.revision, key: aKey() }
  const handed = granted(await team.post(`/projects/${id}/hand-in`, press))
  expect(handed).toMatchObject({ stage: 'application', step: 'handed-in' })
  expect(granted(await team.post(`/projects/${id}/hand-in`, press))).toEqual(handed)
  expect(said(await stepOn(officer, id, 'return', { reason: '短' }))).toBe('422 text-missing')
  granted(await stepOn(officer, id, 'return', { reason: '请补充第三方试验的说明。' }))
  const { returned } = granted(await team.get(`/projects/${id}/draft`))
  expect(returned.reason).toBe('请补充第三方试验的说明。')
  granted(await stepOn(team, id, 'hand-in'))
  const { snapshots } = await viewed(officer)
  expect(snapshots.map((it: { n: number; stage: string }) => `${it.n} ${it.stage}`)).toEqual([
    '1 suggestion',
    '2 application',
    '3 application',
  ])
})

test('it is approved only once three experts gave a level, and their level is kept', async () => {
  granted(await stepOn(officer, id, 'pass', { note: '材料齐全。' }))
  const experts = [
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
  ]
  expect(said(await stepOn(officer, id, 'approve'))).toBe('403 not-yours')
  await judgedBy(here, id, one.office, experts.slice(0, 2), [3, 4])
  const few = await stepOn(head, id, 'approve')
  expect(said(few)).toBe('409 levels-missing')
  expect(few.body.detail).toContain('叶片防腐涂层')
  here.site.clock.pass(1000)
  await judgedBy(here, id, one.office, experts, [3, 3, 4])
  expect((await viewed(team)).agreed).toEqual([])
  expect((await viewed(officer)).agreed).toMatchObject([{ element: 'element1', level: 3, given: 3 }])
  granted(await stepOn(head, id, 'approve', { note: '同意立项。' }))
  const view = await viewed(team)
  expect(view).toMatchObject({ stage: 'task-book', step: 'writing', level: 3 })
  expect(view.agreed).toMatchObject([{ element: 'element1', level: 3, lowest: 3, highest: 4, enough: true }])
})

test('the task book begins with what was applied for, and is the promise once the head confirms it', async () => {
  const { answers } = granted(await team.get(`/projects/${id}/draft`))
  const paths = answers.map((it: { path: string }) => it.path)
  expect(paths).toContain('title')
  expect(paths).not.toContain('applicationTruth')
  expect(paths.some((it: string) => it.startsWith('trlEvidenceRows/'))).toBe(true)
  await fillStage(here, team, id)
  granted(await stepOn(team, id, 'hand-in'))
  expect((await viewed(team)).promised).toBeNull()
  expect(said(await stepOn(officer, id, 'confirm'))).toBe('403 not-yours')
  granted(await stepOn(head, id, 'confirm'))
  const { promised, stage } = await viewed(team)
  expect(stage).toBe('mid-term')
  expect(promised.elements).toMatchObject([{ element: 'element1', now: 3, target: 7 }])
  expect([...new Set(promised.elements[0].criteria.map((it: { level: number }) => it.level))]).toEqual([
    4, 5, 6, 7,
  ])
})

test('mid-term: another use lowers what holds, and the head lets it go on', async () => {
  await fillStage(here, team, id)
  await writePlaces(team, id, { 'trlElements/element1/application': '远海浮式风电叶片' })
  const { findings } = granted(await team.get(`/projects/${id}/check`))
  expect(findings.filter((it: { code: string }) => it.code === 'readiness-held')).toMatchObject([
    { row: 'element1', weight: 'should', params: { claimed: 4, holds: 3 } },
  ])
  granted(await stepOn(team, id, 'hand-in'))
  const { snapshots, level } = await viewed(team)
  expect(level).toBe(3)
  expect(snapshots.at(-1).elements).toMatchObject([{ level: 3, claimed: 4 }])
  granted(await stepOn(head, id, 'continue'))
  expect((await viewed(team)).stage).toBe('acceptance')
})

test('acceptance wants a finding for each element, none of the future, none of what is not there', async () => {
  await fillStage(here, team, id)
  granted(await stepOn(team, id, 'hand-in'))
  const { promised } = await viewed(head)
  const items = Object.fromEntries(
    promised.elements[0].criteria.map((it: { item: string }) => [it.item, 'met']),
  )
  const finding = {
    element: 'element1',
    level: 6,
    items,
    basis: 'on-site',
    who: '现场专家组',
    on: '2024-02-20',
    note: '在风电场现场查看样机。',
  }
  expect(said(await stepOn(head, id, 'accept'))).toBe('409 findings-missing')
  const tried = (change: object) => stepOn(officer, id, 'findings', { findings: [{ ...finding, ...change }] })
  expect(said(await tried({ element: 'gone' }))).toBe('422 unknown-element')
  expect(said(await tried({ on: '2030-01-01' }))).toBe('422 day-ahead')
  expect(said(await tried({ on: '二月' }))).toBe('422 day-ahead')
  expect(said(await tried({ items: { '99z': 'met' } }))).toBe('422 unknown-code')
  expect(said(await tried({ who: ' ' }))).toBe('422 bad-input')
  granted(await tried({}))
  expect((await viewed(team)).findings).toEqual([])
  expect((await viewed(officer)).findings).toHaveLength(1)
  const short = await stepOn(head, id, 'accept')
  expect(said(short)).toBe('422 unfulfilled')
  granted(await stepOn(head, id, 'rectify', { reason: '请完成 7 级的现场验证。' }))
  expect((await viewed(team)).findings).toHaveLength(1)
  granted(await stepOn(team, id, 'hand-in'))
  granted(await tried({ level: 7, on: '2024-02-20' }))
  granted(await stepOn(head, id, 'accept', { note: '' }))
  const view = await viewed(team)
  expect(view).toMatchObject({ step: 'ended', end: 'accepted', level: 7, may: [] })
  const { comparison } = granted(await team.get(`/projects/${id}/compare`))
  expect(comparison).toMatchObject({ by: 'findings', outcome: { fulfilled: true } })
  const last = view.snapshots.at(-1)
  const whole = granted(await team.get(`/projects/${id}/snapshots/${last.id}`))
  expect(whole.outcome).toMatchObject({ sort: 'acceptance', outcome: { fulfilled: true } })
})

test('nothing that was kept can be changed, and nothing is out of order', async () => {
  const { db } = here.site.ctx
  await expect(
    db.updateTable('project_snapshot').set({ hash: 'x' }).where('project', '=', id).execute(),
  ).rejects.toThrow('written once')
  await expect(db.deleteFrom('project_finding').where('project', '=', id).execute()).rejects.toThrow('once')
  await expect(db.deleteFrom('project_decision').where('project', '=', id).execute()).rejects.toThrow('once')
  expect(await checkInvariants(db)).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import { assemble } from '#core/form/paths.ts'
import type { As } from '../support/app.ts'
import { aDirectionOf } from '../support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, said } from '../support/journey.ts'
import { anExpertPerson } from '../support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '../support/people.ts'
import { fillStage, judgedBy, stepOn, writePlaces } from '../support/projects.ts'

/** A project from a direction without a suggestion, whose element is taken apart on the way. */
let here: City
let org: MadeOrg
let leader: MadePerson
let team: As
let officer: As
let head: As
let office: string
let direction: string
let id: string

beforeAll(async () => {
  here = await city()
  leader = await aPerson(here.site)
  org = await aReadyOrg(here, { members: [{ person: leader, filer: true, admin: true }] })
  office = here.call.offices[0]?.code ?? ''
  team = await here.as(leader)
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
  direction = await aDirectionOf(here, office, [])
})
afterAll(() => here.site.close())

const asked = (change: object = {}) => ({
  key: aKey(),
  suggestion: null,
  direction,
  title: '叶片长效防护',
  org: org.id,
  leader: leader.id,
  ...change,
})

/** Puts the direction into a guide that is out, as publishing it would. */
async function publish(): Promise<void> {
  const { db, now, dice } = here.site.ctx
  const at = new Date(now())
  const guide = dice.id(now())
  const by = here.heads.get(office)?.id ?? ''
  await db
    .insertInto('guide')
    .values({
      id: guide,
      call: here.call.id,
      slug: '2024-1',
      title: JSON.stringify({ zh: '指南', en: 'Guide' }),
      kinds: ['ZDYF'],
      state: 'published',
      since: at,
      created_at: at,
      by_person: by,
      approved_by: by,
      approved_at: at,
      published_at: at,
    })
    .execute()
  await db
    .updateTable('direction')
    .set({ state: 'published', guide, no: '1.1' })
    .where('id', '=', direction)
    .execute()
}

test('a direction has to be published, and its application begins with its title and without a baseline', async () => {
  expect(said(await officer.post('/projects', asked()))).toBe('409 wrong-step')
  await publish()
  const { directions } = granted(await officer.get(`/offices/${office}/project-sources`))
  expect(directions).toMatchObject([{ id: direction, no: '1.1', projects: 0, sources: [] }])
  id = granted(await officer.post('/projects', asked())).id
  const view = granted(await team.get(`/projects/${id}`))
  expect(view).toMatchObject({ snapshots: [], level: null, suggestion: null, direction: { no: '1.1' } })
  expect(view.may).not.toContain('release-evidence')
  const draft = granted(await team.get(`/projects/${id}/draft`))
  expect(draft).toMatchObject({
    answers: [{ path: 'title', value: '叶片长效防护' }],
    previous: null,
    promised: null,
  })
})

test('to the promise', async () => {
  await fillStage(here, team, id)
  granted(await stepOn(team, id, 'hand-in'))
  granted(await stepOn(officer, id, 'pass'))
  const experts = await Promise.all([1, 2, 3].map(() => anExpertPerson(here.site)))
  await judgedBy(here, id, office, experts, [4, 4, 4])
  granted(await stepOn(head, id, 'approve'))
  await fillStage(here, team, id)
  granted(await stepOn(team, id, 'hand-in'))
  granted(await stepOn(head, id, 'confirm'))
  await fillStage(here, team, id)
  granted(await stepOn(team, id, 'hand-in'))
  granted(await stepOn(head, id, 'continue'))
})

/** Edits that put two parts in the place of the element, its documents with the first. */
async function takenApart(from: string): Promise<Record<string, unknown>> {
  const draft = granted(await team.get(`/projects/${id}/draft`))
  const answers = assemble(draft.form as Form, draft.answers)
  const [whole] = answers['trlElements'] as readonly Row[]
  const documents = answers['trlEvidenceRows'] as readonly Row[]
  const supports = (row: Row) => row.cells['supports'] as readonly string[]
  const parts = ['part1', 'part2'].flatMap((part, i) => [
    [`trlElements/${part}`, i === 0 ? 'b' : 'c'],
    ...Object.entries({ ...whole?.cells, name: `叶片涂层之${i + 1}`, from }).map(([column, value]) => [
      `trlElements/${part}/${column}`,
      value,
    ]),
  ])
  return {
    'trlElements/element1': null,
    ...Object.fromEntries(parts),
    ...Object.fromEntries(
      documents.map((row) => [
        `trlEvidenceRows/${row.id}/supports`,
        supports(row).flatMap((it) => [it.replace('element1', 'part1'), it.replace('element1', 'part2')]),
      ]),
    ),
  }
}

test('at acceptance parts say what they came from; what was promised cannot go missing', async () => {
  await fillStage(here, team, id)
  const codes = async () =>
    granted(await team.get(`/projects/${id}/check`)).findings.map((it: { code: string }) => it.code)
  await writePlaces(team, id, await takenApart('element9'))
  expect(await codes()).toEqual(
    expect.arrayContaining(['readiness-from-unknown', 'readiness-promised-missing']),
  )
  expect(said(await stepOn(team, id, 'hand-in'))).toBe('422 findings')
  await writePlaces(team, id, {
    'trlElements/part1/from': 'element1',
    'trlElements/part2/from': 'element1',
  })
  expect(await codes()).not.toContain('readiness-from-unknown')
  await fillStage(here, team, id)
  granted(await stepOn(team, id, 'hand-in'))
})

test('each part is looked at, and the promised element is as ready as its weakest part', async () => {
  const finding = (element: string, level: number) => ({
    element,
    level,
    items: {},
    basis: 'third-party',
    who: '某检测中心',
    on: '2024-02-19',
  })
  granted(await stepOn(officer, id, 'findings', { findings: [finding('part1', 7)] }))
  const half = await stepOn(head, id, 'accept', { note: '同意通过验收。' })
  expect(said(half)).toBe('409 findings-missing')
  expect(half.body.detail).toContain('叶片涂层之2')
  granted(await stepOn(officer, id, 'findings', { findings: [finding('part2', 5)] }))
  const { comparison } = granted(await officer.get(`/projects/${id}/compare`))
  expect(comparison).toMatchObject({
    by: 'findings',
    unforeseen: [],
    elements: [
      { element: 'element1', reached: 5, short: 2, parts: [{ id: 'part1', found: 7 }, { found: 5 }] },
    ],
  })
  expect(said(await stepOn(head, id, 'accept'))).toBe('422 unfulfilled')
  granted(await stepOn(head, id, 'accept', { note: '主要指标已经达到，同意通过。' }))
  const view = granted(await team.get(`/projects/${id}`))
  expect(view).toMatchObject({ end: 'accepted', level: 5 })
  expect(view.decisions.at(-1).reason).toBe('主要指标已经达到，同意通过。')
})

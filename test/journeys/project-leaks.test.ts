import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { As } from '../support/app.ts'
import type { TakenIn } from '../support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said } from '../support/journey.ts'
import { anExpertPerson } from '../support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '../support/people.ts'
import {
  adoptedOne,
  fillStage,
  judgedBy,
  openedFrom,
  opening,
  stepOn,
  uploadTo,
  writePlaces,
} from '../support/projects.ts'

/** Who may not know, may not read yet, or may not do: each looked for in every answer that could tell. */
let here: City
let one: TakenIn
let bearer: MadeOrg
let id: string
let baseline: string
let evidence: string
const who: Record<string, As> = {}
const as = (name: string): As => {
  const it = who[name]
  if (!it) throw new Error(name)
  return it
}
const secretIssuer = '滨海机密检测所'
const secretRemark = '只给处室看的认定意见'

beforeAll(async () => {
  here = await city()
  const demander = await aPerson(here.site)
  const demand = await aReadyOrg(here, { members: [{ person: demander, filer: true, admin: true }] })
  const [leader, colleague, admin, reviewer] = [
    await aPerson(here.site),
    await aPerson(here.site),
    await aPerson(here.site),
    await aPerson(here.site),
  ]
  bearer = await aReadyOrg(here, {
    members: [
      { person: admin, admin: true },
      { person: leader, filer: true },
      { person: colleague, filer: true },
      { person: reviewer, reviewer: true },
    ],
  })
  one = await withEvidence(demander, demand.id)
  id = await openedFrom(here, one, bearer, leader)
  const elsewhere = [...here.officers].find(([code]) => code !== one.office)?.[1]
  for (const [name, person] of Object.entries({
    leader,
    colleague,
    admin,
    reviewer,
    demander,
    officer: here.officers.get(one.office),
    head: here.heads.get(one.office),
    elsewhere,
    triage: here.triage,
    keeper: here.keeper,
    auditor: here.auditor,
    stranger: await aPerson(here.site),
  }))
    who[name] = await here.as(person)
  const view = granted(await as('officer').get(`/projects/${id}`))
  baseline = view.snapshots[0].id
})
afterAll(() => here.site.close())

/** An adopted suggestion whose evidence has a file and an issuer that can be looked for. */
async function withEvidence(demander: MadePerson, org: string): Promise<TakenIn> {
  const made = await adoptedOne(here, demander, org)
  const { db, dice, now } = here.site.ctx
  const file = dice.id(now())
  await db
    .insertInto('file')
    .values({
      id: file,
      suggestion: made.id,
      field: 'trlEvidence',
      name: '试验报告.pdf',
      type: 'application/pdf',
      size: 3,
      sha256: 'f'.repeat(64),
      state: 'ready',
      ready_at: new Date(now()),
      part_size: 3,
      by_person: demander.id,
      created_at: new Date(now()),
    })
    .execute()
  await here.site.ctx.files.write(`${file}/part`, Readable.from([Buffer.from('abc')]))
  await here.site.ctx.files.join([`${file}/part`], `${file}/whole`)
  const { content } = await db
    .selectFrom('version')
    .select('content')
    .where('suggestion', '=', made.id)
    .executeTakeFirstOrThrow()
  const answers = content as Record<string, unknown> & {
    trlEvidenceRows: { cells: Record<string, unknown> }[]
  }
  const [first, ...others] = answers.trlEvidenceRows
  const rows = [{ ...first, cells: { ...first?.cells, issuer: secretIssuer, file } }, ...others]
  const slot = [{ id: file, name: '试验报告.pdf', size: 3, sha256: 'f'.repeat(64) }]
  await db
    .updateTable('version')
    .set({ content: JSON.stringify({ ...answers, trlEvidence: slot, trlEvidenceRows: rows }) })
    .where('suggestion', '=', made.id)
    .execute()
  evidence = file
  return made
}

/** Everything that can be asked of a project without changing it. */
const reads = () => [
  `/projects/${id}`,
  `/projects/${id}/compare`,
  `/projects/${id}/snapshots/${baseline}`,
  `/projects/${id}/draft`,
  `/projects/${id}/rev`,
  `/projects/${id}/check`,
  `/projects/${id}/colleagues`,
  `/projects/${id}/files/${evidence}`,
  `/projects/${id}/files/${evidence}/preview`,
]

test.each(['colleague', 'demander', 'elsewhere', 'keeper', 'auditor', 'stranger'])(
  'for %s the project does not exist: not in the list, not by any way, not by any step',
  async (name) => {
    expect(granted(await as(name).get('/projects')).items).toEqual([])
    for (const path of reads())
      expect([path, said(await as(name).get(path))]).toEqual([path, '404 not-found'])
    const steps = [
      'hand-in',
      'return',
      'pass',
      'refuse',
      'approve',
      'confirm',
      'accept',
      'rectify',
      'not-accept',
    ]
    for (const verb of steps) {
      const body = { revision: 1, key: aKey(), reason: '理由写得足够长。', note: '' }
      const answer = await as(name).post(`/projects/${id}/${verb}`, body)
      // Whoever is no staff is turned away before the project is looked for.
      const isOutside = verb !== 'hand-in' && !['elsewhere', 'keeper', 'auditor'].includes(name)
      expect([verb, answer.body.why]).toEqual([verb, isOutside ? 'not-yours' : 'not-found'])
    }
    const op = { op: aKey(), path: 'title', value: '别人写的', base: 0 }
    expect(said(await as(name).post(`/projects/${id}/answers`, { ops: [op] }))).toBe('404 not-found')
  },
)

test.each(['leader', 'admin', 'reviewer', 'officer', 'head', 'triage'])(
  '%s finds it in the list',
  async (name) => {
    const { items } = granted(await as(name).get('/projects'))
    expect(items.map((it: { id: string }) => it.id)).toEqual([id])
  },
)

describe('evidence of the baseline', () => {
  const told = async (name: string) =>
    JSON.stringify([
      granted(await as(name).get(`/projects/${id}`)),
      granted(await as(name).get(`/projects/${id}/snapshots/${baseline}`)),
      granted(await as(name).get('/projects')),
    ])
  const downloaded = async (name: string) => (await as(name).get(`/projects/${id}/files/${evidence}`)).status

  test('is the office’s to read, and nobody’s of the bearer before it is released', async () => {
    for (const name of ['officer', 'head', 'triage']) {
      expect(await told(name)).toContain(secretIssuer)
      expect(await downloaded(name)).toBe(200)
    }
    for (const name of ['leader', 'admin', 'reviewer']) {
      expect(await told(name)).not.toContain(secretIssuer)
      expect(await told(name)).not.toContain(evidence)
      expect(await downloaded(name)).toBe(404)
    }
    const draft = JSON.stringify(granted(await as('leader').get(`/projects/${id}/draft`)))
    expect(draft).not.toContain(secretIssuer)
    expect(draft).not.toContain(evidence)
  })
  test('cannot be named in the application either', async () => {
    const value = [{ id: evidence, name: '试验报告.pdf', size: 3, sha256: 'f'.repeat(64) }]
    const ops = [{ op: aKey(), path: 'trlEvidence', value, base: 0 }]
    const { outcomes } = granted(await as('leader').post(`/projects/${id}/answers`, { ops }))
    expect(outcomes).toMatchObject([{ outcome: 'refused', why: 'unknown-file' }])
  })
  test('is hidden with the suggestion while that is frozen, from all but the head', async () => {
    granted(await move(as('head'), one.id, 'freeze', { reason: '疑似涉密，请核查。' }))
    for (const name of ['officer', 'triage', 'leader']) {
      expect((await as(name).get(`/projects/${id}/snapshots/${baseline}`)).status).toBe(404)
      expect(granted(await as(name).get(`/projects/${id}`)).snapshots).toEqual([])
      expect(await downloaded(name)).toBe(404)
    }
    expect((await as('head').get(`/projects/${id}/snapshots/${baseline}`)).status).toBe(200)
    granted(await move(as('head'), one.id, 'thaw', { reason: '核查无误，恢复。' }))
  })
  test('is read by the team once the office released it', async () => {
    const seen = granted(await as('officer').get(`/projects/${id}`))
    const press = { revision: seen.revision, key: aKey() }
    expect(said(await as('leader').put(`/projects/${id}/evidence-released`, press))).toBe('403 not-yours')
    granted(await as('officer').put(`/projects/${id}/evidence-released`, press))
    expect(await told('leader')).toContain(secretIssuer)
    expect(await downloaded('reviewer')).toBe(200)
    expect(await downloaded('stranger')).toBe(404)
  })
})

test('a suggestion with a project is not destroyed, whatever the order says', async () => {
  granted(await move(as('head'), one.id, 'freeze', { reason: '疑似涉密，请核查。' }))
  const answer = await move(as('head'), one.id, 'purge', { reason: '上级要求销毁。' })
  expect(said(answer)).toBe('409 has-project')
  expect(answer.body.detail).toContain('ZN2024-P0001')
  granted(await move(as('head'), one.id, 'thaw', { reason: '核查无误，恢复。' }))
})

test('what the team writes is nobody else’s before it is handed in', async () => {
  await writePlaces(as('leader'), id, { abstract: '尚未提交的摘要' })
  const file = await uploadTo(here, as('leader'), id, 'attachments')
  for (const name of ['officer', 'head', 'admin', 'triage']) {
    expect(said(await as(name).get(`/projects/${id}/draft`))).toBe('403 not-yours')
    expect(said(await as(name).get(`/projects/${id}/check`))).toBe('403 not-yours')
    expect(JSON.stringify(granted(await as(name).get(`/projects/${id}`)))).not.toContain('尚未提交')
    expect((await as(name).get(`/projects/${id}/files/${file}`)).status).toBe(404)
  }
  await fillStage(here, as('leader'), id)
  granted(await stepOn(as('leader'), id, 'hand-in'))
  expect((await as('officer').get(`/projects/${id}/files/${file}`)).status).toBe(200)
  expect(said(await as('leader').get(`/projects/${id}/draft`))).toBe('409 wrong-stage')
})

test('experts’ levels are the office’s until it is decided, and its findings until it has concluded', async () => {
  granted(await stepOn(as('officer'), id, 'pass'))
  const experts = [
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
  ]
  await judgedBy(here, id, one.office, experts, [4, 4, 4])
  expect(granted(await as('officer').get(`/projects/${id}`)).agreed).toHaveLength(1)
  for (const name of ['leader', 'admin', 'reviewer'])
    expect(granted(await as(name).get(`/projects/${id}`)).agreed).toEqual([])
  for (const expert of experts) {
    const expertAs = await here.as(expert.person)
    expect(said(await expertAs.get(`/projects/${id}`))).toBe('404 not-found')
    expect(granted(await expertAs.get('/projects')).items).toEqual([])
  }
  granted(await stepOn(as('head'), id, 'approve'))
  for (const [verb, by] of [
    ['confirm', 'head'],
    ['continue', 'head'],
  ] as const) {
    await fillStage(here, as('leader'), id)
    granted(await stepOn(as('leader'), id, 'hand-in'))
    granted(await stepOn(as(by), id, verb))
  }
  await fillStage(here, as('leader'), id)
  granted(await stepOn(as('leader'), id, 'hand-in'))
  const finding = {
    element: 'element1',
    level: 5,
    items: {},
    basis: 'documents',
    who: '处室',
    on: '2024-02-20',
    note: secretRemark,
  }
  granted(await stepOn(as('officer'), id, 'findings', { findings: [finding] }))
  const told = async (name: string) =>
    JSON.stringify([
      granted(await as(name).get(`/projects/${id}`)),
      granted(await as(name).get(`/projects/${id}/compare`)),
    ])
  expect(await told('triage')).toContain(secretRemark)
  expect(granted(await as('officer').get(`/projects/${id}/compare`)).comparison.by).toBe('findings')
  for (const name of ['leader', 'admin', 'reviewer']) {
    expect(await told(name)).not.toContain(secretRemark)
    expect(granted(await as(name).get(`/projects/${id}/compare`)).comparison).toMatchObject({ by: 'team' })
  }
  granted(await stepOn(as('head'), id, 'not-accept', { reason: '等级没有达到承诺。' }))
  expect(await told('leader')).toContain(secretRemark)
})

test('what an office can open a project from is that office’s alone', async () => {
  const path = `/offices/${one.office}/project-sources`
  expect(JSON.stringify(granted(await as('officer').get(path)))).toContain(one.no)
  for (const name of ['elsewhere', 'triage', 'keeper'])
    expect(said(await as(name).get(path))).toBe('403 not-yours')
  const bearers = `/offices/${one.office}/project-bearers?q=${encodeURIComponent(bearer.name)}`
  expect(granted(await as('officer').get(bearers)).items).toMatchObject([{ id: bearer.id, people: [{}, {}] }])
  expect(said(await as('elsewhere').get(bearers))).toBe('403 not-yours')
  expect(said(await as('leader').get(bearers))).toBe('403 not-yours')
  const leader = { id: one.id } as unknown as MadePerson
  expect(said(await as('elsewhere').post('/projects', opening(one, bearer, leader)))).toBe('404 not-found')
  expect(said(await as('officer').post('/projects', opening(one, bearer, leader)))).toBe('422 not-in-unit')
})

test('the office and the team are told by number only, and whoever left the unit is told nothing', async () => {
  const sorts = async (name: string) =>
    granted(await as(name).get('/notices'))
      .items.filter((it: { project: string | null }) => it.project === id)
      .map((it: { sort: string }) => it.sort)
  expect(await sorts('officer')).toContain('project-handed-in')
  expect(await sorts('leader')).toEqual(expect.arrayContaining(['project-opened', 'project-decided']))
  for (const name of ['colleague', 'demander', 'elsewhere', 'stranger']) expect(await sorts(name)).toEqual([])
  const { db } = here.site.ctx
  const mails = await db.selectFrom('mail').selectAll().where('sort', 'like', 'project-%').execute()
  expect(mails.length).toBeGreaterThan(5)
  const view = granted(await as('officer').get(`/projects/${id}`))
  for (const mail of mails) expect(JSON.stringify(mail)).not.toContain(view.title)
  expect(JSON.stringify(mails)).toContain(view.no)
})

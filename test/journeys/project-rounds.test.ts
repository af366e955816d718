import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonId } from '#core/id.ts'
import type { Project } from '#core/project/project.ts'
import { agreedLevelsOf } from '#server/db/project-levels.ts'
import type { As } from '#test/support/app.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, said } from '#test/support/journey.ts'
import type { Told } from '#test/support/make-assessed.ts'
import { aJudgedProject } from '#test/support/make-judged-project.ts'
import { anExpertPerson, aRound, closeRound, type MadeExpert } from '#test/support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { anActiveExpert } from '#test/support/store-expert.ts'

let here: City
let office: string
let demander: MadePerson
let leader: MadePerson
let demand: MadeOrg
let bearer: MadeOrg
let beside: MadeOrg
let one: TakenIn
let project: Project
let member: MadePerson
let officer: As
let head: As
const day = 86_400_000
const elements: readonly Told[] = [
  { id: 'coat', name: '涂层材料', level: 3 },
  { id: 'spray', name: '现场喷涂工艺', level: 4 },
  { id: 'test', name: '加速老化方法', level: 5 },
]

beforeAll(async () => {
  here = await city()
  demander = await aPerson(here.site, { name: '需求甲' })
  demand = await aReadyOrg(here, {
    name: '滨海能源运维有限公司',
    members: [{ person: demander, filer: true, admin: true }],
  })
  leader = await aPerson(here.site, { name: '承担乙' })
  bearer = await aReadyOrg(here, {
    name: '滨海防护材料研究所',
    members: [{ person: leader, filer: true, admin: true }],
  })
  member = await aPerson(here.site, { name: '成员丙' })
  beside = await aReadyOrg(here, {
    name: '滨海表面工程学院',
    members: [{ person: member, filer: true, admin: true }],
  })
  one = await takenIn(here, demander, demand.id, {}, async () => {}, 'JBGS')
  office = one.office
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
  project = await aJudgedProject(here.site, {
    call: here.call.id,
    office,
    org: bearer.id,
    leader,
    team: [member],
    by: here.heads.get(office) as MadePerson,
    suggestion: one.id,
    elements,
    answers: { leaderName: '承担乙', coUnits: [{ id: 'u1', cells: { org: '滨海联合检测中心' } }] },
  })
})
afterAll(() => here.site.close())

const begin = (as: As, change: Readonly<Record<string, unknown>> = {}) =>
  as.post(`/offices/${office}/rounds`, {
    key: aKey(),
    call: here.call.id,
    title: '项目立项评议',
    subjects: 'project',
    perSubject: 3,
    blind: true,
    names: 'shown',
    due: here.site.clock.now() + 20 * day,
    items: [project.id],
    ...change,
  })
const levels = (given: Readonly<Record<string, number>>, whys: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(Object.entries(given).map(([id, level]) => [`level-${id}`, String(level)])),
  ...Object.fromEntries(Object.entries(whys).map(([id, why]) => [`level-why-${id}`, why])),
  comment: '材料齐全，等级判断有依据。',
})
const write = async (as: As, task: string, values: Readonly<Record<string, unknown>>) =>
  granted(
    await as.post(`/judging/tasks/${task}/answers`, {
      ops: Object.entries(values).map(([path, value]) => ({ op: aKey(), path, value, base: 0 })),
    }),
  )
const handIn = async (as: As, task: string) => {
  const { sheet } = granted(await as.get(`/judging/tasks/${task}`))
  return as.post(`/judging/tasks/${task}/hand-in`, { key: aKey(), rev: sheet.rev })
}
const direct = (experts: readonly MadeExpert[], change: Partial<Parameters<typeof aRound>[1]> = {}) =>
  aRound(here.site, {
    call: here.call.id,
    office,
    by: here.heads.get(office) as MadePerson,
    subjects: 'project',
    of: [project.id],
    experts,
    ...change,
  })
const approve = (as: As) =>
  as.post(`/projects/${project.id}/approve`, { key: aKey(), revision: project.revision, note: '' })
const judge = async (it: MadeExpert, task: string, values: Readonly<Record<string, unknown>>) => {
  const as = await here.as(it.person)
  granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
  await write(as, task, values)
  granted(await handIn(as, task))
}

describe('choosing and drawing', () => {
  test('the office is offered its projects that stand before experts, with number and field', async () => {
    const offered = `/offices/${office}/judgeable?call=${here.call.id}&subjects=project`
    const { items } = granted(await officer.get(offered))
    expect(items).toMatchObject([
      { id: project.id, no: project.no, title: project.title, kind: 'JBGS', state: 'judging', rounds: 0 },
    ])
    expect(items[0].field).toBe(here.call.fields[0]?.code)
    expect(said(await (await here.as(leader)).get(offered))).toBe('403 not-yours')
  })

  test.each(['application', 'task-book'] as const)(
    'at stage %s it is not offered, and cannot be taken',
    async (stage) => {
      const set = (change: object) =>
        here.site.ctx.db.updateTable('project').set(change).where('id', '=', project.id).execute()
      await set({ stage, step: 'writing' })
      const { items } = granted(
        await officer.get(`/offices/${office}/judgeable?call=${here.call.id}&subjects=project`),
      )
      expect(items).toEqual([])
      expect(said(await begin(officer))).toBe('409 subject-gone')
      await set({ stage: 'approval', step: 'judging' })
    },
  )

  test('another office cannot take it', async () => {
    const elsewhere = here.call.offices.find((it) => it.code !== office)?.code ?? ''
    const stranger = await here.as(here.officers.get(elsewhere))
    const answer = await stranger.post(`/offices/${elsewhere}/rounds`, {
      ...{ key: aKey(), call: here.call.id, title: '项目立项评议', subjects: 'project', perSubject: 3 },
      ...{ blind: true, names: 'shown', due: here.site.clock.now() + day, items: [project.id] },
    })
    expect(said(answer)).toBe('404 not-found')
  })

  test('nobody from the side that carries it out or asked for it may judge it', async () => {
    const barred = [
      [await anActiveExpert(here.site, { name: '承担单位专家', orgName: bearer.name }), 'same-unit'],
      [await anActiveExpert(here.site, { name: '需求单位专家', orgName: demand.name }), 'same-unit'],
      [await anActiveExpert(here.site, { name: '成员单位专家', orgName: beside.name }), 'partner-unit'],
      [
        await anActiveExpert(here.site, { name: '合作单位专家', orgName: '滨海联合检测中心' }),
        'partner-unit',
      ],
      [
        await anActiveExpert(here.site, {
          name: '成员丙',
          orgName: '外地大学',
          person: member.id as PersonId,
        }),
        'takes-part',
      ],
      [
        await anActiveExpert(here.site, {
          name: '需求甲',
          orgName: '外地学院',
          person: demander.id as PersonId,
        }),
        'takes-part',
      ],
    ] as const
    const free = await anActiveExpert(here.site, { name: '无关专家', orgName: '外地防腐研究院' })
    const { id } = granted(await begin(officer))
    const { items } = granted(await officer.get(`/rounds/${id}/candidates?subject=${project.id}`))
    const of = (expert: string) => items.find((it: { id: string }) => it.id === expert)
    for (const [{ expert }, because] of barred) {
      expect(of(expert.id).unfit, expert.name).toBe('conflict')
      expect(of(expert.id).conflicts.map((it: { because: string }) => it.because)).toContain(because)
    }
    expect(of(free.expert.id)).toMatchObject({ unfit: null, conflicts: [] })
    const view = granted(await officer.get(`/rounds/${id}`))
    expect(view.items).toMatchObject([{ id: project.id, no: project.no, title: project.title, stands: true }])
    granted(await officer.post(`/rounds/${id}/draw`, { key: aKey(), revision: view.revision, seed: null }))
    const drawn = granted(await officer.get(`/rounds/${id}`))
    const chosen = drawn.items[0].tasks.map((it: { expert: string }) => it.expert)
    for (const [{ expert }] of barred) expect(chosen).not.toContain(expert.id)
  })
})

describe('judging the application', () => {
  let experts: readonly MadeExpert[]
  let round: Awaited<ReturnType<typeof aRound>>
  beforeAll(async () => {
    experts = [
      await anExpertPerson(here.site),
      await anExpertPerson(here.site),
      await anExpertPerson(here.site),
    ]
    round = await direct(experts)
  })

  test('an expert reads what was applied with, gives levels and no points, and learns nobody’s name', async () => {
    const [first] = experts as readonly [MadeExpert]
    const as = await here.as(first.person)
    const task = round.task(project.id, first)
    granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
    const seen = granted(await as.get(`/judging/tasks/${task}`))
    expect([seen.round.subjects, seen.title, seen.of, seen.filled]).toEqual(['project', project.title, 3, 0])
    expect(seen.abstract).toContain('耐盐雾')
    expect(seen.subject.answers.title).toBe(project.title)
    const text = JSON.stringify(seen)
    for (const secret of [bearer.name, demand.name, leader.name, leader.email, '滨海联合检测中心', one.no])
      expect(text, secret).not.toContain(secret)
    expect(seen.sheet.form.sections.map((it: { id: string }) => it.id)).toEqual([
      'sheet-readiness',
      'sheet-verdict',
    ])
    expect(seen.sheet.form.sections[0].fields[0].label.zh).toBe('涂层材料（项目组自评 3 级）')
    await write(as, task, levels({ coat: 3, spray: 6, test: 5 }))
    const refused = await handIn(as, task)
    expect(refused.body.more.findings.map((it: { field: string }) => it.field)).toEqual(['level-why-spray'])
    await write(as, task, { 'level-why-spray': '已在两台机组上施工。' })
    granted(await handIn(as, task))
    const { items } = granted(await as.get('/judging/tasks'))
    expect(items.map((it: { filled: number; of: number }) => [it.filled, it.of])).toEqual([[3, 3]])
  })

  test('levels are nobody’s before the round is closed, nor do they count', async () => {
    const [, second, third] = experts as readonly [MadeExpert, MadeExpert, MadeExpert]
    await judge(
      second,
      round.task(project.id, second),
      levels({ coat: 4, spray: 7, test: 5 }, { spray: '记录齐全。' }),
    )
    await judge(third, round.task(project.id, third), levels({ coat: 2, spray: 4, test: 4 }))
    const elsewhere = [...here.officers].find(([code]) => code !== office)?.[1]
    const tries = [
      [here.officers.get(office), '409 wrong-step'],
      [here.heads.get(office), '409 wrong-step'],
      [elsewhere, '404 not-found'],
      [leader, '403 not-yours'],
      [demander, '403 not-yours'],
      [second.person, '403 not-yours'],
    ] as const
    for (const [who, why] of tries) {
      const as = await here.as(who)
      expect(said(await as.get(`/rounds/${round.id}/results`))).toBe(why)
      expect(said(await as.get(`/rounds/${round.id}/results/${project.id}`))).toBe(why)
    }
    expect(await agreedLevelsOf(here.site.ctx.db, project.id)).toEqual([])
  })

  test('afterwards the office reads them, the team does not, and they count for approval', async () => {
    await closeRound(here.site, round.id)
    const { items, sheet } = granted(await officer.get(`/rounds/${round.id}/results`))
    expect(sheet).toEqual({ criteria: [], verdicts: [], flags: [], max: 0 })
    expect(items).toMatchObject([{ no: project.no, title: project.title, gone: null, verdicts: [] }])
    expect(
      items[0].levels.map((it: { element: string; self: number; level: number; far: boolean }) => [
        it.element,
        it.self,
        it.level,
        it.far,
      ]),
    ).toEqual([
      ['coat', 3, 3, false],
      ['spray', 4, 6, true],
      ['test', 5, 5, false],
    ])
    expect(granted(await officer.get(`/rounds/${round.id}/results/${project.id}`)).may).toEqual([])
    expect(said(await (await here.as(leader)).get(`/rounds/${round.id}/results`))).toBe('403 not-yours')
    expect(await agreedLevelsOf(here.site.ctx.db, project.id)).toEqual([
      { element: 'coat', level: 3, lowest: 2, highest: 4, given: 3, enough: true },
      { element: 'spray', level: 6, lowest: 4, highest: 7, given: 3, enough: true },
      { element: 'test', level: 5, lowest: 4, highest: 5, given: 3, enough: true },
    ])
  })

  test('of two closed rounds the later counts, and two experts are too few', async () => {
    here.site.clock.set(here.site.clock.now() + 60_000)
    const again = await direct(experts.slice(0, 2), { title: '复评' })
    for (const it of experts.slice(0, 2))
      await judge(it, again.task(project.id, it), levels({ coat: 3, spray: 5, test: 5 }))
    expect((await agreedLevelsOf(here.site.ctx.db, project.id))[1]).toMatchObject({ level: 6, given: 3 })
    await closeRound(here.site, again.id)
    expect(await agreedLevelsOf(here.site.ctx.db, project.id)).toMatchObject([
      { element: 'coat', given: 2, enough: false },
      { element: 'spray', level: 5, given: 2, enough: false },
      { element: 'test', given: 2, enough: false },
    ])
    expect(said(await approve(head))).toBe('409 levels-missing')
  })

  test('somebody of the office who belongs to the bearer sees it masked', async () => {
    const who = here.officers.get(office) as MadePerson
    await here.site.ctx.db
      .insertInto('member')
      .values({
        org: bearer.id,
        person: who.id,
        state: 'active',
        filer: false,
        reviewer: false,
        admin: false,
        since: new Date(),
      })
      .execute()
    const { items } = granted(await (await here.as(who)).get(`/rounds/${round.id}/results`))
    expect(items).toMatchObject([{ masked: true, title: '', no: null, levels: [] }])
    await here.site.ctx.db.deleteFrom('member').where('person', '=', who.id).execute()
  })

  test('names that are left and what may be released are read from the application', async () => {
    const named = await aJudgedProject(here.site, {
      call: here.call.id,
      office,
      org: bearer.id,
      leader,
      by: here.heads.get(office) as MadePerson,
      suggestion: one.id,
      elements: [{ id: 'a', name: '滨海防护材料研究所的涂层', level: 2, reason: '承担乙试制过。' }],
    })
    const planned = await direct([], { of: [named.id], state: 'planning' })
    const { items } = granted(await officer.get(`/rounds/${planned.id}/names`))
    const found = items[0].found.map((it: { sort: string; name: string }) => `${it.sort} ${it.name}`)
    expect(new Set(found)).toEqual(new Set(['unit 滨海防护材料研究所', 'person 承担乙']))
    const { blocks } = granted(await officer.get(`/rounds/${planned.id}/subjects/${named.id}/blocks`))
    expect(blocks.map((it: { id: string }) => it.id)).toContain('@unit')
  })

  test('once it is decided, who has not handed in is told so and reads nothing more; results stay', async () => {
    here.site.clock.set(here.site.clock.now() + 60_000)
    const third = await direct(experts, { title: '三评' })
    for (const it of experts)
      await judge(it, third.task(project.id, it), levels({ coat: 3, spray: 4, test: 5 }))
    await closeRound(here.site, third.id)
    const late = await direct(experts, { title: '迟到的评议' })
    const [first] = experts as readonly [MadeExpert]
    const task = late.task(project.id, first)
    const as = await here.as(first.person)
    granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
    granted(await approve(head))
    const seen = granted(await as.get(`/judging/tasks/${task}`))
    expect([seen.gone, seen.title, seen.subject, seen.sheet]).toEqual(['decided', '', null, null])
    const answer = await as.post(`/judging/tasks/${task}/answers`, {
      ops: [{ op: aKey(), path: 'level-coat', value: '3', base: 0 }],
    })
    expect(said(answer)).toBe('404 not-found')
    const listed = granted(await as.get('/judging/tasks')).items
    expect(listed.find((it: { id: string }) => it.id === task)).toMatchObject({ gone: 'decided', title: '' })
    const { items } = granted(await head.get(`/rounds/${round.id}/results`))
    expect(items[0]).toMatchObject({ title: project.title, gone: null })
    expect(items[0].levels).toHaveLength(3)
    const view = granted(await head.get(`/rounds/${late.id}`))
    expect(view.items).toMatchObject([{ stands: false }])
  })
})

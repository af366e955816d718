import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, said } from '#test/support/journey.ts'
import { assess, type Told } from '#test/support/make-assessed.ts'
import {
  anExpertPerson,
  aRound,
  closeRound,
  type MadeExpert,
  type MadeRound,
} from '#test/support/make-round.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'

let here: City
let writer: MadePerson
let one: TakenIn
let office: string
let experts: readonly MadeExpert[]
let round: MadeRound
const elements: readonly Told[] = [
  { id: 'coat', name: '涂层材料', level: 3 },
  { id: 'spray', name: '现场喷涂工艺', level: 4, reason: '填报甲在平台上试过。' },
  { id: 'test', name: '加速老化方法', level: 5 },
  { id: 'known', name: '常规底漆', level: 9, critical: false },
]
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site, { name: '填报甲' })
  const org = await aReadyOrg(here, { members: [{ person: writer, filer: true, admin: true }] })
  one = await takenIn(here, writer, org.id, {}, async () => {}, 'JBGS')
  office = one.office
  await assess(here.site, one.id, elements)
  experts = [
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
  ]
  round = await open(experts)
})
afterAll(() => here.site.close())

const open = (of: readonly MadeExpert[], change: Partial<Parameters<typeof aRound>[1]> = {}) =>
  aRound(here.site, {
    call: here.call.id,
    office,
    by: here.heads.get(office) as MadePerson,
    of: [one.id],
    experts: of,
    ...change,
  })
const points = [
  ['need', 25],
  ['advance', 20],
  ['feasible', 15],
  ['industry', 20],
  ['metrics', 10],
  ['competition', 10],
] as const
const sheet = (levels: Readonly<Record<string, number>>, whys: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(points.map(([code, most]) => [`score-${code}`, String(most)])),
  ...Object.fromEntries(Object.entries(levels).map(([id, level]) => [`level-${id}`, String(level)])),
  ...Object.fromEntries(Object.entries(whys).map(([id, why]) => [`level-why-${id}`, why])),
  verdict: 'adopt',
  comment: '需求真实，指标可以考核，建议列入。',
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
const accept = async (of: MadeRound, it: MadeExpert | undefined) => {
  if (!it) throw new Error('no such expert')
  const as = await here.as(it.person)
  const task = of.task(one.id, it)
  granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
  return { as, task }
}

describe('three experts and three elements', () => {
  test('each sees every critical element with the filer’s own level, and no other', async () => {
    const { as, task } = await accept(round, experts[0])
    const { sheet, subject } = granted(await as.get(`/judging/tasks/${task}`))
    const asked = sheet.form.sections.find((it: { id: string }) => it.id === 'sheet-readiness').fields
    const levels = asked.filter((it: { kind: string }) => it.kind === 'readiness')
    expect(levels.map((it: { id: string; label: { zh: string } }) => [it.id, it.label.zh])).toEqual([
      ['level-coat', '涂层材料（建议人自评 3 级）'],
      ['level-spray', '现场喷涂工艺（建议人自评 4 级）'],
      ['level-test', '加速老化方法（建议人自评 5 级）'],
    ])
    expect(JSON.stringify(subject.answers)).toContain('现场喷涂工艺')
  })

  test('names in elements and in reasons are told before a blind round is opened', async () => {
    const planned = await open([], { state: 'planning' })
    const officer = await here.as(here.officers.get(office))
    const { items } = granted(await officer.get(`/rounds/${planned.id}/names`))
    const told = items.flatMap((it: { found: { name: string; around: string }[] }) => it.found)
    expect(told.some((it: { around: string }) => it.around.includes('在平台上试过'))).toBe(true)
  })

  test('two levels apart want a word, at that element and no other', async () => {
    const task = round.task(one.id, experts[0] as MadeExpert)
    const as = await here.as(experts[0]?.person)
    await write(as, task, sheet({ coat: 3, spray: 6, test: 4 }))
    const refused = await handIn(as, task)
    expect(refused.body.more.findings.map((it: { field: string }) => it.field)).toEqual(['level-why-spray'])
    await write(as, task, { 'level-why-spray': '已在两台机组上施工。' })
    granted(await handIn(as, task))
    const rest = [
      [sheet({ coat: 4, spray: 7, test: 5 }, { spray: '施工记录齐全。' }), experts[1]],
      [sheet({ coat: 2, spray: 4, test: 5 }), experts[2]],
    ] as const
    for (const [values, it] of rest) {
      const { as, task } = await accept(round, it)
      await write(as, task, values)
      granted(await handIn(as, task))
    }
  })

  test('nobody reads a level before the round is closed', async () => {
    const elsewhere = [...here.officers].find(([code]) => code !== office)?.[1]
    const tries = [
      [here.officers.get(office), '409 wrong-step'],
      [here.heads.get(office), '409 wrong-step'],
      [here.triage, '409 wrong-step'],
      [elsewhere, '404 not-found'],
      [writer, '403 not-yours'],
      [experts[0]?.person, '403 not-yours'],
    ] as const
    for (const [who, why] of tries) {
      const as = await here.as(who)
      expect(said(await as.get(`/rounds/${round.id}/results`))).toBe(why)
      expect(said(await as.get(`/rounds/${round.id}/results/${one.id}`))).toBe(why)
    }
  })

  test('the middle, the range, how many and whether that is enough are read afterwards', async () => {
    await closeRound(here.site, round.id)
    const officer = await here.as(here.officers.get(office))
    const { items } = granted(await officer.get(`/rounds/${round.id}/results`))
    const agreed = { given: 3, enough: true }
    expect(items[0].levels).toEqual([
      {
        element: 'coat',
        name: { zh: '涂层材料', en: '涂层材料' },
        self: 3,
        level: 3,
        lowest: 2,
        highest: 4,
        far: false,
        ...agreed,
      },
      {
        element: 'spray',
        name: { zh: '现场喷涂工艺', en: '现场喷涂工艺' },
        self: 4,
        level: 6,
        lowest: 4,
        highest: 7,
        far: true,
        ...agreed,
      },
      {
        element: 'test',
        name: { zh: '加速老化方法', en: '加速老化方法' },
        self: 5,
        level: 5,
        lowest: 4,
        highest: 5,
        far: false,
        ...agreed,
      },
    ])
    const { sheets } = granted(await officer.get(`/rounds/${round.id}/results/${one.id}`))
    const whys = sheets.map(
      (it: { levels: { element: string; why: string }[] }) =>
        it.levels.find((level) => level.element === 'spray')?.why,
    )
    expect(whys.sort()).toEqual(['', '已在两台机组上施工。', '施工记录齐全。'])
    const filer = await here.as(writer)
    expect(said(await filer.get(`/rounds/${round.id}/results`))).toBe('403 not-yours')
    expect(JSON.stringify(granted(await filer.get(`/suggestions/${one.id}/expert-comments`)))).not.toContain(
      'level',
    )
  })
})

test('two experts are not enough', async () => {
  const few = await open(experts.slice(0, 2))
  for (const it of experts.slice(0, 2)) {
    const { as, task } = await accept(few, it)
    await write(as, task, sheet({ coat: 3, spray: 4, test: 5 }))
    granted(await handIn(as, task))
  }
  await closeRound(here.site, few.id)
  const officer = await here.as(here.officers.get(office))
  const { items } = granted(await officer.get(`/rounds/${few.id}/results`))
  expect(items[0].levels.map((it: { given: number; enough: boolean }) => [it.given, it.enough])).toEqual([
    [2, false],
    [2, false],
    [2, false],
  ])
})

test('what was stated of the whole is judged where no element was assessed', async () => {
  await assess(here.site, one.id, [])
  const plain = await open(experts.slice(0, 1))
  const { as, task } = await accept(plain, experts[0])
  const { sheet } = granted(await as.get(`/judging/tasks/${task}`))
  const section = sheet.form.sections.find((it: { id: string }) => it.id === 'sheet-readiness')
  expect(section.fields.map((it: { id: string }) => it.id)).toEqual([
    'level-trlCurrent',
    'level-why-trlCurrent',
  ])
})

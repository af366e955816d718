import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import {
  aReadyOrg,
  begin,
  type City,
  city,
  fileOne,
  fillDraft,
  granted,
  move,
  said,
  view,
} from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'

const day = 86_400_000
let here: City
let university: MadeOrg
let writer: MadePerson
let reviewer: MadePerson
let enterprise: MadeOrg
let owner: MadePerson
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  reviewer = await aPerson(here.site)
  owner = await aPerson(here.site)
  university = await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  enterprise = await aReadyOrg(here, { members: [{ person: owner, filer: true, admin: true }] })
})
afterAll(() => here.site.close())

/** What becomes of an edit at the path, and the value that stands there afterwards. */
async function edit(as: As, id: string, path: string, value: unknown): Promise<string> {
  const { answers } = granted(await as.get(`/suggestions/${id}/draft`))
  const stands = answers.find((it: { path: string }) => it.path === path)
  const answer = await as.post(`/suggestions/${id}/answers`, {
    ops: [{ op: crypto.randomUUID(), path, value, base: stands?.rev ?? 0 }],
  })
  if (answer.status !== 200) return said(answer)
  const [{ outcome, why }] = answer.body.outcomes
  return why ?? outcome
}

test('a unit sends back for one field: only that opens, the place is kept, the number stays', async () => {
  const filer = await here.as(writer)
  const { suggestion } = await fileOne(here, filer, university.id, 'ZDJC')
  const { id, no, firstHandedIn } = suggestion
  const desk = await here.as(reviewer)
  const reason = '题目需要更具体。'
  const remarks = [{ field: 'title', body: '请写明应用对象。' }]
  expect(said(await move(filer, id, 'unit-return', { reason, remarks }))).toBe('403 not-yours')
  expect(said(await move(desk, id, 'unit-return', { reason: ' ', remarks: [] }))).toBe('422 text-missing')
  const returned = granted(await move(desk, id, 'unit-return', { reason, remarks })).suggestion
  expect([returned.state, returned.unlocked]).toEqual(['unit-returned', ['title']])

  here.site.clock.pass(2 * day)
  const again = await here.as(writer)
  const draft = granted(await again.get(`/suggestions/${id}/draft`))
  expect(draft.remarks.map((it: { field: string; body: string }) => [it.field, it.body])).toContainEqual([
    'title',
    '请写明应用对象。',
  ])
  expect(await edit(again, id, 'declNoSecret', false)).toBe('locked-field')
  expect(await edit(again, id, 'title', '近海风电叶片防腐涂层寿命预测')).toBe('applied')
  const { suggestion: back, receipt } = granted(await move(again, id, 'hand-in'))
  expect(back).toMatchObject({ state: 'unit-review', no, firstHandedIn, cohort: 'concentrated' })
  expect([back.handedIn > firstHandedIn, receipt.version, back.versions]).toEqual([true, 2, 2])
  const released = granted(await move(await here.as(reviewer), id, 'approve')).suggestion
  expect([released.state, released.cohort]).toEqual(['submitted', 'concentrated'])
  const versions = granted(await again.get(`/suggestions/${id}/versions`)).versions
  expect(versions).toHaveLength(2)
  const first = granted(await again.get(`/suggestions/${id}/versions/1`))
  const second = granted(await again.get(`/suggestions/${id}/versions/2`))
  expect([first.answers.title, second.answers.title]).toEqual([
    '海上风电叶片防腐涂层',
    '近海风电叶片防腐涂层寿命预测',
  ])
})

test('an office sends back with a day to answer; what comes back after closing keeps its place and its office', async () => {
  const filer = await here.as(owner)
  const { suggestion } = await fileOne(here, filer, enterprise.id, 'RKX')
  const { id, office } = suggestion
  const desk = await here.as(here.officers.get(office))
  const returned = granted(
    await move(desk, id, 'office-return', {
      reason: '请补充预期成果。',
      remarks: [{ field: 'abstract', body: '摘要过于笼统。' }],
    }),
  ).suggestion
  expect([returned.state, returned.unlocked, returned.answerBy > here.site.clock.now()]).toEqual([
    'office-returned',
    ['abstract'],
    true,
  ])
  const until = here.site.clock.now()
  here.site.clock.set(Date.parse('2024-03-04T09:00:00+08:00'))
  const again = await here.as(owner)
  expect(await edit(again, id, 'title', '另一个题目另一个题目')).toBe('locked-field')
  const { suggestion: back } = granted(await move(again, id, 'hand-in'))
  const seen = granted(await (await here.as(here.officers.get(office))).get(`/suggestions/${id}`)).suggestion
  expect([back.state, back.cohort, back.office, back.handler, seen.handler.id]).toEqual([
    'submitted',
    'concentrated',
    office,
    null,
    here.officers.get(office)?.id,
  ])
  here.site.clock.set(until)
})

test('handed on three times it goes to triage, which settles where it stays', async () => {
  const filer = await here.as(owner)
  const { suggestion } = await fileOne(here, filer, enterprise.id, 'GJHZ')
  const { id } = suggestion
  const others = [...here.officers.keys()].filter((it) => it !== suggestion.office)
  const reason = '不属于本处室职责范围。'
  let at: string = suggestion.office
  const way: string[] = []
  for (const to of [...others.slice(0, 2), others[2] ?? '']) {
    const desk = await here.as(here.officers.get(at))
    expect(said(await move(desk, id, 'transfer', { to: at, reason }))).toBe('409 same-office')
    const it = granted(await move(desk, id, 'transfer', { to, reason })).suggestion
    way.push(`${it.office}${it.triage ? ' triage' : ''}`)
    if (!it.triage) expect((await desk.get(`/suggestions/${id}`)).status).toBe(404)
    at = it.office
  }
  expect(way).toEqual([others[0], others[1], 'GH triage'])
  const planner = await here.as(here.officers.get('GH'))
  expect(said(await move(planner, id, 'accept'))).toBe('409 wrong-state')
  const triage = await here.as(here.triage)
  const settled = granted(await move(triage, id, 'transfer', { to: others[2], reason })).suggestion
  expect([settled.office, settled.triage]).toEqual([others[2], false])
  expect((await move(await here.as(here.officers.get(others[2] ?? '')), id, 'accept')).status).toBe(200)
})

test('not accepted: the filer objects once and in time, the head alone decides', async () => {
  const filer = await here.as(owner)
  const one = (await fileOne(here, filer, enterprise.id, 'KP')).suggestion
  const two = (await fileOne(here, filer, enterprise.id, 'KP')).suggestion
  const late = (await fileOne(here, filer, enterprise.id, 'KP')).suggestion
  const desk = await here.as(here.officers.get(one.office))
  const head = await here.as(here.heads.get(one.office))
  const refusal = { code: 'outside', reason: '不属于本次征集范围。' }
  expect(said(await move(desk, one.id, 'refuse', { ...refusal, code: 'no-such' }))).toBe('422 unknown-code')
  for (const { id } of [one, two, late]) granted(await move(desk, id, 'refuse', refusal))

  const reason = '建议内容属于科普能力建设，请复核。'
  for (const { id } of [one, two])
    expect(granted(await move(filer, id, 'object', { reason })).suggestion.objected).toBe(true)
  expect(said(await move(filer, one.id, 'object', { reason }))).toBe('409 already')
  expect(said(await move(desk, one.id, 'reinstate', { reason }))).toBe('403 not-yours')
  expect(granted(await move(head, one.id, 'reinstate', { reason })).suggestion.state).toBe('submitted')
  expect(granted(await move(head, two.id, 'uphold', { reason })).suggestion.state).toBe('not-accepted')
  expect(said(await move(filer, two.id, 'object', { reason }))).toBe('409 too-late')

  const now = here.site.clock.now()
  here.site.clock.pass(15 * day)
  expect(said(await move(await here.as(owner), late.id, 'object', { reason }))).toBe('409 too-late')
  here.site.clock.set(now)
})

test('taken back by its filer and handed in after closing it loses its place, not its number', async () => {
  const filer = await here.as(owner)
  const { suggestion } = await fileOne(here, filer, enterprise.id, 'QYHZ')
  const { id, no } = suggestion
  const pulled = granted(await move(filer, id, 'pull-back')).suggestion
  expect([pulled.state, pulled.no, pulled.versions, pulled.office]).toEqual(['draft', no, 1, null])
  expect(said(await filer.delete(`/suggestions/${id}`))).toBe('409 wrong-state')
  const now = here.site.clock.now()
  here.site.clock.set(Date.parse('2024-03-01T00:00:00+08:00'))
  const again = await here.as(owner)
  await fillDraft(here, again, id)
  const { suggestion: back } = granted(await move(again, id, 'hand-in'))
  expect([back.no, back.cohort, back.versions]).toEqual([no, 'rolling', 2])
  expect(back.firstHandedIn).toBe(here.site.clock.now())
  const desk = await here.as(here.officers.get(back.office))
  granted(await move(desk, id, 'accept'))
  expect(said(await move(again, id, 'pull-back'))).toBe('409 wrong-state')
  here.site.clock.set(now)
})

test('withdrawn for good, it is out of every queue and can be done nothing more with', async () => {
  const filer = await here.as(owner)
  const { suggestion } = await fileOne(here, filer, enterprise.id, 'ZDYF')
  const { id, office } = suggestion
  const withdrawn = granted(await move(filer, id, 'withdraw', { reason: '需求已变化。' })).suggestion
  expect([withdrawn.state, withdrawn.may]).toEqual(['withdrawn', ['copy']])
  const desk = await here.as(here.officers.get(office))
  expect((await desk.get(`/suggestions/${id}`)).status).toBe(404)
  expect(said(await move(filer, id, 'hand-in'))).toBe('409 wrong-state')
})

test('refused within the unit it never reaches the bureau, and its filer reads why', async () => {
  const filer = await here.as(writer)
  const { suggestion } = await fileOne(here, filer, university.id, 'YYJC')
  const desk = await here.as(reviewer)
  granted(await move(desk, suggestion.id, 'unit-refuse', { reason: '与本单位已报送的建议重复。' }))
  expect((await view(filer, suggestion.id)).state).toBe('unit-refused')
  const { remarks } = granted(await filer.get(`/suggestions/${suggestion.id}/remarks`))
  expect(remarks.map((it: { body: string }) => it.body)).toEqual(['与本单位已报送的建议重复。'])
  const office = await here.as(here.heads.get(suggestion.office))
  expect((await office.get(`/suggestions/${suggestion.id}`)).status).toBe(404)
})

test('a copy keeps what fits, without statements and files, and begins as a draft of its own', async () => {
  const filer = await here.as(owner)
  const { suggestion } = await fileOne(here, filer, enterprise.id, 'KJHM')
  const copied = granted(
    await filer.post(`/suggestions/${suggestion.id}/copy`, { key: crypto.randomUUID(), call: here.call.id }),
  )
  const draft = granted(await filer.get(`/suggestions/${copied.id}/draft`))
  expect(draft.suggestion).toMatchObject({ state: 'draft', no: null, versions: 0, title: suggestion.title })
  expect(copied.dropped).toContain('declNoSecret')
  expect(copied.kept).toContain('title')
  await fillDraft(here, filer, copied.id)
  expect((await move(filer, copied.id, 'hand-in')).status).toBe(200)
})

test('a draft that was never handed in is discarded without a trace for others', async () => {
  const filer = await here.as(owner)
  const id = await begin(here, filer, enterprise.id, 'JBGS')
  expect((await filer.delete(`/suggestions/${id}`)).status).toBe(200)
  expect((await filer.get(`/suggestions/${id}`)).status).toBe(404)
})

test('while it is being revised, the office goes on seeing what was handed in', async () => {
  const filer = await here.as(owner)
  const { suggestion } = await fileOne(here, filer, enterprise.id, 'ZDYF')
  const { id, title } = suggestion
  const officer = await here.as(here.officers.get(suggestion.office))
  const remarks = [{ field: 'title', body: '请写明应用对象。' }]
  granted(await move(officer, id, 'office-return', { reason: '题目需要更具体。', remarks }))
  expect(await edit(filer, id, 'title', '尚未报送的新题目与新内容')).toBe('applied')
  expect(granted(await officer.get(`/suggestions/${id}`)).suggestion.title).toBe(title)
  granted(await move(filer, id, 'hand-in', {}))
  expect(granted(await officer.get(`/suggestions/${id}`)).suggestion.title).toBe('尚未报送的新题目与新内容')
})

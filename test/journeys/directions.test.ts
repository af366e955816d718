import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '#server/db/chain.ts'
import type { As } from '#test/support/app.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said, view } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let officer: As
let head: As
let office: string
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  office = (await accepted()).office
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
})
afterAll(() => here.site.close())

/** A suggestion that its office has taken in. */
const accepted = (): Promise<TakenIn> => takenIn(here, writer, org.id)

const begun = async (sources: readonly string[], change: Readonly<Record<string, unknown>> = {}) =>
  officer.post(`/offices/${office}/directions`, {
    key: aKey(),
    call: here.call.id,
    kind: 'ZDYF',
    field: null,
    title: '海上风电叶片长效防护技术',
    sources: sources.map((suggestion) => ({ suggestion, use: 'merged' })),
    ...change,
  })
const look = async (as: As, id: string) => granted(await as.get(`/directions/${id}`))
const step = async (as: As, id: string, verb: string, body: Readonly<Record<string, unknown>> = {}) => {
  const seen = await as.get(`/directions/${id}`)
  return as.post(`/directions/${id}/${verb}`, { revision: seen.body?.revision ?? 1, key: aKey(), ...body })
}
const stateOf = async (id: string): Promise<string> => (await view(officer, id)).state

/** Edits that answer everything that the sheet demands. */
const enough = (): readonly { op: string; path: string; value: unknown; base: number }[] => {
  const row = '0190a000-0000-7000-8000-000000000001'
  const metric = '0190a000-0000-7000-8000-000000000002'
  return Object.entries({
    need: '海上风电运维企业急需延长叶片防护层的寿命。',
    [`content/${row}`]: 'a',
    [`content/${row}/text`]: '研究耐盐雾、耐冲蚀的叶片防护材料与现场修复工艺。',
    [`metrics/${metric}`]: 'a',
    [`metrics/${metric}/name`]: '耐盐雾时间',
    [`metrics/${metric}/operator`]: 'ge',
    [`metrics/${metric}/target`]: '3000',
    outputs: [],
    applicant: ['enterprise'],
    supportMode: 'before',
    fundCap: '100',
    projectCount: 2,
    months: 24,
  }).map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
}

describe('from accepted suggestions to a confirmed direction', () => {
  test('sources are taken in, drawn on, and set free when it is given up', async () => {
    const [one, two] = [await accepted(), await accepted()]
    const { id } = granted(await begun([one.id, two.id]))
    expect([await stateOf(one.id), await stateOf(two.id)]).toEqual(['condensing', 'condensing'])
    const seen = await look(officer, id)
    expect(seen.title).toBe('海上风电叶片长效防护技术')
    expect(seen.sources.map((it: { suggestion: { no: string } }) => it.suggestion.no)).toEqual([
      one.no,
      two.no,
    ])
    const { path, text } = seen.sources[0].passages[0]
    expect(text.length).toBeGreaterThan(7)

    const place = 'content/0190a000-0000-7000-8000-000000000001'
    granted(
      await officer.put(`/directions/${id}/links`, {
        place,
        links: [{ suggestion: one.id, path, from: 0, to: 4 }],
      }),
    )
    expect((await look(officer, id)).links).toEqual([{ place, suggestion: one.id, path, from: 0, to: 4 }])
    granted(await officer.delete(`/directions/${id}/sources/${one.id}`))
    const after = await look(officer, id)
    expect([after.links, after.sources.length]).toEqual([[], 1])
    expect(await stateOf(one.id)).toBe('accepted')

    granted(await step(officer, id, 'abandon', { reason: '与另一个方向重复，放弃。' }))
    expect(await stateOf(two.id)).toBe('accepted')
    granted(await step(officer, id, 'take-up'))
    expect(await stateOf(two.id)).toBe('condensing')
  })

  test('the head confirms what the officer proposes, or sends it back', async () => {
    const one = await accepted()
    const { id } = granted(await begun([one.id]))
    expect(said(await step(officer, id, 'propose'))).toBe('422 findings')
    const form = granted(await officer.get(`/calls/${here.call.id}/direction-form`))
    const output = form.lists.resultTypes[0].code
    const ops = enough().map((op) => (op.path === 'outputs' ? { ...op, value: [output] } : op))
    const saved = granted(await officer.post(`/directions/${id}/answers`, { ops }))
    expect(saved.outcomes.filter((it: { outcome: string }) => it.outcome !== 'applied')).toEqual([])
    // The same once more: each edit counts once.
    const again = granted(await officer.post(`/directions/${id}/answers`, { ops }))
    expect(again.rev).toBe(saved.rev)

    expect(said(await step(head, id, 'confirm'))).toBe('409 wrong-step')
    granted(await step(officer, id, 'propose'))
    expect(said(await officer.post(`/directions/${id}/answers`, { ops: [{ ...ops[0], op: aKey() }] }))).toBe(
      '409 wrong-step',
    )
    expect(said(await step(officer, id, 'confirm'))).toBe('403 not-yours')
    granted(await step(head, id, 'send-back', { reason: '指标请放宽一档。' }))
    expect((await look(officer, id)).remarks[0].body).toBe('指标请放宽一档。')
    granted(await step(officer, id, 'propose'))
    const { revision } = await look(head, id)
    const both = await Promise.all(
      [1, 2].map(() => head.post(`/directions/${id}/confirm`, { revision, key: aKey() })),
    )
    expect(both.map(said).sort()).toEqual(['200 done', '409 wrong-step'])
    expect(await verifyChains(here.site.ctx.db)).toMatchObject({ broken: [] })
  })

  test('taking one up on an old revision takes nothing', async () => {
    const one = await accepted()
    const { id } = granted(await begun([one.id]))
    granted(await step(officer, id, 'abandon', { reason: '与另一个方向重复，放弃。' }))
    const late = await officer.post(`/directions/${id}/take-up`, { revision: 1, key: aKey() })
    expect([said(late), await stateOf(one.id)]).toEqual(['409 stale', 'accepted'])
  })

  test('a source that is frozen keeps the direction from going on, and shows nothing', async () => {
    const one = await accepted()
    const { id } = granted(await begun([one.id]))
    granted(await move(officer, one.id, 'freeze', { reason: '疑似涉及国家秘密。' }))
    const [source] = (await look(officer, id)).sources
    expect([source.suggestion.title, source.passages]).toEqual(['', []])
    expect(said(await step(officer, id, 'propose'))).toBe('409 source-gone')
  })
})

test.each<[situation: string, body: Readonly<Record<string, unknown>>, answer: string]>([
  ['of a kind that the call does not have', { kind: 'NONE' }, '422 unknown-code'],
  ['of a field that the call does not have', { field: 'NONE' }, '422 unknown-code'],
  ['of a call that is not there', { call: 'nowhere-2031' }, '404 not-found'],
  [
    'from a suggestion that is not there',
    { sources: [{ suggestion: '0190a000-0000-7000-8000-0000000000ff', use: 'whole' }] },
    '404 not-found',
  ],
])('a direction %s is not begun', async (_situation, change, answer) => {
  expect(said(await begun([], change))).toBe(answer)
})

test('nobody outside sees what an office drafts', async () => {
  const one = await accepted()
  const { id } = granted(await begun([one.id]))
  const elsewhere = [...here.officers.keys()].find((code) => code !== office) ?? ''
  const filer = await here.as(writer)
  const stranger = await here.as(here.officers.get(elsewhere))
  expect(said(await filer.get(`/directions/${id}`))).toBe('403 not-yours')
  for (const as of [stranger, await here.as(here.keeper), await here.as(here.auditor)]) {
    expect(said(await as.get(`/directions/${id}`))).toBe('404 not-found')
    expect(said(await as.get(`/offices/${office}/directions`))).toBe('403 not-yours')
    expect(said(await step(as, id, 'propose'))).toBe('404 not-found')
    expect(said(await as.put(`/directions/${id}/links`, { place: 'title', links: [] }))).toBe('404 not-found')
  }
  expect((await look(await here.as(here.triage), id)).id).toBe(id)
})

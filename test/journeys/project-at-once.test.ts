import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '../support/app.ts'
import type { TakenIn } from '../support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, said } from '../support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '../support/people.ts'
import {
  adoptedOne,
  fillStage,
  openedFrom,
  opening,
  stepOn,
  uploadTo,
  writePlaces,
} from '../support/projects.ts'
import { statementsDuring } from '../support/statements.ts'

/** Two at once, the same twice, and what a page costs. */
let here: City
let one: TakenIn
let org: MadeOrg
let leader: MadePerson
let team: As
let officer: As
let id: string

beforeAll(async () => {
  here = await city()
  leader = await aPerson(here.site)
  org = await aReadyOrg(here, { members: [{ person: leader, filer: true, admin: true }] })
  one = await adoptedOne(here, leader, org.id)
  id = await openedFrom(here, one, org, leader)
  team = await here.as(leader)
  officer = await here.as(here.officers.get(one.office))
})
afterAll(() => here.site.close())

const rev = async (path: string): Promise<number> => {
  const { answers } = granted(await team.get(`/projects/${id}/draft`))
  return answers.find((it: { path: string }) => it.path === path)?.rev ?? 0
}

test('two who write in one place: the second is told what stands there, and nothing is lost', async () => {
  await writePlaces(team, id, { title: '题目' })
  const base = await rev('title')
  const edit = (value: string) =>
    team.post(`/projects/${id}/answers`, { ops: [{ op: aKey(), path: 'title', value, base }] })
  const outcomes = (await Promise.all([edit('甲的题目'), edit('乙的题目')])).map(
    (it) => granted(it).outcomes[0],
  )
  expect(outcomes.map((it) => it.outcome).toSorted()).toEqual(['applied', 'clash'])
  const clash = outcomes.find((it) => it.outcome === 'clash')
  const stands = granted(await team.get(`/projects/${id}/draft`)).answers.find(
    (it: { path: string }) => it.path === 'title',
  )
  expect(clash.theirs.value).toBe(stands.value)
})

test('an edit sent twice is one edit', async () => {
  const op = { op: aKey(), path: 'abstract', value: '摘要', base: 0 }
  const first = granted(await team.post(`/projects/${id}/answers`, { ops: [op] }))
  const again = granted(await team.post(`/projects/${id}/answers`, { ops: [op] }))
  expect(again.outcomes).toEqual(first.outcomes)
  expect(again.rev).toBe(first.rev)
})

test('edits of places that the form does not have, and of too many, are told', async () => {
  const odd = [
    ['nowhere', 'x'],
    ['trlElements/element1/nowhere', 'x'],
    ['trlElements/element1', 17],
    ['trlCurrent', { level: 4 }],
  ] as const
  const ops = odd.map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
  const { outcomes } = granted(await team.post(`/projects/${id}/answers`, { ops }))
  expect(outcomes.map((it: { outcome: string }) => it.outcome)).toEqual(odd.map(() => 'refused'))
  const { detail } = outcomes[0]
  expect(detail.length).toBeGreaterThan(5)
})

test('a file that was handed in stays when it is taken out, one that was not goes', async () => {
  await fillStage(here, team, id)
  const kept = await uploadTo(here, team, id, 'attachments', '留存.pdf')
  const gone = await uploadTo(here, team, id, 'attachments', '撤下.pdf')
  granted(await team.delete(`/projects/${id}/files/${gone}`))
  expect((await team.get(`/projects/${id}/files/${gone}`)).status).toBe(404)
  granted(await stepOn(team, id, 'hand-in'))
  expect(said(await team.delete(`/projects/${id}/files/${kept}`))).toBe('409 wrong-stage')
  granted(await stepOn(officer, id, 'return', { reason: '请再补充说明。' }))
  granted(await team.delete(`/projects/${id}/files/${kept}`))
  expect((await officer.get(`/projects/${id}/files/${kept}`)).status).toBe(200)
})

test('of two hand-ins at once one is taken; the same key gives the same answer, for another thing it is refused', async () => {
  await fillStage(here, team, id)
  const { revision } = granted(await team.get(`/projects/${id}`))
  const press = () => team.post(`/projects/${id}/hand-in`, { revision, key: aKey() })
  const both = (await Promise.all([press(), press()])).map(said)
  expect(both.toSorted()).toEqual(['200 done', '409 wrong-stage'])
  const { snapshots } = granted(await team.get(`/projects/${id}`))
  expect(snapshots.map((it: { n: number }) => it.n)).toEqual([1, 2, 3])
  const seen = granted(await officer.get(`/projects/${id}`)).revision
  expect(said(await officer.post(`/projects/${id}/pass`, { revision: seen - 1, key: aKey() }))).toBe(
    '409 stale',
  )
  const key = aKey()
  granted(await officer.post(`/projects/${id}/pass`, { revision: seen, key }))
  expect(
    said(await officer.post(`/projects/${id}/refuse`, { revision: seen + 1, key, reason: '理由足够长。' })),
  ).toBe('409 key-reused')
})

test('one key opens one project, and each has a number of its own', async () => {
  const asked = opening(one, org, leader)
  const both = await Promise.all([officer.post('/projects', asked), officer.post('/projects', asked)])
  expect(new Set(both.map((it) => granted(it).no)).size).toBe(1)
  const others = await Promise.all([1, 2, 3].map(() => officer.post('/projects', opening(one, org, leader))))
  const numbers = others.map((it) => granted(it).no)
  expect(new Set([...numbers, granted(both[0] ?? { status: 0, body: {} }).no]).size).toBe(4)
})

test('what cannot be opened is said, and nothing is left behind', async () => {
  const tried = async (change: Readonly<Record<string, unknown>>) =>
    said(await officer.post('/projects', opening(one, org, leader, change)))
  expect(await tried({ suggestion: null })).toBe('422 bad-input')
  expect(await tried({ title: '  ' })).toBe('422 bad-input')
  expect(await tried({ org: aKey() })).toBe('404 not-found')
  expect(await tried({ leader: aKey() })).toBe('422 not-in-unit')
  expect(await tried({ direction: aKey() })).toBe('404 not-found')
  const { items } = granted(await officer.get('/projects'))
  expect(items).toHaveLength(5)
})

test('a page takes as many statements for many projects as for one', async () => {
  const pages = [
    ['/projects', team, 2],
    ['/projects', officer, 2],
    [`/projects/${id}`, team, 9],
    [`/projects/${id}`, officer, 10],
    [`/offices/${one.office}/project-sources`, officer, 3],
  ] as const
  const counted = []
  for (const [path, as] of pages) {
    granted(await as.get(path))
    counted.push([path, as, await statementsDuring(async () => granted(await as.get(path)))])
  }
  expect(counted.map(([path, , n]) => `${path} ${n}`)).toEqual(pages.map(([path, , n]) => `${path} ${n}`))
  const text = JSON.stringify(granted(await officer.get('/projects')))
  expect(text).not.toContain('answers')
})

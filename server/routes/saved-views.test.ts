import { afterAll, beforeAll, expect, test } from 'vitest'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { aPerson } from '#test/support/people.ts'

let site: TestApp
let officer: As
let colleague: As
let head: As
let elsewhere: As
let planning: As
let leader: As
const views = '/offices/ONE/saved-views'

beforeAll(async () => {
  site = await testApp()
  await site.install(aCall())
  const as = async (given: Parameters<typeof aPerson>[1]) => site.signIn((await aPerson(site, given)).email)
  officer = await as({ name: '甲', staff: [['officer', 'ONE']] })
  colleague = await as({ staff: [['officer', 'ONE']] })
  head = await as({ staff: [['office-head', 'ONE']] })
  elsewhere = await as({ staff: [['officer', 'TWO']] })
  planning = await as({ staff: [['triage']] })
  leader = await as({ staff: [['leader']] })
})
afterAll(() => site.close())

const save = (as: As, name: string, more: object = {}) =>
  as.post(views, { name, shared: false, address: { view: 'waiting', q: '机器人' }, ...more })
const namesOf = async (as: As) =>
  (await as.get(views)).body.items?.map((it: { name: string }) => it.name) ?? []

test('one’s own is found again, and the same name replaces it', async () => {
  const first = await save(officer, '等我看的')
  expect(first.status).toBe(200)
  const again = await save(officer, '等我看的', { address: { view: 'mine', columns: 'kind,state' } })
  expect(again.body.id).toBe(first.body.id)
  const { body } = await officer.get(views)
  expect(body.items).toEqual([
    {
      id: first.body.id,
      name: '等我看的',
      shared: false,
      by: { id: expect.any(String), name: '甲' },
      address: { view: 'mine', columns: 'kind,state' },
      mayRemove: true,
    },
  ])
})

test('what is one’s own nobody else finds; what is shared the office finds, and no other', async () => {
  await save(officer, '只给自己')
  const { body: shared } = await save(officer, '全处室', { shared: true })
  expect(await namesOf(colleague)).toEqual(['全处室'])
  expect(await namesOf(head)).toEqual(['全处室'])
  expect(await namesOf(planning)).toEqual([])
  for (const other of [elsewhere, leader]) expect((await other.get(views)).status).toBe(403)
  const statuses = await Promise.all(
    [elsewhere, planning, leader, site.anyone].map((it) => it.delete(`${views}/${shared.id}`)),
  )
  expect(statuses.map((it) => it.status)).toEqual([404, 404, 404, 401])
  expect((await colleague.delete(`${views}/${shared.id}`)).status).toBe(403)
  expect((await head.delete(`${views}/${shared.id}`)).status).toBe(200)
  expect(await namesOf(colleague)).toEqual([])
})

test('planning keeps its own on any desk, and shares on none', async () => {
  expect((await save(planning, '规划', { shared: true })).status).toBe(403)
  expect((await save(planning, '规划')).status).toBe(200)
  expect(await namesOf(planning)).toEqual(['规划'])
  expect(await namesOf(head)).not.toContain('规划')
})

test.each<[situation: string, body: object]>([
  ['no name', { name: ' ' }],
  ['a name too long', { name: '长'.repeat(41) }],
  ['anything else in the address', { address: { open: 'yes' } }],
  ['a search too long', { address: { q: '长'.repeat(201) } }],
])('%s is refused with a sentence', async (_situation, change) => {
  const answer = await save(officer, 'x', change)
  expect([answer.status, answer.body.why]).toEqual([422, 'bad-input'])
})

test('there is an end to them', async () => {
  for (let n = 0; n < 50; n++) expect((await save(colleague, `第 ${n} 个`)).status).toBe(200)
  const more = await save(colleague, '再来一个')
  expect([more.status, more.body.why, more.body.detail]).toEqual([
    422,
    'too-many',
    '最多保留 50 个，请先删去不再使用的。',
  ])
  expect((await save(colleague, '第 3 个', { address: {} })).status).toBe(200)
})

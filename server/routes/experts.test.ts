import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficeCode } from '#core/id.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCallForExperts } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'

let site: TestApp
let officer: As
let planning: As
let filer: As
let filing: MadePerson
let leader: As
let auditor: As
let sea: MadeOrg

beforeAll(async () => {
  site = await testApp()
  await site.install(aCallForExperts())
  const one = 'ONE' as OfficeCode
  officer = await site.signIn((await aPerson(site, { name: '经办', staff: [['officer', one]] })).email)
  planning = await site.signIn((await aPerson(site, { staff: [['triage']] })).email)
  leader = await site.signIn((await aPerson(site, { staff: [['leader']] })).email)
  auditor = await site.signIn((await aPerson(site, { staff: [['auditor']] })).email)
  filing = await aPerson(site, { name: '林一' })
  sea = await anOrg(site, { name: '小市海洋大学', members: [{ person: filing, filer: true, admin: true }] })
  filer = await site.signIn(filing.email)
})
afterAll(() => site.close())

const entry = (change: Record<string, unknown> = {}) => ({
  name: '王岚',
  email: `expert-${Math.random().toString(36).slice(2)}@works.example`,
  mobile: '',
  orgName: '远山重工研究院',
  orgCode: '',
  units: [],
  title: '教授级高工',
  fields: ['SEA'],
  disciplines: ['460'],
  keywords: ['船舶', '焊接'],
  loadLimit: 10,
  blackouts: [],
  avoid: [],
  language: 'zh-CN',
  ...change,
})

async function added(change: Record<string, unknown> = {}): Promise<string> {
  const answer = await officer.post('/experts', entry(change))
  expect(answer.body).toEqual({ id: expect.any(String) })
  return answer.body.id
}

const invite = (ids: readonly string[], by = officer) =>
  by.post('/experts/invite', { key: randomUUID(), experts: ids })

/** The secret in the last letter to this address. */
async function tokenTo(email: string): Promise<string> {
  const { body } = await site.ctx.db
    .selectFrom('mail')
    .select('body')
    .where('recipient', '=', email)
    .where('sort', '=', 'expert-invitation')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /expert-invitation#([\w-]+)/.exec(body)?.[1] ?? ''
}

test('offices and planning keep the pool, and nobody else learns who is in it', async () => {
  const id = await added({ name: '不可外泄' })
  const strangers: [As, number][] = [
    [filer, 403],
    [leader, 403],
    [auditor, 403],
    [site.anyone, 401],
  ]
  const requests = (who: As) => [
    who.get('/experts?q=%E4%B8%8D%E5%8F%AF%E5%A4%96%E6%B3%84'),
    who.get(`/experts/${id}`),
    who.get(`/experts/${id}/conflicts?subject=XS2030-TECH-000001`),
    who.put(`/experts/${id}`, { ...entry(), revision: 1 }),
    who.post(`/experts/${id}/retire`, { revision: 1 }),
    who.post('/experts', entry()),
    invite([id], who),
    who.post('/experts/import/preview', { name: 'a.csv', content: '' }),
    who.post('/experts/import', { name: 'a.csv', content: '', key: randomUUID() }),
    who.get('/experts/template'),
  ]
  for (const [who, status] of strangers)
    for (const answer of await Promise.all(requests(who))) {
      expect(answer.status).toBe(status)
      expect(JSON.stringify(answer.body)).not.toContain('不可外泄')
    }
  for (const who of [officer, planning])
    expect((await who.get(`/experts/${id}`)).body.expert.name).toBe('不可外泄')
})

test('an expert is found by name, unit, keyword and field, and counted by state', async () => {
  await added({ name: '寻一', keywords: ['极地采样'], fields: ['AIR'] })
  await added({ name: '寻二', keywords: ['深海采样'] })
  const found = async (query: string) =>
    (await officer.get(`/experts?${query}`)).body.items.map((it: { name: string }) => it.name)
  expect(await found(`q=${encodeURIComponent('寻')}`)).toEqual(['寻一', '寻二'])
  expect(await found(`keyword=${encodeURIComponent('采样')}`)).toEqual(['寻一', '寻二'])
  expect(await found(`q=${encodeURIComponent('寻')}&field=AIR`)).toEqual(['寻一'])
  expect(await found('q=100%25')).toEqual([])
  const page = await officer.get('/experts?limit=1')
  expect(page.body.next).toEqual(expect.any(String))
  expect(page.body.counts.listed).toBe(page.body.total)
  const second = await officer.get(`/experts?limit=1&cursor=${page.body.next}`)
  expect(second.body.items[0].id).not.toBe(page.body.items[0].id)
  expect((await officer.get('/experts?cursor=nonsense')).status).toBe(422)
})

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['a link for a name', { name: 'www.example.com' }, 'name'],
  ['no address', { email: 'somebody' }, 'email'],
  ['a field that no call has', { fields: ['MOON'] }, 'fields'],
  ['a code that is none', { orgCode: '12345' }, 'orgCode'],
  ['more than a hundred at once', { loadLimit: 101 }, 'loadLimit'],
  ['days the wrong way round', { blackouts: [{ from: '2030-03-02', to: '2030-03-01' }] }, 'blackouts'],
  ['a day that the calendar has not', { blackouts: [{ from: '2030-02-30', to: '2030-03-01' }] }, 'blackouts'],
])('an entry with %s is refused', async (_situation, change, at) => {
  const { status, body } = await officer.post('/experts', entry(change))
  expect([status, body.more.problems.map((it: { at: string }) => it.at)]).toEqual([422, [at]])
})

test('an address stands in the pool once', async () => {
  await added({ email: 'Once@works.example' })
  expect((await officer.post('/experts', entry({ email: 'once@works.example' }))).status).toBe(409)
})

test('a unit of the site is known by its code or by its name', async () => {
  const { body } = await officer.get(`/experts/${await added({ orgName: '小市海洋大学' })}`)
  expect(body.expert).toMatchObject({ orgCode: sea.creditCode, knownUnit: true })
  const other = await officer.get(`/experts/${await added({ orgCode: '91210200MA0UATX16R' })}`)
  expect(other.body.expert).toMatchObject({ orgCode: '91210200MA0UATX16R', knownUnit: false, units: [] })
})

test('a change is refused on an older revision, and a fact tells which parts changed', async () => {
  const id = await added()
  const first = await officer.put(`/experts/${id}`, {
    ...entry({ email: 'changed@works.example' }),
    revision: 1,
  })
  expect(first.body.expert).toMatchObject({ revision: 2, email: 'changed@works.example' })
  expect((await planning.put(`/experts/${id}`, { ...entry(), revision: 1 })).status).toBe(409)
  const facts = await site.ctx.db
    .selectFrom('fact')
    .select('detail')
    .where('subject', '=', id)
    .orderBy('n')
    .execute()
  expect(facts.map((it) => it.detail)).toEqual([
    { change: 'added' },
    { change: 'profile', by: 'office', parts: ['email'] },
  ])
})

test('an invitation is accepted with an account, once', async () => {
  const id = await added({ email: 'yes@works.example', name: '应允' })
  expect((await invite([id])).body).toEqual({ invited: 1, passedOver: 0 })
  const token = await tokenTo('yes@works.example')
  const stored = await site.ctx.db
    .selectFrom('expert')
    .select('token_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(stored.token_hash?.toString('utf8')).not.toContain(token)
  expect((await site.anyone.post('/expert-invitations/read', { token })).body).toMatchObject({ name: '应允' })
  expect((await site.anyone.post('/expert-invitations/accept', { token })).status).toBe(401)
  const person = await aPerson(site, { name: '应允' })
  const own = await site.signIn(person.email)
  expect((await own.get('/judging/profile')).body).toEqual({ expert: null })
  expect((await own.get('/expert-choices')).status).toBe(403)
  const both = await Promise.all([
    own.post('/expert-invitations/accept', { token }),
    own.post('/expert-invitations/accept', { token }),
  ])
  expect(both.map((it) => it.status).toSorted()).toEqual([200, 410])
  expect((await own.get('/judging/profile')).body.expert).toMatchObject({ id, state: 'active' })
  expect((await invite([id])).body).toEqual({ invited: 0, passedOver: 1 })
})

test('an invitation is declined without an account, and can be made again; the older link is dead', async () => {
  const id = await added({ email: 'no@works.example' })
  await invite([id])
  const first = await tokenTo('no@works.example')
  await invite([id])
  const second = await tokenTo('no@works.example')
  expect((await site.anyone.post('/expert-invitations/decline', { token: first })).status).toBe(410)
  expect((await site.anyone.post('/expert-invitations/decline', { token: second })).status).toBe(200)
  expect((await officer.get(`/experts/${id}`)).body.expert.state).toBe('declined')
  expect((await invite([id])).body.invited).toBe(1)
})

test('an invitation ends after fourteen days', async () => {
  const id = await added({ email: 'late@works.example' })
  await invite([id])
  const token = await tokenTo('late@works.example')
  const before = site.ctx.now()
  site.clock.set(before + 14 * 86_400_000)
  expect((await site.anyone.post('/expert-invitations/read', { token })).status).toBe(410)
  site.clock.set(before)
  expect((await site.anyone.post('/expert-invitations/read', { token })).status).toBe(200)
})

test('experts write their own profile, and not who they are', async () => {
  const id = await added({ email: 'own@works.example', name: '自述' })
  await invite([id])
  const own = await site.signIn((await aPerson(site, { name: '自述' })).email)
  await own.post('/expert-invitations/accept', { token: await tokenTo('own@works.example') })
  const { revision } = (await own.get('/judging/profile')).body.expert
  const {
    name: _n,
    email: _e,
    orgName: _o,
    orgCode: _c,
    ...mine
  } = entry({ loadLimit: 3, avoid: ['远山造船'] })
  const answer = await own.put('/judging/profile', { ...mine, revision, name: '别人', email: 'x@y.cn' })
  expect(answer.body.expert).toMatchObject({
    name: '自述',
    email: 'own@works.example',
    loadLimit: 3,
    avoid: ['远山造船'],
  })
  expect((await filer.put('/judging/profile', { ...mine, revision })).status).toBe(404)
})

test('retiring ends open tasks and tells the expert and the office', async () => {
  const id = await added({ email: 'leaving@works.example', name: '离任' })
  await invite([id])
  const person = await aPerson(site, { name: '离任' })
  const own = await site.signIn(person.email)
  await own.post('/expert-invitations/accept', { token: await tokenTo('leaving@works.example') })
  const head = await aPerson(site, { staff: [['office-head', 'ONE']] })
  const round = randomUUID()
  const at = new Date(site.ctx.now())
  await site.ctx.db
    .insertInto('round')
    .values({
      id: round,
      call: 'xiaoshi-2030',
      office: 'ONE',
      title: '第一轮',
      subjects: 'suggestion',
      per_subject: 3,
      seed: 's',
      state: 'open',
      by_person: head.id,
      created_at: at,
    })
    .execute()
  for (const state of ['accepted', 'handed-in', 'invited'] as const)
    await site.ctx.db
      .insertInto('task')
      .values({ id: randomUUID(), round, subject: randomUUID(), expert: id, state })
      .execute()
  const seen = (await officer.get(`/experts/${id}`)).body.expert
  expect(seen.load).toBe(2)
  const answer = await officer.post(`/experts/${id}/retire`, { revision: seen.revision })
  expect(answer.body).toMatchObject({ tasks: 2, expert: { state: 'retired', load: 0 } })
  const tasks = await site.ctx.db.selectFrom('task').select('state').where('expert', '=', id).execute()
  expect(tasks.map((it) => it.state).toSorted()).toEqual(['handed-in', 'void', 'void'])
  const told = await site.ctx.db
    .selectFrom('notice')
    .select('person')
    .distinct()
    .where('person', 'in', [head.id, person.id])
    .execute()
  expect(told.map((it) => it.person).toSorted()).toEqual([head.id, person.id].toSorted())
  // Who comes back is asked again and keeps the account.
  expect((await invite([id])).body).toEqual({ invited: 1, passedOver: 0 })
  const again = await tokenTo('leaving@works.example')
  expect((await own.post('/expert-invitations/accept', { token: again })).status).toBe(200)
})

test('a unit that an expert avoids from now on ends what they are judging of it', async () => {
  const id = await added({ email: 'avoiding@works.example', name: '避嫌' })
  await invite([id])
  const own = await site.signIn((await aPerson(site, { name: '避嫌' })).email)
  await own.post('/expert-invitations/accept', { token: await tokenTo('avoiding@works.example') })
  const subject = await storeSuggestion(
    site,
    'xiaoshi-2030',
    { filer: filing, org: sea },
    { state: 'submitted' },
  )
  const round = randomUUID()
  await site.ctx.db
    .insertInto('round')
    .values({
      id: round,
      call: 'xiaoshi-2030',
      office: 'ONE',
      title: '第二轮',
      subjects: 'suggestion',
      per_subject: 3,
      seed: 's',
      state: 'open',
      by_person: filing.id,
      created_at: new Date(site.ctx.now()),
    })
    .execute()
  await site.ctx.db
    .insertInto('task')
    .values({ id: randomUUID(), round, subject, expert: id, state: 'accepted' })
    .execute()
  const { name: _n, email: _e, orgName: _o, orgCode: _c, ...mine } = entry({ keywords: ['船体'] })
  const stateAfter = async (change: Record<string, unknown>) => {
    const { revision } = (await own.get('/judging/profile')).body.expert
    await own.put('/judging/profile', { ...mine, ...change, revision })
    return (await site.ctx.db.selectFrom('task').select('state').where('expert', '=', id).executeTakeFirst())
      ?.state
  }
  expect(await stateAfter({})).toBe('accepted')
  expect(await stateAfter({ avoid: ['小市海洋大学'] })).toBe('void')
})

test('what if: reasons are told to the office of the suggestion and to nobody else', async () => {
  const id = await added({ orgName: '小市海洋大学' })
  const suggestion = await storeSuggestion(
    site,
    'xiaoshi-2030',
    { filer: filing, org: sea },
    { state: 'submitted' },
  )
  const elsewhere = await storeSuggestion(
    site,
    'xiaoshi-2030',
    { filer: filing, org: sea },
    { state: 'submitted', office: 'TWO', readers: ['ONE'] },
  )
  const { no } = await site.ctx.db
    .selectFrom('suggestion')
    .select('no')
    .where('id', '=', suggestion)
    .executeTakeFirstOrThrow()
  const answer = await officer.get(`/experts/${id}/conflicts?subject=${no?.toLowerCase()}`)
  expect(answer.body.found).toMatchObject({
    subject: { sort: 'suggestion', id: suggestion, no },
    conflicts: [{ because: 'same-unit', with: '小市海洋大学' }],
    recommended: false,
  })
  expect((await officer.get(`/experts/${id}/conflicts?subject=${elsewhere}`)).body).toEqual({ found: null })
  expect(
    (await planning.get(`/experts/${id}/conflicts?subject=${elsewhere}`)).body.found.conflicts,
  ).toHaveLength(1)
  const free = await added()
  expect((await officer.get(`/experts/${free}/conflicts?subject=${no}`)).body.found.conflicts).toEqual([])
})

test('a number is shown masked, stays when it comes back so, and is shown whole only where that is written down', async () => {
  const id = await added({ mobile: '13912345678' })
  const { expert } = (await officer.get(`/experts/${id}`)).body
  expect(expert.mobile).toBe('139****5678')
  const change = (mobile: string, revision: number) => {
    const { name, email, orgName, orgCode, units, title, fields, disciplines, keywords } = expert
    const { loadLimit, blackouts, avoid, language } = expert
    const body = { name, email, orgName, orgCode, units, title, fields, disciplines, keywords }
    return officer.put(`/experts/${id}`, { ...body, loadLimit, blackouts, avoid, language, mobile, revision })
  }
  const kept = async () =>
    (await site.ctx.db.selectFrom('expert').select('mobile').where('id', '=', id).executeTakeFirstOrThrow())
      .mobile
  expect((await change('139****5678', expert.revision)).status).toBe(200)
  expect(await kept()).toBe('13912345678')
  expect((await change('139****9999', expert.revision)).status).toBe(422)
  expect((await officer.post(`/experts/${id}/reveal`)).body).toEqual({ mobile: '13912345678' })
  for (const other of [leader, auditor, filer])
    expect([403, 404]).toContain((await other.post(`/experts/${id}/reveal`)).status)
  const facts = await site.ctx.db
    .selectFrom('fact')
    .select('happened')
    .where('subject', '=', id)
    .where('happened', '=', 'expert-revealed')
    .execute()
  expect(facts).toHaveLength(1)
})

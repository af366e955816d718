import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { drafting } from '#test/support/drafting.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { mailsTo } from '#test/support/proof.ts'

let site: TestApp
let keeper: As
let filer: MadePerson
let stranger: MadePerson
let otherAdmin: MadePerson
let unit: MadeOrg
let other: MadeOrg

beforeAll(async () => {
  site = await testApp()
  await site.install(aCall())
  filer = await aPerson(site)
  otherAdmin = await aPerson(site)
  stranger = await aPerson(site)
  await aPerson(site, { email: 'keeper@bureau.example.com', staff: [['sys-admin']] })
  keeper = await site.signIn('keeper@bureau.example.com')
  unit = await anOrg(site, { members: [{ person: filer, filer: true }] })
  other = await anOrg(site, { members: [{ person: otherAdmin, admin: true }] })
})
afterAll(() => site.close())

const as = (person: MadePerson): Promise<As> => site.signIn(person.email)
const roles = (change: Record<string, unknown> = {}) => ({
  filer: true,
  reviewer: false,
  admin: false,
  deputyFrom: null,
  deputyTo: null,
  ...change,
})
const happened = async (subject: string): Promise<readonly string[]> =>
  (
    await site.ctx.db
      .selectFrom('fact')
      .select('happened')
      .where('subject', '=', subject)
      .orderBy('n')
      .execute()
  ).map((it) => it.happened)

describe('the bureau', () => {
  test('sees who waits, declines with a reason, verifies once, and sets another path', async () => {
    const boss = await aPerson(site, { email: 'boss@waiting.example.com' })
    const { id } = await anOrg(site, {
      name: '待核厂',
      type: 'UNI',
      verified: false,
      members: [{ person: boss, admin: true }],
    })
    const listed = await keeper.get(`/admin/orgs?waiting=yes&q=${encodeURIComponent('待核')}`)
    expect(listed.body).toMatchObject({ total: 1, orgs: [{ id, verified: false, path: 'unit', held: 0 }] })
    expect((await keeper.post(`/admin/orgs/${id}/refuse`, { reason: '?' })).body.why).toBe('text-missing')
    expect((await keeper.post(`/admin/orgs/${id}/refuse`, { reason: '名称与证照不符' })).status).toBe(200)
    expect((await (await as(boss)).get(`/orgs/${id}`)).body.org.refusedReason).toBe('名称与证照不符')
    expect((await keeper.post(`/admin/orgs/${id}/verify`)).status).toBe(200)
    expect((await keeper.post(`/admin/orgs/${id}/verify`)).status).toBe(200)
    expect((await keeper.post(`/admin/orgs/${id}/refuse`, { reason: '名称与证照不符' })).body.why).toBe(
      'already',
    )
    const path = { path: 'direct', reason: '独立法人，无科研管理部门' }
    expect((await keeper.put(`/admin/orgs/${id}/path`, path)).status).toBe(200)
    const { org } = (await (await as(boss)).get(`/orgs/${id}`)).body
    expect(org).toMatchObject({
      verified: true,
      refusedReason: null,
      path: 'direct',
      pathReason: path.reason,
    })
    expect(await happened(`org:${id}`)).toEqual([
      'org-verification-refused',
      'org-verified',
      'org-path-overridden',
    ])
    expect(await mailsTo(site, boss.email)).toEqual(['org-refused', 'org-verified', 'org-path-changed'])
  })

  test('verifying lets go what the unit handed in before, with the time it had', async () => {
    const here = await drafting()
    const id = await here.begin()
    const { db, now } = here.site.ctx
    await db.updateTable('org').set({ verified_at: null }).where('id', '=', here.org.id).execute()
    const handedIn = new Date(now() - 86_400_000)
    const filed = { no: 'XS2030-TECH-000001', office: 'ONE', cohort: 'concentrated', versions: 1 }
    await db
      .updateTable('suggestion')
      .set({ ...filed, state: 'unverified', handed_in: handedIn, first_handed_in: handedIn })
      .where('id', '=', id)
      .execute()
    await aPerson(here.site, { email: 'keeper@bureau.example.com', staff: [['sys-admin']] })
    const bureau = await here.site.signIn('keeper@bureau.example.com')
    expect((await bureau.get('/admin/orgs?waiting=yes')).body.orgs[0].held).toBe(1)
    expect((await bureau.post(`/admin/orgs/${here.org.id}/verify`)).status).toBe(200)
    const { suggestion } = (await here.filer.get(`/suggestions/${id}`)).body
    expect(suggestion).toMatchObject({ state: 'submitted', handedIn: handedIn.getTime() })
    expect((await bureau.get(`/suggestions/${id}`)).status).toBe(404)
    await here.site.close()
  })

  test('pages through units without missing or repeating one', async () => {
    for (let i = 0; i < 60; i++) await anOrg(site, { verified: i % 2 === 0 })
    const ids: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { orgs: { id: string }[]; next: string | null; total: number } = (
        await keeper.get(`/admin/orgs?cursor=${next}`)
      ).body
      ids.push(...page.orgs.map((it: { id: string }) => it.id))
      next = page.next
      if (next === null) expect(ids).toHaveLength(page.total)
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect((await keeper.get('/admin/orgs?cursor=made-up')).status).toBe(422)
  })
})

test('another unit’s people find nothing, and members without the role may not', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000'
  const change = { rev: 0, name: 'x', district: '210299', profile: {} }
  const invitation = { name: 'x', email: 'x@example.com', filer: true, reviewer: false, admin: false }
  const requests: readonly (readonly ['get' | 'post' | 'put' | 'delete', string, unknown?])[] = [
    ['get', ''],
    ['get', '/members'],
    ['put', '/profile', change],
    ['put', '/settings', { quotas: {}, confirmByAdmin: false }],
    ['post', '/invitations', invitation],
    ['delete', `/invitations/${nobody}`],
    ['put', `/members/${filer.id}`, roles()],
    ['delete', `/members/${filer.id}`],
    ['post', '/hand-over', { to: filer.id }],
  ]
  const outcome = async (person: MadePerson, of: string) => {
    const who = await as(person)
    return Promise.all(
      requests.map(async ([method, path, body]) => (await who[method](`/orgs/${of}${path}`, body)).status),
    )
  }
  expect(await outcome(otherAdmin, unit.id)).toEqual(requests.map(() => 404))
  expect(await outcome(stranger, unit.id)).toEqual(requests.map(() => 404))
  const guest = await aPerson(site)
  await anOrg(site, { members: [{ person: guest, filer: true, reviewer: true }] }).then(async ({ id }) =>
    expect(await outcome(guest, id)).toEqual([200, ...requests.slice(1).map(() => 403)]),
  )
  for (const path of ['/admin/orgs', '/admin/people', '/admin/roles', '/admin/outbox', '/admin/audit'])
    expect((await (await as(otherAdmin)).get(path)).status).toBe(403)
  expect((await (await as(otherAdmin)).post(`/admin/orgs/${other.id}/verify`)).status).toBe(403)
})

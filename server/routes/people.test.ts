import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personSubject } from '#core/person/person.ts'
import { append } from '#server/db/facts.ts'
import { notify } from '#server/mail/notify.ts'
import { type As, cookieOf, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadePerson, password } from '#test/support/people.ts'
import { linkIn } from '#test/support/proof.ts'

let site: TestApp
let keeper: As
let keeperPerson: MadePerson

beforeAll(async () => {
  site = await testApp()
  await site.install(aCall())
  keeperPerson = await aPerson(site, { email: 'keeper@bureau.example.com', staff: [['sys-admin']] })
  keeper = await site.signIn(keeperPerson.email)
})
afterAll(() => site.close())

describe('staff accounts', () => {
  test('are opened with a role and begin with a link by mail', async () => {
    const opened = await keeper.post('/admin/people', {
      name: '经办人',
      email: 'Officer@bureau.example.com',
      role: 'officer',
      scope: 'ONE',
    })
    expect(opened.status).toBe(200)
    const account = 'officer@bureau.example.com'
    const early = await site.anyone.post('/session', { account, password })
    expect(early.body.why).toBe('bad-credentials')
    const token = await linkIn(site, account, 'staff')
    site.clock.pass(6 * 86_400_000)
    const set = await site.anyone.post('/password-reset/finish', { token, password: 'Lantern-Quay-40' })
    expect(set.status).toBe(200)
    const signedIn = await site.anyone.post('/session', { account, password: 'Lantern-Quay-40' })
    expect(signedIn.body.me).toMatchObject({
      emailVerified: true,
      staff: [{ role: 'officer', scope: 'ONE' }],
    })
    keeper = await site.signIn(keeperPerson.email)
    const again = await keeper.post('/admin/people', { name: 'x', email: account, role: 'leader', scope: '' })
    expect(again.body.why).toBe('already')
  })

  test.each<[situation: string, role: string, scope: string]>([
    ['a role that there is not', 'emperor', ''],
    ['an office that there is not', 'officer', 'NINE'],
    ['a district that there is not', 'district', '110000'],
  ])('are refused with %s', async (_situation, role, scope) => {
    const answer = await keeper.post('/admin/people', { name: 'x', email: 'x@example.com', role, scope })
    expect([answer.status, answer.body.why]).toEqual([422, 'unknown-code'])
  })

  test('roles are set as a whole, with the password given anew, and never on oneself', async () => {
    const person = await aPerson(site, { email: 'head@bureau.example.com', staff: [['officer', 'ONE']] })
    const roles = [
      { role: 'office-head', scope: 'TWO' },
      { role: 'leader', scope: 'ignored' },
    ]
    const path = `/admin/people/${person.id}/roles`
    const stale = await site.signIn(keeperPerson.email)
    site.clock.pass(6 * 60_000)
    expect((await stale.put(path, { roles })).body.why).toBe('needs-confirmation')
    expect((await stale.post('/session/confirm', { password: 'Wrong-Guess-1' })).body.why).toBe(
      'bad-credentials',
    )
    expect((await stale.post('/session/confirm', { password })).status).toBe(200)
    expect((await stale.put(path, { roles })).status).toBe(200)
    const { people } = (await stale.get('/admin/people?q=head@bureau')).body
    expect(people[0].staff).toEqual([
      { role: 'leader', scope: '' },
      { role: 'office-head', scope: 'TWO' },
    ])
    expect((await stale.put(`/admin/people/${keeperPerson.id}/roles`, { roles })).status).toBe(403)
    keeper = stale
  })

  test('closing an account ends its sessions, reopening lets the person in again', async () => {
    const person = await aPerson(site, { email: 'leaver@example.com' })
    const who = await site.signIn(person.email)
    const close = (disabled: boolean) => keeper.put(`/admin/people/${person.id}/disabled`, { disabled })
    expect((await close(true)).status).toBe(200)
    expect((await who.get('/session')).body.me).toBeNull()
    const { people } = (await keeper.get('/admin/people?q=leaver')).body
    expect(people[0].disabled).toBe(true)
    expect((await close(false)).status).toBe(200)
    const signedIn = await site.anyone.post('/session', { account: person.email, password })
    expect(signedIn.status).toBe(200)
    expect((await keeper.put(`/admin/people/${keeperPerson.id}/disabled`, { disabled: true })).status).toBe(
      403,
    )
  })

  test('a lock after failures is listed and can be lifted', async () => {
    const person = await aPerson(site, { email: 'clumsy@example.com' })
    await site.ctx.db
      .insertInto('attempt')
      .values(
        [1, 2, 3, 4, 5].map(() => ({ account: person.email, address: '::1', at: new Date(site.ctx.now()) })),
      )
      .execute()
    const attempt = () => site.anyone.post('/session', { account: person.email, password })
    expect((await attempt()).status).toBe(429)
    expect((await keeper.post(`/admin/people/${person.id}/unlock`)).status).toBe(200)
    expect((await attempt()).status).toBe(200)
  })

  test('what each role may is told', async () => {
    const { roles } = (await keeper.get('/admin/roles')).body
    expect(roles['sys-admin']).toEqual(['verify-units', 'people', 'outbox', 'settings'])
  })
})

describe('the outbox', () => {
  test('shows subject, recipient and state, never the body, page by page', async () => {
    const person = await aPerson(site, { email: 'many@example.com' })
    await site.ctx.db.transaction().execute(async (tx) => {
      for (let i = 0; i < 55; i++)
        await notify(tx, site.ctx, {
          person: person.id,
          sort: 'role-changed',
          params: {},
          at: site.ctx.now(),
        })
    })
    const first = (await keeper.get('/admin/outbox?state=waiting')).body
    expect(first.items[0]).toMatchObject({ recipient: 'many@example.com', sentAt: null })
    expect(Object.keys(first.items[0])).not.toContain('body')
    const second = (await keeper.get(`/admin/outbox?state=waiting&cursor=${first.next}`)).body
    const ids = [...first.items, ...second.items].map((it: { id: string }) => it.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect((await keeper.get('/admin/outbox?state=sent')).body.items).toEqual([])
    expect((await keeper.post(`/admin/outbox/${ids[0]}/resend`)).status).toBe(200)
  })
})

describe('notices', () => {
  test('are the person’s own, newest first, and can be marked as read', async () => {
    const person = await aPerson(site, { email: 'reader@example.com' })
    const { id } = await anOrg(site, { members: [{ person, admin: true }] })
    await site.ctx.db.transaction().execute(async (tx) => {
      for (const org of ['一', '二', '三'])
        await notify(tx, site.ctx, {
          person: person.id,
          sort: 'org-verified',
          params: { org },
          org: id,
          at: site.ctx.now(),
        })
    })
    const who = await site.signIn(person.email)
    const { items, unread, next } = (await who.get('/notices?limit=2')).body
    expect([unread, items.map((it: { params: { org: string } }) => it.params.org)]).toEqual([3, ['三', '二']])
    const rest = (await who.get(`/notices?limit=2&cursor=${next}`)).body
    expect(rest.items.map((it: { params: { org: string } }) => it.params.org)).toEqual(['一'])
    await who.post('/notices/read', { ids: [items[0].id] })
    expect((await who.get('/notices')).body.unread).toBe(2)
    await who.post('/notices/read', { ids: [] })
    expect((await who.get('/session')).body.me.unread).toBe(0)
    expect((await keeper.post('/notices/read', { ids: [items[0].id] })).status).toBe(200)
  })
})

describe('the audit', () => {
  test('is the auditor’s alone, pages through everything, and finds what was changed behind our back', async () => {
    await aPerson(site, { email: 'auditor@bureau.example.com', staff: [['auditor']] })
    const someone = await aPerson(site)
    for (let i = 0; i < 120; i++)
      await site.ctx.db
        .transaction()
        .execute((tx) =>
          append(
            tx,
            personSubject(someone.id),
            [{ happened: 'person-password-changed', detail: {} }],
            someone.id,
            site.ctx.now(),
          ),
        )
    const auditor = await site.signIn('auditor@bureau.example.com')
    expect((await keeper.get('/admin/audit')).status).toBe(403)
    const subject = personSubject(someone.id)
    const first = (await auditor.get(`/admin/audit?subject=${subject}`)).body
    const second = (await auditor.get(`/admin/audit?subject=${subject}&cursor=${first.next}`)).body
    const ns = [...first.facts, ...second.facts].map((it: { n: number }) => it.n)
    expect(ns).toEqual(Array.from({ length: 120 }, (_, i) => 120 - i))
    expect((await auditor.get('/admin/audit?by=nobody')).body.facts).toEqual([])
    expect(first.names).toEqual({ [someone.id]: someone.name })
    for (const [asked, found] of [
      [`subject=${encodeURIComponent(someone.email)}`, 100],
      [`subject=${encodeURIComponent(someone.name)}&by=${encodeURIComponent(someone.email)}`, 100],
      [`by=${someone.id}`, 100],
      ['subject=nobody', 0],
    ] as const)
      expect((await auditor.get(`/admin/audit?${asked}`)).body.facts.length).toBe(found)
    expect((await auditor.post('/admin/audit/verify')).body.broken).toEqual([])
    await site.ctx.db.transaction().execute(async (tx) => {
      const { sql } = await import('kysely')
      await sql`set local session_replication_role = replica`.execute(tx)
      await tx
        .updateTable('fact')
        .set({ detail: '{"quietly":"changed"}' })
        .where('subject', '=', subject)
        .where('n', '=', 60)
        .execute()
    })
    const { broken, names } = (await auditor.post('/admin/audit/verify')).body
    expect(broken).toEqual([{ subject, n: 60, problem: 'content' }])
    expect(names).toEqual({ [someone.id]: someone.name })
  })
})

test('the site tells what it is, and demo sign-ins only in a demonstration', async () => {
  const signIns = [{ email: 'demo@example.com', password: 'known', role: 'filer' }]
  await site.ctx.db
    .insertInto('setting')
    .values({ key: 'demo-sign-ins', value: JSON.stringify(signIns), changed_at: new Date() })
    .execute()
  expect((await site.anyone.get('/site')).body).toMatchObject({ demo: true, demoSignIns: signIns })
  const real = await testApp({ mode: 'real', env: { SITE_SPONSOR: '小市科学技术局' } })
  const { body } = await real.anyone.get('/site')
  expect(body).toMatchObject({ demo: false, demoSignIns: [], footer: { sponsor: '小市科学技术局' } })
  await real.close()
})

test('a request that names another site changes nothing', async () => {
  const person = await aPerson(site, { email: 'target@example.com' })
  const { cookie } = await site.signIn(person.email)
  const answer = await site.app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    headers: { cookie: cookie ?? '', origin: 'https://evil.example.com' },
  })
  expect(answer.statusCode).toBe(403)
  expect((await site.as(cookie).get('/session')).body.me).not.toBeNull()
  expect(cookieOf(await site.as(cookie).delete('/session'))).toBe('zhinan=')
})

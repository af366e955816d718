import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type Operation } from '#api/contract.ts'
import type { Endpoint } from '#api/endpoint.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { type As, cookieOf, type TestApp, testApp } from '#test/support/app.ts'
import { anOrg, aPerson, password } from '#test/support/people.ts'
import { mailsTo } from '#test/support/proof.ts'

let site: TestApp
beforeAll(async () => {
  site = await testApp({ env: { REQUIRE_SECOND_FACTOR: 'on' } })
})
afterAll(() => site.close())

const signIn = async (email: string): Promise<As> =>
  site.as(cookieOf(await site.anyone.post('/session', { account: email, password })))
const owes = async (who: As) => (await who.get('/session')).body.me?.session.owes
const minutes = (count: number) => site.clock.pass(count * 60_000)

const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: site.clock.now() + steps * 30_000,
  })

/** Somebody of the bureau who has set up an authenticator. */
async function enrolled(email: string) {
  await aPerson(site, { email, staff: [['triage']] })
  const begun = await signIn(email)
  const { secret } = (await begun.post('/me/totp')).body
  const done = await begun.post('/me/totp/confirm', { code: codeOf(secret) })
  minutes(1)
  return { who: site.as(cookieOf(done)), secret, codes: done.body.recoveryCodes as string[] }
}

describe('what a session owes', () => {
  test('a filer without a second factor owes nothing', async () => {
    await aPerson(site, { email: 'filer@example.com' })
    expect(await owes(await signIn('filer@example.com'))).toBeNull()
  })

  test.each<[who: string, email: string]>([
    ['staff', 'staff@example.com'],
    ['a unit’s reviewer', 'reviewer@example.com'],
    ['a deputy', 'deputy@example.com'],
    ['an expert', 'expert@example.com'],
  ])('%s without one is led to setting it up', async (_who, email) => {
    const person = await aPerson(site, {
      email,
      ...(email.startsWith('staff') ? { staff: [['leader']] } : {}),
    })
    if (email.startsWith('reviewer')) await anOrg(site, { members: [{ person, reviewer: true }] })
    if (email.startsWith('deputy'))
      await anOrg(site, { members: [{ person, filer: true, deputy: ['2030-02-01', '2030-02-28'] }] })
    if (email.startsWith('expert'))
      await site.ctx.db
        .insertInto('expert')
        .values({
          id: site.ctx.dice.id(site.clock.now()),
          person: person.id,
          name: person.name,
          email,
          org_name: '某大学',
          state: 'active',
          created_at: new Date(site.clock.now()),
        })
        .execute()
    const who = await signIn(email)
    expect(await owes(who)).toBe('factor')
    expect((await who.get('/notices')).body).toMatchObject({
      why: 'sign-in-unfinished',
      more: { owes: 'factor' },
    })
  })

  test('whoever becomes staff owes a factor at once, in the session they have', async () => {
    const { id } = await aPerson(site, { email: 'promoted@example.com' })
    const who = await signIn('promoted@example.com')
    expect((await who.get('/notices')).status).toBe(200)
    await site.ctx.db
      .insertInto('staff')
      .values({ person: id, role: 'auditor', scope: '', granted_at: new Date(site.clock.now()) })
      .execute()
    expect((await who.get('/notices')).body.why).toBe('sign-in-unfinished')
  })

  test('in a demonstration nobody owes one unless it is asked for', async () => {
    const demo = await testApp()
    await aPerson(demo, { email: 'demo@example.com', staff: [['triage']] })
    const answer = await demo.anyone.post('/session', { account: 'demo@example.com', password })
    expect(answer.body.me.session.owes).toBeNull()
    await demo.close()
  })

  test('until it is paid the name alone is told', async () => {
    await anOrg(site, {
      name: '不该看见的单位',
      members: [
        { person: await aPerson(site, { email: 'hidden@example.com', staff: [['triage']] }), reviewer: true },
      ],
    })
    const { me } = (await site.anyone.post('/session', { account: 'hidden@example.com', password })).body
    expect(me).toMatchObject({
      memberships: [],
      staff: [],
      unread: 0,
      mobile: null,
      session: { owes: 'factor' },
    })
  })
})

describe('every operation asks what a session owes:', () => {
  const operations = Object.entries(contract) as [Operation, Endpoint][]
  const one = '0190a000-0000-7000-8000-000000000001'
  const asked = async (who: As, key: Operation) => {
    const [method, path] = key.split(' ') as [string, string]
    const filled = path.replace(/:\w+/g, one)
    if (method === 'GET') return who.get(filled)
    if (method === 'DELETE') return who.delete(filled)
    return who[method.toLowerCase() as 'post' | 'put' | 'patch'](filled, {})
  }

  test.each(['code', 'factor', 'password'] as const)(
    'who owes a %s is refused everywhere else',
    async (debt) => {
      const app = await testApp({ env: { REQUIRE_SECOND_FACTOR: 'on', PASSWORD_EXPIRES_DAYS: '90' } })
      const person = await aPerson(app, {
        email: 'all@example.com',
        staff: [['office-head', 'ONE'], ['triage'], ['leader'], ['sys-admin'], ['auditor']],
      })
      if (debt !== 'factor')
        await app.ctx.db
          .updateTable('person')
          .set({ second_factor: true })
          .where('id', '=', person.id)
          .execute()
      if (debt === 'password') app.clock.pass(91 * 86_400_000)
      const who = await app.signIn(person.email)
      if (debt === 'password')
        await app.ctx.db
          .updateTable('session')
          .set({ second_at: new Date(app.clock.now()) })
          .where('person', '=', person.id)
          .execute()
      const open: string[] = []
      for (const [key, endpoint] of operations) {
        if (endpoint.access === 'public' || endpoint.owing?.includes(debt)) continue
        const answer = await asked(who, key)
        if (answer.status !== 403 || answer.body.why !== 'sign-in-unfinished') open.push(key)
      }
      expect(open).toEqual([])
      await app.close()
    },
  )

  test('what may be asked while owing is little, and known', () => {
    const by = (debt: string) =>
      operations
        .filter(([, it]) => (it.owing as readonly string[] | undefined)?.includes(debt))
        .map(([key]) => key)
        .toSorted()
    const always = ['DELETE /session', 'GET /session', 'POST /session/extend']
    expect(by('code')).toEqual([...always, 'POST /session/code'].toSorted())
    expect(by('password')).toEqual([...always, 'PUT /me/password'].toSorted())
    expect(by('factor')).toEqual(
      [
        ...always,
        'GET /me/factors',
        'POST /me/passkeys',
        'POST /me/passkeys/options',
        'POST /me/totp',
        'POST /me/totp/confirm',
        'POST /session/confirm',
      ].toSorted(),
    )
  })

  test('to what is open to everybody, who owes something is a stranger', async () => {
    const { who } = await enrolled('stranger@example.com')
    const half = await signIn('stranger@example.com')
    const seen = async (as: As) => (await as.get('/calls')).body
    expect(await seen(half)).toEqual(await seen(site.anyone))
    expect((await who.get('/notices')).status).toBe(200)
  })
})

describe('an authenticator', () => {
  test('is set up by a code of it, and brings ten recovery codes', async () => {
    const { who, codes } = await enrolled('one@example.com')
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(await owes(who)).toBeNull()
    expect((await who.get('/me/factors')).body).toMatchObject({
      required: true,
      recoveryCodesLeft: 10,
      passkeys: [],
      totp: { since: expect.any(Number) },
    })
    expect(await mailsTo(site, 'one@example.com')).toEqual(['factor-added'])
  })

  test('is then asked for: the password alone opens nothing', async () => {
    const { secret } = await enrolled('two@example.com')
    const half = await signIn('two@example.com')
    expect(await owes(half)).toBe('code')
    expect((await half.post('/session/code', { code: '000000' })).body.why).toBe('bad-code')
    const done = await half.post('/session/code', { code: codeOf(secret) })
    expect(done.body.me.session.owes).toBeNull()
    expect(await owes(site.as(cookieOf(done)))).toBeNull()
    // The cookie of the first step is worth nothing any more.
    expect(await owes(half)).toBeUndefined()
  })

  test('gives each code once, and never an older one again', async () => {
    const { secret } = await enrolled('three@example.com')
    const give = async (code: string) =>
      (await (await signIn('three@example.com')).post('/session/code', { code })).status
    const now = codeOf(secret)
    const before = codeOf(secret, -1)
    expect(await give(now)).toBe(200)
    expect(await give(now)).toBe(422)
    expect(await give(before)).toBe(422)
    expect(await give(codeOf(secret, 1))).toBe(200)
    minutes(2)
    const again = codeOf(secret)
    const halves = await Promise.all(Array.from({ length: 4 }, () => signIn('three@example.com')))
    const both = await Promise.all(halves.map((half) => half.post('/session/code', { code: again })))
    expect(both.filter((it) => it.status === 200)).toHaveLength(1)
  })

  test.each<[drift: number, status: number]>([
    [-2, 422],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 422],
  ])('whose clock is %s steps off: %s', async (drift, status) => {
    const { secret } = await enrolled(`drift${drift}@example.com`)
    minutes(5)
    const half = await signIn(`drift${drift}@example.com`)
    expect((await half.post('/session/code', { code: codeOf(secret, drift) })).status).toBe(status)
  })

  test('cannot be guessed: five failures lock it, also across sessions', async () => {
    const { secret } = await enrolled('guessed@example.com')
    const half = await signIn('guessed@example.com')
    for (let i = 0; i < 5; i++)
      expect((await half.post('/session/code', { code: '123123' })).body.why).toBe('bad-code')
    expect((await half.post('/session/code', { code: codeOf(secret) })).body.why).toBe('slow-down')
    const other = await signIn('guessed@example.com')
    expect((await other.post('/session/code', { code: codeOf(secret) })).body.why).toBe('slow-down')
    minutes(16)
    const later = await signIn('guessed@example.com')
    expect((await later.post('/session/code', { code: codeOf(secret) })).status).toBe(200)
  })

  test('is sealed in the tables, and opens for its owner alone', async () => {
    const { secret } = await enrolled('sealed@example.com')
    const rows = await site.ctx.db.selectFrom('totp').select(['person', 'secret']).execute()
    const plain = Buffer.from(Secret.fromBase32(secret).bytes)
    expect(rows.some((it) => it.secret.includes(plain))).toBe(false)
    const { id } = await aPerson(site, { email: 'thief@example.com', staff: [['triage']] })
    const own = rows.at(-1)
    await site.ctx.db
      .insertInto('totp')
      .values({
        person: id,
        secret: own?.secret ?? Buffer.alloc(0),
        begun_at: new Date(site.clock.now()),
        confirmed_at: new Date(site.clock.now()),
      })
      .execute()
    await site.ctx.db.updateTable('person').set({ second_factor: true }).where('id', '=', id).execute()
    const half = await signIn('thief@example.com')
    expect((await half.post('/session/code', { code: codeOf(secret) })).body.why).toBe('bad-code')
  })

  test('cannot be replaced by whoever finds a screen left open', async () => {
    const { who } = await enrolled('open@example.com')
    minutes(6)
    expect((await who.post('/me/totp')).body.why).toBe('needs-confirmation')
    expect((await who.delete('/me/totp')).body.why).toBe('needs-confirmation')
    expect((await who.post('/me/recovery-codes')).body.why).toBe('needs-confirmation')
    await who.post('/session/confirm', { password })
    expect((await who.post('/me/totp')).body.why).toBe('already')
  })

  test('begun and never confirmed is forgotten after a day', async () => {
    await aPerson(site, { email: 'begun@example.com', staff: [['triage']] })
    const who = await signIn('begun@example.com')
    const { secret } = (await who.post('/me/totp')).body
    minutes(25 * 60)
    await sweep(site.ctx)
    const later = await signIn('begun@example.com')
    expect((await later.post('/me/totp/confirm', { code: codeOf(secret) })).body.why).toBe('bad-code')
  })

  test('stays while the role asks for one, and goes for who may be without', async () => {
    const { who } = await enrolled('keeps@example.com')
    expect((await who.delete('/me/totp')).body).toMatchObject({ why: 'last-factor' })
    await site.ctx.db
      .deleteFrom('staff')
      .where('person', 'in', (it) =>
        it.selectFrom('person').select('id').where('email', '=', 'keeps@example.com'),
      )
      .execute()
    expect((await who.delete('/me/totp')).status).toBe(200)
    expect(await owes(await signIn('keeps@example.com'))).toBeNull()
    expect((await who.get('/me/factors')).body).toMatchObject({ totp: null, recoveryCodesLeft: 0 })
  })

  test('a half signed-in session ends after ten minutes', async () => {
    await enrolled('slow@example.com')
    const half = await signIn('slow@example.com')
    minutes(11)
    expect(await owes(half)).toBeUndefined()
  })
})

describe('a recovery code', () => {
  test('lets in once, however it is typed, and its owner is told', async () => {
    const { codes } = await enrolled('lost@example.com')
    const [first = '', second = ''] = codes
    const give = async (code: string) =>
      (await (await signIn('lost@example.com')).post('/session/code', { code })).status
    expect(await give(` ${first.toLowerCase().replaceAll('-', ' ')} `)).toBe(200)
    expect(await give(first)).toBe(422)
    expect(await give(second.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(200)
    expect(await mailsTo(site, 'lost@example.com')).toEqual([
      'factor-added',
      'recovery-code-used',
      'recovery-code-used',
    ])
  })

  test('of somebody else, or of an earlier set, is none', async () => {
    const one = await enrolled('own@example.com')
    const other = await enrolled('other@example.com')
    const half = await signIn('own@example.com')
    expect((await half.post('/session/code', { code: other.codes[0] ?? '' })).status).toBe(422)
    const renewed = await one.who.post('/me/recovery-codes')
    expect(renewed.body.recoveryCodes).toHaveLength(10)
    expect((await half.post('/session/code', { code: one.codes[0] ?? '' })).status).toBe(422)
    expect((await half.post('/session/code', { code: renewed.body.recoveryCodes[0] })).status).toBe(200)
  })
})

describe('a lost device', () => {
  test('a system administrator resets it: recorded, told, all sessions ended', async () => {
    const { who } = await enrolled('phone@example.com')
    const admin = await adminOf('admin@example.com')
    const { people } = (await admin.get('/admin/people?q=phone@example.com')).body
    expect(people[0]).toMatchObject({ secondFactor: true })
    expect((await admin.post(`/admin/people/${people[0].id}/reset-factors`)).status).toBe(200)
    expect(await owes(who)).toBeUndefined()
    expect(await owes(await signIn('phone@example.com'))).toBe('factor')
    expect(await mailsTo(site, 'phone@example.com')).toEqual(['factor-added', 'factors-reset'])
    const facts = await site.ctx.db
      .selectFrom('fact')
      .select(['happened', 'detail', 'by_person'])
      .where('subject', '=', `person:${people[0].id}`)
      .orderBy('n', 'desc')
      .limit(1)
      .execute()
    expect(facts[0]).toMatchObject({
      happened: 'person-factors-reset',
      detail: { totp: true, passkeys: 0 },
      by_person: expect.any(String),
    })
  })

  test('nobody resets their own, and nobody but a system administrator resets any', async () => {
    const admin = await adminOf('self@example.com')
    const { me } = (await admin.get('/session')).body
    expect((await admin.post(`/admin/people/${me.person}/reset-factors`)).body.why).toBe('not-yours')
    const { who } = await enrolled('triage@example.com')
    expect((await who.post(`/admin/people/${me.person}/reset-factors`)).body.why).toBe('not-yours')
    minutes(6)
    const { people } = (await admin.get('/admin/people?q=triage@example.com')).body
    const late = await admin.post(`/admin/people/${people[0].id}/reset-factors`)
    expect(late.body.why).toBe('needs-confirmation')
  })

  async function adminOf(email: string): Promise<As> {
    const { who } = await enrolled(email)
    await site.ctx.db
      .insertInto('staff')
      .values({
        person: (await who.get('/session')).body.me.person,
        role: 'sys-admin',
        scope: '',
        granted_at: new Date(site.clock.now()),
      })
      .execute()
    return who
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, cookieOf, type TestApp, testApp } from '#test/support/app.ts'
import { aPerson, password } from '#test/support/people.ts'
import { linkIn, mailsTo, solved } from '#test/support/proof.ts'

let site: TestApp
beforeAll(async () => {
  site = await testApp()
})
afterAll(() => site.close())

const registration = async (change: Record<string, unknown> = {}) => ({
  name: '林一',
  email: 'lin@example.com',
  password: 'Harbour-Gull-31',
  privacyVersion: '1',
  language: 'zh-CN',
  proof: await solved(site),
  ...change,
})

const signIn = (account: string, secret: string, proof?: string) =>
  site.anyone.post('/session', { account, password: secret, ...(proof ? { proof } : {}) })

const minutes = (count: number) => site.clock.pass(count * 60_000)

describe('registration', () => {
  test('goes from the form through the mail to a session', async () => {
    expect((await site.anyone.post('/registration', await registration())).status).toBe(200)
    expect(await mailsTo(site, 'lin@example.com')).toEqual(['verify'])
    const early = await signIn('lin@example.com', 'Harbour-Gull-31')
    expect([early.status, early.body.why]).toEqual([403, 'unverified-email'])
    const token = await linkIn(site, 'lin@example.com', 'verify')
    const verified = await site.anyone.post('/registration/verify', { token })
    expect(verified.body.me).toMatchObject({ email: 'lin@example.com', emailVerified: true, memberships: [] })
    const again = await site.anyone.post('/registration/verify', { token })
    expect([again.status, again.body.why]).toEqual([410, 'expired-link'])
    const me = await site.as(cookieOf(verified)).get('/session')
    expect(me.body.me.name).toBe('林一')
  })

  test('answers the same for a known address and tells its owner', async () => {
    await aPerson(site, { email: 'known@example.com' })
    const answer = await site.anyone.post('/registration', await registration({ email: 'Known@Example.com' }))
    expect([answer.status, answer.body]).toEqual([200, {}])
    expect(await mailsTo(site, 'known@example.com')).toEqual(['known'])
    expect((await signIn('known@example.com', 'Harbour-Gull-31')).status).toBe(401)
  })

  test('a mobile number that somebody has is left out without a word', async () => {
    await aPerson(site, { mobile: '13800000001' })
    const answer = await site.anyone.post(
      '/registration',
      await registration({ email: 'second@example.com', mobile: '138 0000 0001' }),
    )
    expect(answer.status).toBe(200)
    const { mobile } = await site.ctx.db
      .selectFrom('person')
      .select('mobile')
      .where('email', '=', 'second@example.com')
      .executeTakeFirstOrThrow()
    expect(mobile).toBeNull()
  })

  test.each<[situation: string, change: Record<string, unknown>, status: number, why: string]>([
    ['a short password', { password: 'Ab1-' }, 422, 'weak-password'],
    ['two classes of characters', { password: 'onlylowercase1234' }, 422, 'weak-password'],
    ['a common password in disguise', { password: 'P@ssw0rd2024!' }, 422, 'weak-password'],
    [
      'a password with the account in it',
      { password: 'Hello-lina-2030', email: 'lina@example.com' },
      422,
      'weak-password',
    ],
    ['no address', { email: 'nobody' }, 422, 'bad-input'],
    ['no name', { name: '  ' }, 422, 'bad-input'],
    ['a name that mail programs make a link of', { name: 'see evil.com' }, 422, 'bad-input'],
    ['a NUL in the name', { name: '林\u0000' }, 422, 'unstorable'],
    ['half a surrogate in the name', { name: '\ud83d' }, 422, 'unstorable'],
    ['a proof that is none', { proof: 'e30=' }, 429, 'slow-down'],
    [
      'a proof of odd content',
      { proof: Buffer.from('{"challenge":{"parameters":null},"solution":[]}').toString('base64') },
      429,
      'slow-down',
    ],
    ['a name that is a number', { name: 7 }, 422, 'bad-input'],
  ])('is refused with %s', async (_situation, change, status, why) => {
    const answer = await site.anyone.post('/registration', await registration(change))
    expect([answer.status, answer.body.why]).toEqual([status, why])
  })

  test('a proof of work is good once and for ten minutes', async () => {
    const proof = await solved(site)
    const first = await site.anyone.post('/password-reset', { email: 'none@example.com', proof })
    const second = await site.anyone.post('/password-reset', { email: 'none@example.com', proof })
    expect([first.status, second.status, second.body.more?.challenge]).toEqual([200, 429, true])
    const late = await solved(site)
    minutes(11)
    const third = await site.anyone.post('/password-reset', { email: 'none@example.com', proof: late })
    expect(third.status).toBe(429)
  })
})

describe('signing in', () => {
  test.each<[situation: string, typed: string]>([
    ['the address', 'wang@example.com'],
    ['the address in capitals and full width', 'ＷＡＮＧ@Example.com'],
    ['the mobile number', '13900000002'],
    ['the mobile number as people write it', '+86 139-0000-0002'],
  ])('works with %s', async (_situation, typed) => {
    await aPerson(site, { email: 'wang@example.com', mobile: '13900000002', name: '王二' }).catch(() => {})
    const answer = await signIn(typed, password)
    expect([answer.status, answer.body.me?.name]).toEqual([200, '王二'])
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^zhinan=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  test.each<[situation: string, account: string]>([
    ['an account that exists', 'slow@example.com'],
    ['an account that does not', 'ghost@example.com'],
  ])('fails alike for %s: three times, then with proof of work, then locked', async (_situation, account) => {
    await aPerson(site, { email: 'slow@example.com' }).catch(() => {})
    const seen: unknown[] = []
    for (let i = 0; i < 3; i++) seen.push((await signIn(account, 'Wrong-Guess-1')).body.why)
    const asked = await signIn(account, 'Wrong-Guess-1')
    seen.push([asked.status, asked.body.more.challenge])
    for (let i = 0; i < 2; i++)
      seen.push((await signIn(account, 'Wrong-Guess-1', await solved(site))).body.why)
    const locked = await signIn(account, password, await solved(site))
    seen.push([locked.status, locked.body.more.challenge, Number(locked.headers['retry-after']) > 800])
    expect(seen).toEqual([
      'bad-credentials',
      'bad-credentials',
      'bad-credentials',
      [429, true],
      'bad-credentials',
      'bad-credentials',
      [429, false, true],
    ])
  })

  test('a lock ends after a quarter of an hour', async () => {
    minutes(16)
    expect((await signIn('slow@example.com', password)).status).toBe(200)
  })

  test('guesses sent all at once are counted too', async () => {
    await aPerson(site, { email: 'burst@example.com' })
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn('burst@example.com', 'Wrong-Guess-1')),
    )
    expect(answers.filter((it) => it.status === 401)).toHaveLength(3)
  })

  test('a closed account answers like a wrong password', async () => {
    const { id } = await aPerson(site, { email: 'closed@example.com' })
    await site.ctx.db.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', id).execute()
    expect((await signIn('closed@example.com', password)).body.why).toBe('bad-credentials')
  })

  test('over https the cookie is bound to the host', async () => {
    const secure = await testApp({
      mode: 'real',
      env: { PUBLIC_URL: 'https://zn.example.gov.cn', TRUST_PROXY: 'loopback' },
    })
    await aPerson(secure, { email: 'li@example.com' })
    const answer = await secure.anyone.post('/session', { account: 'li@example.com', password })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-zhinan=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    await secure.close()
  })
})

describe('a session', () => {
  const fresh = async (email: string): Promise<As> => {
    await aPerson(site, { email })
    return site.as(cookieOf(await signIn(email, password)))
  }
  const alive = async (who: As) => (await who.get('/session')).body.me !== null

  test('ends after half an hour without a sign of life; screens that ask by themselves are none', async () => {
    const who = await fresh('idle@example.com')
    minutes(20)
    expect(await alive(who)).toBe(true)
    minutes(11)
    expect(await alive(who)).toBe(false)
  })

  test('goes on while somebody works, and never beyond twelve hours', async () => {
    const who = await fresh('busy@example.com')
    for (let i = 0; i < 28; i++) {
      minutes(25)
      expect((await who.get('/sessions')).status).toBe(200)
    }
    minutes(19)
    expect((await who.post('/session/extend')).status).toBe(200)
    minutes(2)
    expect(await alive(who)).toBe(false)
  })

  test.each([
    '/notices',
    '/suggestions/0190a000-0000-7000-8000-000000000001/draft/rev',
    '/directions/0190a000-0000-7000-8000-000000000001/rev',
    '/judging/tasks/0190a000-0000-7000-8000-000000000001/rev',
    '/projects/0190a000-0000-7000-8000-000000000001/rev',
  ])('is not kept open by a screen that asks %s by itself', async (path) => {
    const who = await fresh(`idle-${path.length}@example.com`)
    minutes(20)
    expect((await who.get(path)).status).not.toBe(401)
    minutes(20)
    expect(await alive(who)).toBe(false)
  })

  test('of staff ends after a quarter of an hour', async () => {
    await aPerson(site, { email: 'staff@example.com', staff: [['triage']] })
    const who = site.as(cookieOf(await signIn('staff@example.com', password)))
    minutes(16)
    expect(await alive(who)).toBe(false)
  })

  test('can be seen and ended from another, but not by somebody else', async () => {
    const one = await fresh('two@example.com')
    const two = site.as(cookieOf(await signIn('two@example.com', password)))
    const { sessions } = (await two.get('/sessions')).body
    expect(sessions).toHaveLength(2)
    const other = sessions.find((it: { current: boolean }) => !it.current)
    const stranger = await fresh('stranger@example.com')
    expect((await stranger.delete(`/sessions/${other.id}`)).status).toBe(404)
    expect((await two.delete(`/sessions/${other.id}`)).status).toBe(200)
    expect([await alive(one), await alive(two)]).toEqual([false, true])
    await two.delete('/session')
    expect(await alive(two)).toBe(false)
  })

  test('changing the password ends all others and needs the present one', async () => {
    const one = await fresh('change@example.com')
    const two = site.as(cookieOf(await signIn('change@example.com', password)))
    const wrong = await two.put('/me/password', { current: 'Wrong-Guess-1', password: 'Cedar-Wharf-88' })
    expect(wrong.body.why).toBe('bad-credentials')
    const weak = await two.put('/me/password', { current: password, password: 'Change-1234' })
    expect(weak.body.why).toBe('weak-password')
    expect((await two.put('/me/password', { current: password, password: 'Cedar-Wharf-88' })).status).toBe(
      200,
    )
    expect([await alive(one), await alive(two)]).toEqual([false, true])
    expect((await signIn('change@example.com', password)).status).toBe(401)
    expect((await signIn('change@example.com', 'Cedar-Wharf-88')).status).toBe(200)
  })

  test('a forgotten password is set by a link that works once', async () => {
    const one = await fresh('lost@example.com')
    await site.anyone.post('/password-reset', { email: 'lost@example.com', proof: await solved(site) })
    const token = await linkIn(site, 'lost@example.com', 'reset')
    const set = () => site.anyone.post('/password-reset/finish', { token, password: 'Quiet-Mast-52' })
    expect([(await set()).status, (await set()).status]).toEqual([200, 410])
    expect(await alive(one)).toBe(false)
    expect((await signIn('lost@example.com', 'Quiet-Mast-52')).status).toBe(200)
  })

  test('name, mobile, language and type size can be changed', async () => {
    const who = await fresh('me@example.com')
    const answer = await who.patch('/me', {
      name: '新名',
      mobile: '137 0000 0003',
      language: 'en',
      largeType: true,
    })
    expect(answer.body.me).toMatchObject({
      name: '新名',
      mobile: '13700000003',
      language: 'en',
      largeType: true,
    })
    expect((await who.patch('/me', { mobile: '13900000002' })).body.why).toBe('already')
    expect((await who.patch('/me', { mobile: '12' })).body.why).toBe('bad-input')
  })

  test.each(['x', `zhinan=${'a'.repeat(43)}`, 'zhinan=%00', `zhinan=${'b'.repeat(5000)}`])(
    'a cookie that we did not give is nobody’s: %s',
    async (cookie) => {
      expect((await site.as(cookie).get('/session')).body.me).toBeNull()
      expect((await site.as(cookie).get('/sessions')).body.why).toBe('not-signed-in')
    },
  )
})

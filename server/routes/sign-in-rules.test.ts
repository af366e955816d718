import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deviceOf, networkOf } from '#server/auth/device.ts'
import { type As, cookieOf, type TestApp, testApp } from '#test/support/app.ts'
import { aPerson, password } from '#test/support/people.ts'
import { linkIn, mailsTo, solved } from '#test/support/proof.ts'

let site: TestApp
beforeAll(async () => {
  site = await testApp({
    mode: 'real',
    env: { PASSWORD_EXPIRES_DAYS: '90', REQUIRE_SECOND_FACTOR: 'off' },
  })
})
afterAll(() => site.close())

const signIn = async (email: string, secret = password): Promise<As> =>
  site.as(cookieOf(await site.anyone.post('/session', { account: email, password: secret })))
const days = (count: number) => site.clock.pass(count * 86_400_000)
const owes = async (who: As) => (await who.get('/session')).body.me?.session.owes

describe('a new password', () => {
  const names = [
    'Cedar-Wharf-88',
    'Quiet-Mast-52',
    'Amber-Quay-14',
    'Grey-Tern-63',
    'Slow-Ferry-70',
    'Pale-Buoy-91',
  ]

  test('is none of the last five, however it is set', async () => {
    await aPerson(site, { email: 'five@example.com' })
    const who = await signIn('five@example.com')
    const change = (current: string, next: string) => who.put('/me/password', { current, password: next })
    expect((await change(password, password)).body.more).toEqual({ problem: 'used-before' })
    let current = password
    for (const next of names.slice(0, 4)) {
      expect((await change(current, next)).status).toBe(200)
      site.clock.pass(1000)
      current = next
    }
    // The first is the fifth from the end.
    expect((await change(current, password)).body.more).toEqual({ problem: 'used-before' })
    await site.anyone.post('/password-reset', { email: 'five@example.com', proof: await solved(site) })
    const token = await linkIn(site, 'five@example.com', 'reset')
    const reset = await site.anyone.post('/password-reset/finish', { token, password: names[1] })
    expect(reset.body.more).toEqual({ problem: 'used-before' })
    expect((await change(current, names[4] ?? '')).status).toBe(200)
    site.clock.pass(1000)
    expect((await change(names[4] ?? '', password)).status).toBe(200)
    const kept = await site.ctx.db.selectFrom('former_password').select('hash').execute()
    expect(kept.every((it) => it.hash.startsWith('$argon2id$'))).toBe(true)
    expect(kept).toHaveLength(4)
  })
})

describe('a password that has grown too old', () => {
  test('has to be replaced by staff before anything else, and by nobody else', async () => {
    await aPerson(site, { email: 'old@example.com', staff: [['triage']] })
    await aPerson(site, { email: 'filer@example.com' })
    days(89)
    expect(await owes(await signIn('old@example.com'))).toBeNull()
    days(2)
    expect(await owes(await signIn('filer@example.com'))).toBeNull()
    const who = await signIn('old@example.com')
    expect(await owes(who)).toBe('password')
    expect((await who.get('/notices')).body.why).toBe('sign-in-unfinished')
    const change = { current: password, password: 'Harbour-Gull-31' }
    expect((await who.put('/me/password', change)).status).toBe(200)
    expect(await owes(who)).toBeNull()
    expect((await who.get('/notices')).status).toBe(200)
  })
})

describe('a new device', () => {
  const from = (email: string, agent: string, remoteAddress: string) =>
    site.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'user-agent': agent },
      remoteAddress,
      payload: { account: email, password },
    })
  const windows = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36'

  test('is told by mail, the first one and known ones are not', async () => {
    await aPerson(site, { email: 'device@example.com' })
    await from('device@example.com', windows, '192.0.2.10')
    await from('device@example.com', windows.replace('140', '141'), '192.0.77.11')
    expect(await mailsTo(site, 'device@example.com')).toEqual([])
    await from('device@example.com', windows, '203.0.113.9')
    await from('device@example.com', windows.replace('Windows NT 10.0', 'Linux; Android 14'), '192.0.2.10')
    await from('device@example.com', windows, '203.0.113.200')
    expect(await mailsTo(site, 'device@example.com')).toEqual(['new-device', 'new-device'])
  })

  test.each<[agent: string, device: string]>([
    [windows, 'Chrome · Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17 Safari/605', 'Safari · Mac OS X'],
    ['curl/8.0', ''],
    ['', ''],
  ])('%s is %s', (agent, device) => {
    expect(deviceOf(agent)).toBe(device)
  })

  test.each([
    ['192.0.2.10', '192.0'],
    ['::ffff:192.0.2.10', '192.0'],
    ['2001:db8:1::1', '2001:db8'],
  ])('%s is of the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

test('signing out everywhere ends all sessions but this one', async () => {
  await aPerson(site, { email: 'many@example.com' })
  const others = [await signIn('many@example.com'), await signIn('many@example.com')]
  const who = await signIn('many@example.com')
  expect((await who.delete('/sessions')).body).toEqual({ ended: 2 })
  for (const other of others) expect(await owes(other)).toBeUndefined()
  expect((await who.get('/sessions')).body.sessions).toHaveLength(1)
})

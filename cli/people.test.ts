import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '#server/root.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { linkIn } from '#test/support/proof.ts'
import { addAdmin, resetFactorsOf, resetPerson } from './people.ts'
import type { Surroundings } from './verb.ts'

let site: TestApp
let surroundings: Surroundings
beforeAll(async () => {
  site = await testApp({ now: Date.now(), mode: 'real' })
  surroundings = {
    root,
    env: { DATABASE_URL: site.url, SESSION_SECRET: site.ctx.config.sessionSecret ?? '' },
  }
})
afterAll(() => site.close())

test('the first administrator comes from the command line and signs in by the link', async () => {
  const account = 'first@bureau.example.com'
  await addAdmin.run(['--email', account, '--name', '管理员'], surroundings)
  const token = await linkIn(site, account, 'staff')
  const set = await site.anyone.post('/password-reset/finish', { token, password: 'Breakwater-19-e' })
  expect(set.status).toBe(200)
  const signedIn = await site.anyone.post('/session', { account, password: 'Breakwater-19-e' })
  // A second factor comes first; then they are what they were made.
  expect(signedIn.body.me).toMatchObject({ email: account, session: { owes: 'factor' } })
  const who = await site.signIn(account)
  const { secret } = (await who.post('/me/totp')).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: site.clock.now() })
  const { me } = (await who.post('/me/totp/confirm', { code })).body
  expect(me.staff).toEqual([{ role: 'sys-admin', scope: '' }])
  await resetFactorsOf.run(['--email', account], surroundings)
  const again = await site.anyone.post('/session', { account, password: 'Breakwater-19-e' })
  expect(again.body.me.session.owes).toBe('factor')
  await resetPerson.run(['--email', account], surroundings)
  expect(await linkIn(site, account, 'reset')).toMatch(/^[\w-]{43}$/)
})

test.each<[situation: string, run: () => Promise<void>, words: string]>([
  [
    'an address that has an account',
    () => addAdmin.run(['--email', 'first@bureau.example.com', '--name', 'x'], surroundings),
    'has an account',
  ],
  ['nothing to go by', () => addAdmin.run([], surroundings), '--email and --name'],
  ['no address', () => addAdmin.run(['--email', 'x', '--name', 'x'], surroundings), 'not right'],
  [
    'no factor to reset',
    () => resetFactorsOf.run(['--email', 'first@bureau.example.com'], surroundings),
    'no second factor',
  ],
  ['nobody', () => resetPerson.run(['--email', 'ghost@example.com'], surroundings), 'Nobody signs in'],
])('%s is refused in a sentence', async (_situation, run, words) => {
  await expect(run()).rejects.toThrow(words)
})

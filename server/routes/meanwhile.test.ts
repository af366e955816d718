import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#server/context.ts'
import { type Answer, type As, cookieOf, type TestApp, testApp } from '#test/support/app.ts'
import { authenticator } from '#test/support/authenticator.ts'
import { aPerson, password } from '#test/support/people.ts'

let site: TestApp
beforeAll(async () => {
  site = await testApp({ env: { PUBLIC_URL: 'http://localhost:3000' } })
})
afterAll(() => site.close())

/** How many wait for a row that somebody else holds. */
const waitingForRows = async (): Promise<number> => {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(site.ctx.db)
  return rows.length
}

/** What is answered to a request that came before a change was kept and is decided after it. */
async function answeredAfter(change: (tx: Tx) => Promise<unknown>, ask: () => Promise<Answer>) {
  let answer: Promise<Answer> = Promise.resolve({ status: 0, body: {}, headers: {} })
  await site.ctx.db.transaction().execute(async (tx) => {
    await change(tx)
    answer = ask()
    await expect.poll(waitingForRows, { timeout: 10_000 }).toBe(1)
  })
  const { status, body } = await answer
  return [status, body.why]
}

const sessionsOf = async (person: string): Promise<number> =>
  (await site.ctx.db.selectFrom('session').select('id').where('person', '=', person).execute()).length

const setNewPassword = (person: string) => async (tx: Tx) => {
  await tx.updateTable('person').set({ password_hash: 'another' }).where('id', '=', person).execute()
  await tx.deleteFrom('session').where('person', '=', person).execute()
}
const close = (person: string) => (tx: Tx) =>
  tx.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', person).execute()

describe('who gives a password while', () => {
  it.each<[situation: string, change: (person: string) => (tx: Tx) => Promise<unknown>]>([
    ['it is changed', setNewPassword],
    ['the account is closed', close],
  ])('%s is not signed in by it', async (_, change) => {
    const { id, email } = await aPerson(site)
    const signIn = () => site.anyone.post('/session', { account: email, password })
    expect(await answeredAfter(change(id), signIn)).toEqual([401, 'bad-credentials'])
    expect(await sessionsOf(id)).toBe(0)
  })
})

describe('a session that is ended while', () => {
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: site.clock.now() })
  const signedIn = async (email: string): Promise<As> =>
    site.as(cookieOf(await site.anyone.post('/session', { account: email, password })))
  const factors = async (person: string) => [
    await site.ctx.db.selectFrom('totp').select('confirmed_at').where('person', '=', person).execute(),
    await site.ctx.db.selectFrom('recovery_code').select('digest').where('person', '=', person).execute(),
  ]

  it('an authenticator is confirmed adds none and does not go on', async () => {
    const { id, email } = await aPerson(site)
    const who = await signedIn(email)
    const { secret } = (await who.post('/me/totp')).body
    const confirm = () => who.post('/me/totp/confirm', { code: codeOf(secret) })
    expect(await answeredAfter(setNewPassword(id), confirm)).toEqual([401, 'not-signed-in'])
    expect([await factors(id), await sessionsOf(id)]).toEqual([[[{ confirmed_at: null }], []], 0])
  })

  it('a passkey is made adds none and does not go on', async () => {
    const { id, email } = await aPerson(site)
    const who = await signedIn(email)
    const asked = (await who.post('/me/passkeys/options')).body
    const made = authenticator().make(asked)
    const add = () => who.post('/me/passkeys', { name: '手机', made })
    expect(await answeredAfter(setNewPassword(id), add)).toEqual([401, 'not-signed-in'])
    const kept = await site.ctx.db.selectFrom('passkey').select('id').where('person', '=', id).execute()
    expect([kept, await sessionsOf(id)]).toEqual([[], 0])
  })

  it('its second step is taken does not begin anew', async () => {
    const { id, email } = await aPerson(site)
    const { secret } = (await (await signedIn(email)).post('/me/totp')).body
    const first = await signedIn(email)
    expect((await first.post('/me/totp/confirm', { code: codeOf(secret) })).status).toBe(200)
    site.clock.pass(60_000)
    const who = await signedIn(email)
    const give = () => who.post('/session/code', { code: codeOf(secret) })
    expect(await answeredAfter(setNewPassword(id), give)).toEqual([401, 'not-signed-in'])
    expect(await sessionsOf(id)).toBe(0)
  })

  it('its password is changed once more changes nothing', async () => {
    const { id, email } = await aPerson(site)
    const who = await signedIn(email)
    const change = () => who.put('/me/password', { current: password, password: 'Cedar-Wharf-88' })
    expect(await answeredAfter(setNewPassword(id), change)).toEqual([401, 'not-signed-in'])
    const row = await site.ctx.db.selectFrom('person').select('password_hash').where('id', '=', id).execute()
    expect(row).toEqual([{ password_hash: 'another' }])
  })
})

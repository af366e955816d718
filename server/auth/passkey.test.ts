import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, cookieOf, type TestApp, testApp } from '#test/support/app.ts'
import { type Authenticator, authenticator } from '#test/support/authenticator.ts'
import { aPerson } from '#test/support/people.ts'
import { mailsTo } from '#test/support/proof.ts'

let site: TestApp
const here = { origin: 'http://localhost:3000' }
beforeAll(async () => {
  site = await testApp({ env: { PUBLIC_URL: here.origin, REQUIRE_SECOND_FACTOR: 'on' } })
})
afterAll(() => site.close())

let count = 0
async function somebody(): Promise<{ who: As; email: string }> {
  const email = `holder-${++count}@example.com`
  await aPerson(site, { email, staff: [['triage']] })
  return { who: await site.signIn(email), email }
}
const options = async (who: As) => (await who.post('/me/passkeys/options')).body
const wanted = async () => (await site.anyone.post('/session/passkey/options')).body
const signIn = (given: unknown) => site.anyone.post('/session/passkey', { given })

/** Somebody with a passkey, signed in by nothing yet. */
async function holder(): Promise<{ device: Authenticator; email: string; as: As; id: string }> {
  const { who, email } = await somebody()
  const device = authenticator()
  const added = await who.post('/me/passkeys', { name: '电脑', made: device.make(await options(who)) })
  expect(added.status).toBe(200)
  return { device, email, as: site.as(cookieOf(added)), id: added.body.id }
}

describe('a passkey', () => {
  test('is made by somebody signed in, with recovery codes the first time, and told to its owner', async () => {
    const { who, email } = await somebody()
    const asked = await options(who)
    expect(asked).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    const added = await who.post('/me/passkeys', { name: ' 办公室电脑 ', made: authenticator().make(asked) })
    expect(added.body).toMatchObject({ me: { session: { owes: null } } })
    expect(added.body.recoveryCodes).toHaveLength(10)
    const as = site.as(cookieOf(added))
    const second = await as.post('/me/passkeys', {
      name: '手机',
      made: authenticator().make(await options(as)),
    })
    expect(second.body.recoveryCodes).toEqual([])
    const { passkeys } = (await site.as(cookieOf(second)).get('/me/factors')).body
    expect(passkeys.map((it: { name: string }) => it.name)).toEqual(['办公室电脑', '手机'])
    expect(await mailsTo(site, email)).toEqual(['factor-added', 'factor-added'])
  })

  test('signs in alone and counts as both factors', async () => {
    const { device, email } = await holder()
    const answer = await signIn(device.give(await wanted()))
    expect(answer.body.me).toMatchObject({ email, session: { owes: null } })
    expect((await site.as(cookieOf(answer)).get('/notices')).status).toBe(200)
  })

  test.each<[situation: string, lie: Parameters<Authenticator['give']>[1]]>([
    ['another site asked for it', { origin: 'https://evil.example.com', rpId: 'localhost' }],
    ['it was made for another site', { origin: here.origin, rpId: 'evil.example.com' }],
    ['the device did not make sure who holds it', { ...here, verified: false }],
  ])('opens nothing where %s', async (_situation, lie) => {
    const { device } = await holder()
    const answer = await signIn(device.give(await wanted(), lie))
    expect([answer.status, answer.body.why]).toEqual([422, 'bad-passkey'])
    const { who } = await somebody()
    const made = authenticator().make(await options(who), lie)
    expect((await who.post('/me/passkeys', { name: 'x', made })).body.why).toBe('bad-passkey')
  })

  test('answers each challenge once, in time, and no challenge but ours', async () => {
    const { device } = await holder()
    const asked = await wanted()
    const given = device.give(asked)
    const both = await Promise.all([signIn(given), signIn(given), signIn(device.give(asked))])
    expect(both.map((it) => it.status).toSorted()).toEqual([200, 422, 422])
    const late = await wanted()
    site.clock.pass(6 * 60_000)
    expect((await signIn(device.give(late))).status).toBe(422)
    expect((await signIn(device.give({ challenge: 'aGVsbG8' }))).status).toBe(422)
    const { who } = await somebody()
    // A challenge for making one is none for signing in.
    expect((await signIn(device.give(await options(who)))).status).toBe(422)
  })

  test('cannot be made in another’s name', async () => {
    const one = await somebody()
    const two = await somebody()
    const made = authenticator().make(await options(one.who))
    expect((await two.who.post('/me/passkeys', { name: 'x', made })).body.why).toBe('bad-passkey')
  })

  test('of a device that was copied is noticed by its count', async () => {
    const { device } = await holder()
    await signIn(device.give(await wanted()))
    await site.ctx.db.updateTable('passkey').set({ counter: 1000 }).execute()
    expect((await signIn(device.give(await wanted()))).status).toBe(422)
  })

  test('of a closed account opens nothing', async () => {
    const { device, email } = await holder()
    await site.ctx.db
      .updateTable('person')
      .set({ disabled_at: new Date() })
      .where('email', '=', email)
      .execute()
    expect((await signIn(device.give(await wanted()))).status).toBe(422)
  })

  test('is named and removed by its owner alone; the last one stays while the role needs one', async () => {
    const { as, id } = await holder()
    const other = (await holder()).as
    expect((await other.patch(`/me/passkeys/${id}`, { name: 'x' })).status).toBe(404)
    expect((await as.patch(`/me/passkeys/${id}`, { name: ' ' })).status).toBe(422)
    expect((await as.patch(`/me/passkeys/${id}`, { name: '新电脑' })).status).toBe(200)
    expect((await as.delete(`/me/passkeys/${id}`)).body.why).toBe('last-factor')
    const second = await as.post('/me/passkeys', {
      name: '手机',
      made: authenticator().make(await options(as)),
    })
    const now = site.as(cookieOf(second))
    expect((await now.delete(`/me/passkeys/${id}`)).status).toBe(200)
    expect((await now.get('/me/factors')).body.passkeys).toMatchObject([{ name: '手机' }])
  })

  test.each<[situation: string, given: unknown]>([
    ['nothing', {}],
    ['an id alone', { id: 'x' }],
    ['a number for an id', { id: 7 }],
    ['another’s words', { id: 'x', response: { clientDataJSON: '{}' } }],
  ])('that is none is refused: %s', async (_situation, given) => {
    expect((await signIn(given)).body.why).toBe('bad-passkey')
    const { who } = await somebody()
    expect((await who.post('/me/passkeys', { name: 'x', made: given })).body.why).toBe('bad-passkey')
  })

  test('is not offered under a bare address', async () => {
    const app = await testApp()
    expect((await app.anyone.get('/site')).body.passkeys).toBe(false)
    expect((await app.anyone.post('/session/passkey/options')).status).toBe(404)
    await app.close()
    expect((await site.anyone.get('/site')).body.passkeys).toBe(true)
  })
})

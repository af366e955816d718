import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type As, type TestApp, testApp } from '#test/support/app.ts'
import { aPerson } from '#test/support/people.ts'
import { mailsTo } from '#test/support/proof.ts'

/** A real provider: whoever is named signs in there, with this address, verified or not. */
interface Somebody {
  readonly email?: string
  readonly email_verified?: boolean
}
const somebody: Record<string, Somebody> = {}
let peer: Server
let site: TestApp

/** The provider's own key, with which a test forges as nobody else could; and one that the provider never heard of. */
const own = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

interface Forgery {
  readonly claims?: Record<string, unknown>
  readonly head?: Record<string, unknown>
  readonly key?: KeyObject
  readonly whole?: string
}
/** What the next answer with a token is changed to. */
let forgery: Forgery | undefined
let lastToken = ''

const encoded = (it: object): string => Buffer.from(JSON.stringify(it)).toString('base64url')
const decoded = (it = ''): Record<string, unknown> => JSON.parse(Buffer.from(it, 'base64url').toString())

/** The token again, with other claims under this head and key; with `none` it has no signature. */
function forged(token: string, it: Forgery): string {
  if (it.whole !== undefined) return it.whole
  const [head, claims] = token.split('.')
  const signed = `${encoded({ ...decoded(head), ...it.head })}.${encoded({ ...decoded(claims), ...it.claims })}`
  if (it.head?.['alg'] === 'none') return `${signed}.`
  return `${signed}.${createSign('RSA-SHA256')
    .update(signed)
    .sign(it.key ?? own)
    .toString('base64url')}`
}

/** Passes the provider's answer on, with the token forged where a test wants it. */
function answering(
  request: IncomingMessage,
  response: ServerResponse,
  listener: (a: IncomingMessage, b: ServerResponse) => void,
) {
  if (!request.url?.startsWith('/token')) return listener(request, response)
  const end = response.end.bind(response)
  response.end = ((chunk: Buffer | string) => {
    const body = JSON.parse(String(chunk)) as { id_token?: string }
    if (body.id_token !== undefined) {
      const token = forgery ? forged(body.id_token, forgery) : body.id_token
      lastToken = body.id_token
      body.id_token = token
    }
    const text = JSON.stringify(body)
    response.setHeader('content-length', Buffer.byteLength(text))
    return end(text)
  }) as typeof response.end
  return listener(request, response)
}

const secret = 'Vb7nQ2xL9dRk4TzW8mHs'
beforeAll(async () => {
  peer = createServer()
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
  site = await testApp({
    now: Date.now(),
    mode: 'real',
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'zhinan',
      OIDC_CLIENT_SECRET: secret,
      OIDC_NAME: '政务统一认证',
    },
  })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'zhinan',
        client_secret: secret,
        redirect_uris: [`${site.ctx.config.publicUrl}/api/v1/session/oidc/callback`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    jwks: { keys: [{ ...own.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] },
    acrValues: ['strong', 'plain'],
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...somebody[id] }),
    }),
  })
  const listener = provider.callback()
  peer.on('request', (request, response) => answering(request, response, listener))
})
afterAll(async () => {
  await site.close()
  await new Promise((resolve) => peer.close(resolve))
})

/** A browser at the provider: keeps its cookies, signs in as asked and agrees, until it is sent back to us. */
async function atProvider(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(start)
  let body: URLSearchParams | undefined
  for (let steps = 0; steps < 12; steps++) {
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next) {
      url = new URL(next, url)
      body = undefined
      if (url.pathname.endsWith('/oidc/callback')) return url
      continue
    }
    const page = await answer.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1]
    if (!action || !prompt) throw new Error(`The provider said ${answer.status}: ${page.slice(0, 500)}`)
    url = new URL(action, url)
    body = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'x' } : { prompt })
  }
  throw new Error('The provider sends in circles.')
}

const cookieNamed = (answer: Answer, name: string): string =>
  [answer.headers['set-cookie']]
    .flat()
    .map((it) => String(it).split(';')[0] ?? '')
    .find((it) => it.startsWith(`${name}=`)) ?? ''

/** Goes there as somebody and comes back. */
async function through(
  login: string,
  next?: string,
): Promise<{ answer: Answer; who: As; back: URL; kept: string }> {
  const begun = await site.anyone.post('/session/oidc', next === undefined ? {} : { next })
  expect(begun.status).toBe(200)
  const kept = cookieNamed(begun, 'zhinan-outer')
  const back = await atProvider(begun.body.url, login)
  const answer = await site.as(kept).get(`/session/oidc/callback${back.search}`)
  return { answer, who: site.as(cookieNamed(answer, 'zhinan')), back, kept }
}
const landing = (answer: Answer) => String(answer.headers['location'])

test('the site says that the service is there, and what it is called', async () => {
  expect((await site.anyone.get('/site')).body.outerSignIn).toEqual({
    zh: '政务统一认证',
    en: '政务统一认证',
  })
})

describe('signing in at the operator’s own service', () => {
  test('links by the verified address once, tells the person, and goes by the subject from then on', async () => {
    const { id } = await aPerson(site, { email: 'lin@example.com', name: '林一' })
    somebody['u-1'] = { email: 'Lin@Example.com', email_verified: true }
    const first = await through('u-1', '/suggestions')
    expect([first.answer.status, landing(first.answer)]).toEqual([
      302,
      '/sign-in?outer=done&next=%2Fsuggestions',
    ])
    expect((await first.who.get('/session')).body.me).toMatchObject({ person: id, session: { owes: null } })
    expect(await mailsTo(site, 'lin@example.com')).toEqual(['identity-linked'])
    // Over there the address is now somebody else's.
    somebody['u-1'] = { email: 'moved@example.com', email_verified: true }
    const again = await through('u-1')
    expect((await again.who.get('/session')).body.me.person).toBe(id)
    somebody['u-2'] = { email: 'lin@example.com', email_verified: true }
    expect(landing((await through('u-2')).answer)).toBe('/sign-in?outer=unknown')
    expect((await first.who.get('/me/factors')).body.outer).toMatchObject({ since: expect.any(Number) })
  })

  test.each<[situation: string, login: string, it: Somebody, outer: string]>([
    ['nobody here has the address', 'u-10', { email: 'nobody@example.com', email_verified: true }, 'unknown'],
    [
      'the service has not verified it',
      'u-11',
      { email: 'plain@example.com', email_verified: false },
      'unverified',
    ],
    ['the service does not say', 'u-12', { email: 'plain@example.com' }, 'unverified'],
    ['there is no address', 'u-13', {}, 'unverified'],
    ['we have not verified it', 'u-14', { email: 'fresh@example.com', email_verified: true }, 'unverified'],
    ['the account is closed', 'u-15', { email: 'closed@example.com', email_verified: true }, 'closed'],
  ])('opens nothing and registers nobody where %s', async (_situation, login, it, outer) => {
    await aPerson(site, { email: 'plain@example.com' }).catch(() => undefined)
    const fresh = await aPerson(site, { email: 'fresh@example.com' }).catch(() => undefined)
    const closed = await aPerson(site, { email: 'closed@example.com' }).catch(() => undefined)
    if (fresh)
      await site.ctx.db
        .updateTable('person')
        .set({ email_verified_at: null })
        .where('id', '=', fresh.id)
        .execute()
    if (closed)
      await site.ctx.db
        .updateTable('person')
        .set({ disabled_at: new Date() })
        .where('id', '=', closed.id)
        .execute()
    const before = await site.ctx.db.selectFrom('person').select('id').execute()
    somebody[login] = it
    const { answer, who } = await through(login)
    expect(landing(answer)).toBe(`/sign-in?outer=${outer}`)
    expect((await who.get('/session')).body.me).toBeNull()
    expect(await site.ctx.db.selectFrom('person').select('id').execute()).toHaveLength(before.length)
  })

  test('gives no role, and staff still owe their second factor', async () => {
    await aPerson(site, { email: 'chief@example.com', staff: [['leader']] })
    somebody['u-20'] = { email: 'chief@example.com', email_verified: true }
    const { who } = await through('u-20')
    expect((await who.get('/session')).body.me).toMatchObject({ staff: [], session: { owes: 'factor' } })
  })

  test('goes nowhere but within this site', async () => {
    somebody['u-1'] = { email: 'lin@example.com', email_verified: true }
    for (const next of ['//evil.example.com', 'https://evil.example.com', '/\\evil.example.com', 'x'])
      expect(landing((await through('u-1', next)).answer)).toBe('/sign-in?outer=done')
  })

  test.each<[situation: string, it: () => Forgery]>([
    ['for another client', () => ({ claims: { aud: 'somebody-else' } })],
    [
      'for another client as well, without saying who it was made for',
      () => ({ claims: { aud: ['zhinan', 'somebody-else'] } }),
    ],
    ['from another issuer', () => ({ claims: { iss: 'https://evil.example.com' } })],
    ['that has expired', () => ({ claims: { exp: Math.floor(Date.now() / 1000) - 600 } })],
    ['from the future', () => ({ claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } })],
    ['without a signature', () => ({ head: { alg: 'none' } })],
    ['signed by another key', () => ({ key: foreign })],
    ['that brings its key along', () => ({ key: foreign, head: { jwk: publicJwk(foreign), kid: 'mine' } })],
    ['of another algorithm', () => ({ head: { alg: 'HS256' } })],
    ['with another nonce', () => ({ claims: { nonce: 'x'.repeat(43) } })],
    ['of an earlier sign-in', () => ({ whole: lastToken })],
    ['that is no token', () => ({ whole: 'e30.e30.e30' })],
    ['of a sign-in too long ago', () => ({ claims: { auth_time: Math.floor(Date.now() / 1000) - 86_400 } })],
  ])('takes no token %s', async (_situation, it) => {
    somebody['u-40'] = { email: 'forged@example.com', email_verified: true }
    await aPerson(site, { email: 'forged@example.com' }).catch(() => undefined)
    forgery = undefined
    expect(landing((await through('u-40')).answer)).toBe('/sign-in?outer=done')
    forgery = it()
    const { answer, who } = await through('u-40')
    forgery = undefined
    expect(landing(answer)).toBe('/sign-in?outer=failed')
    expect((await who.get('/session')).body.me).toBeNull()
  })

  test('is bound to the browser that began, to the attempt, and to ten minutes', async () => {
    const { back, kept } = await through('u-1')
    const callback = `/session/oidc/callback${back.search}`
    const outcome = async (who: As, path = callback) => landing(await who.get(path))
    // The code was used; without the cookie, with another attempt's, or with a changed state nothing is even asked.
    expect(await outcome(site.as(kept))).toBe('/sign-in?outer=failed')
    expect(await outcome(site.anyone)).toBe('/sign-in?outer=failed')
    expect(await outcome(site.as('zhinan-outer=AAAA'))).toBe('/sign-in?outer=failed')
    const begun = await site.anyone.post('/session/oidc', {})
    const cookie = cookieNamed(begun, 'zhinan-outer')
    const fresh = await atProvider(begun.body.url, 'u-1')
    const other = await site.anyone.post('/session/oidc', {})
    const stranger = site.as(cookieNamed(other, 'zhinan-outer'))
    expect(await outcome(stranger, `/session/oidc/callback${fresh.search}`)).toBe('/sign-in?outer=failed')
    site.clock.pass(11 * 60_000)
    expect(await outcome(site.as(cookie), `/session/oidc/callback${fresh.search}`)).toBe(
      '/sign-in?outer=failed',
    )
  })

  test('can be forgotten again', async () => {
    await aPerson(site, { email: 'forget@example.com' })
    somebody['u-30'] = { email: 'forget@example.com', email_verified: true }
    const { who } = await through('u-30')
    // The clock here has gone on since: a sign-in of then is no password of now.
    expect((await who.delete('/me/outer-identity')).body.why).toBe('needs-confirmation')
    const sure = await site.signIn('forget@example.com')
    expect((await sure.delete('/me/outer-identity')).status).toBe(200)
    expect((await sure.get('/me/factors')).body.outer).toBeNull()
  })
})

const publicJwk = (key: KeyObject): object => {
  const { n, e, kty } = key.export({ format: 'jwk' })
  return { n, e, kty }
}

test.each<[acr: string | undefined, amr: unknown, outer: string]>([
  ['strong', ['pwd', 'otp'], 'done'],
  ['strong', ['pwd'], 'too-weak'],
  ['strong', 'otp', 'too-weak'],
  ['plain', ['pwd', 'otp'], 'too-weak'],
  [undefined, undefined, 'too-weak'],
])('where the operator demands it, %s by %j leads to “%s”', async (acr, amr, outer) => {
  const service = site.ctx.config.outerSignIn
  if (!service) throw new Error('none is set')
  Object.assign(service, { acr: ['strong'], amr: ['otp'] })
  somebody['u-50'] = { email: 'strong@example.com', email_verified: true }
  await aPerson(site, { email: 'strong@example.com' }).catch(() => undefined)
  forgery = { claims: { acr, amr } }
  const { answer } = await through('u-50')
  forgery = undefined
  Object.assign(service, { acr: [], amr: [] })
  expect(landing(answer)).toBe(`/sign-in?outer=${outer}`)
})

test('a service that sends elsewhere is not followed', async () => {
  let followed = 0
  const elsewhere = createServer((_, response) => {
    followed++
    response.end('{}')
  })
  const sends = createServer((_, response) => {
    const { port } = elsewhere.address() as AddressInfo
    response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end()
  })
  for (const it of [elsewhere, sends])
    await new Promise<void>((resolve) => it.listen(0, '127.0.0.1', resolve))
  const app = await testApp({
    env: {
      OIDC_ISSUER: `http://127.0.0.1:${(sends.address() as AddressInfo).port}`,
      OIDC_CLIENT_ID: 'zhinan',
    },
  })
  expect((await app.anyone.post('/session/oidc', {})).body.why).toBe('outer-sign-in-failed')
  expect(followed).toBe(0)
  await app.close()
  for (const it of [elsewhere, sends]) await new Promise((resolve) => it.close(resolve))
})

test('where the service cannot be reached, signing in says so', async () => {
  const app = await testApp({ env: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'zhinan' } })
  const answer = await app.anyone.post('/session/oidc', {})
  expect([answer.status, answer.body.why]).toEqual([424, 'outer-sign-in-failed'])
  await app.close()
})

test('where none is set, there is none', async () => {
  const app = await testApp()
  expect((await app.anyone.post('/session/oidc', {})).status).toBe(404)
  expect((await app.anyone.get('/session/oidc/callback?code=x&state=y')).status).toBe(404)
  expect((await app.anyone.get('/site')).body.outerSignIn).toBeNull()
  await app.close()
})

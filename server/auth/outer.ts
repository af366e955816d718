import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as Client from 'openid-client'
import { z } from 'zod'
import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Config, OuterSignIn } from '../config.ts'
import type { Context } from '../context.ts'
import { seal, unseal } from './sealed.ts'

/** How long somebody may take at the service. */
const lasts = 10 * 60_000
/** A sign-in at the service counts for as long as a session here may last. */
const maxAge = 12 * 3600
const secondsToWait = 10

const library = () => import('openid-client')

const callbackOf = ({ publicUrl }: Config): string => `${publicUrl}/api/v1/session/oidc/callback`
const cookieFor = ({ publicUrl }: Config): string =>
  publicUrl.startsWith('https:') ? '__Host-zhinan-outer' : 'zhinan-outer'

const found = new WeakMap<OuterSignIn, Promise<Client.Configuration>>()

/** What the service says of itself, asked once; a failure is forgotten, so that the next person tries again. */
function discovered(service: OuterSignIn): Promise<Client.Configuration> {
  const known = found.get(service)
  if (known) return known
  const asked = library().then((it) =>
    it.discovery(
      new URL(service.issuer),
      service.clientId,
      service.clientSecret ?? undefined,
      service.clientSecret === null ? it.None() : undefined,
      {
        timeout: secondsToWait,
        // The settings allow http on this very machine only.
        execute: [
          ...(service.issuer.startsWith('http:') ? [it.allowInsecureRequests] : []),
          // The signature is checked against the service's own keys, though the token came from it directly.
          it.enableNonRepudiationChecks,
        ],
      },
    ),
  )
  found.set(service, asked)
  asked.catch(() => found.delete(service))
  return asked
}

const Begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.number(),
})

/** Where the browser goes. What comes back is bound to this browser by a sealed cookie, and to this attempt by state and nonce. */
export async function beginOuter(
  ctx: Context,
  service: OuterSignIn,
  it: { readonly next: string; readonly at: Instant; readonly reply: FastifyReply },
): Promise<Result<string, Reason>> {
  const client = await library()
  const config = await discovered(service).catch((error: unknown) => {
    ctx.log.warn({ err: error }, 'the sign-in service could not be asked')
    return undefined
  })
  if (!config) return err({ why: 'outer-sign-in-failed' })
  const chance = () => ctx.dice.bytes(32).toString('base64url')
  const begun = { state: chance(), nonce: chance(), verifier: chance(), next: it.next, until: it.at + lasts }
  const sealed = seal(ctx, 'outer', '', Buffer.from(JSON.stringify(begun))).toString('base64url')
  it.reply.setCookie(cookieFor(ctx.config), sealed, {
    path: '/',
    httpOnly: true,
    // The way back comes from another site, by a link.
    sameSite: 'lax',
    secure: ctx.config.publicUrl.startsWith('https:'),
    maxAge: lasts / 1000,
  })
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callbackOf(ctx.config),
    scope: 'openid email',
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    max_age: String(maxAge),
    ...(service.acr.length > 0 && { acr_values: service.acr.join(' ') }),
  })
  return ok(url.href)
}

/** Whom the service vouches for. */
export interface OuterPerson {
  readonly subject: string
  /** Null where the service does not say that the address was verified. */
  readonly email: string | null
  /** When they signed in there. */
  readonly signedInAt: Instant
  readonly next: string
  /** Whether they signed in there as strongly as the operator demands; always, where nothing is demanded. */
  readonly strongly: boolean
}

/** OpenID Connect Core 1.0, section 2: one context of those demanded, and every method. */
const isStrong = (service: OuterSignIn, acr: unknown, amr: unknown): boolean =>
  (service.acr.length === 0 || service.acr.some((it) => it === acr)) &&
  service.amr.every((it) => Array.isArray(amr) && amr.includes(it))

/** Reads what came back; undefined for everything that is not the answer to this browser's own attempt. */
export async function finishOuter(
  ctx: Context,
  service: OuterSignIn,
  it: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly at: Instant },
): Promise<OuterPerson | undefined> {
  const name = cookieFor(ctx.config)
  const begun = readBegun(ctx, it.request.cookies[name], it.at)
  it.reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax' })
  if (!begun) return undefined
  try {
    const client = await library()
    const config = await discovered(service)
    const url = new URL(callbackOf(ctx.config))
    url.search = new URL(it.request.url, url).search
    const tokens = await client.authorizationCodeGrant(config, url, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      maxAge,
    })
    const claims = tokens.claims()
    if (!claims) return undefined
    const told: Readonly<Record<string, unknown>> =
      typeof claims['email'] === 'string' || !config.serverMetadata().userinfo_endpoint
        ? claims
        : await client.fetchUserInfo(config, tokens.access_token, claims.sub)
    const email = told['email_verified'] === true && typeof told['email'] === 'string' ? told['email'] : null
    const signedInAt = Math.min((claims.auth_time ?? 0) * 1000, it.at)
    const strongly = isStrong(service, claims['acr'], claims['amr'])
    return { subject: claims.sub, email, signedInAt, next: begun.next, strongly }
  } catch (error) {
    ctx.log.warn({ err: error }, 'signing in at the outer service failed')
    return undefined
  }
}

function readBegun(ctx: Context, cookie: string | undefined, at: Instant): z.infer<typeof Begun> | undefined {
  if (!cookie || cookie.length > 4000) return undefined
  const plain = unseal(ctx, 'outer', '', Buffer.from(cookie, 'base64url'))
  if (!plain) return undefined
  const read = Begun.safeParse(JSON.parse(plain.toString()))
  return read.success && read.data.until >= at ? read.data : undefined
}

import { Secret, TOTP } from 'otpauth'
import type { Instant } from '#core/instant.ts'
import type { Context } from '../context.ts'
import { seal, unseal } from './sealed.ts'

/** RFC 6238 as every authenticator reads it: SHA-1, six figures, thirty seconds. */
const period = 30
const rule = { algorithm: 'SHA1', digits: 6, period } as const

/** RFC 4226 section 4 asks for 160 bits. */
export const newSecret = ({ dice }: Pick<Context, 'dice'>): Buffer => dice.bytes(20)

export const sealSecret = (ctx: Context, person: string, secret: Buffer): Buffer =>
  seal(ctx, 'totp', person, secret)

/** As people type it in, and as a camera reads it. */
export function describeSecret(
  secret: Buffer,
  { issuer, account }: { readonly issuer: string; readonly account: string },
): { readonly secret: string; readonly uri: string } {
  const totp = new TOTP({ ...rule, issuer, label: account, secret: secretOf(secret) })
  return { secret: totp.secret.base32, uri: totp.toString() }
}

/**
 * The step that a code is of: the present one, the one before or the one after, for clocks that differ; undefined for a wrong
 * one. The library compares in constant time.
 */
export function stepOf(
  ctx: Context,
  it: { readonly person: string; readonly sealed: Buffer; readonly code: string; readonly at: Instant },
): number | undefined {
  const secret = unseal(ctx, 'totp', it.person, it.sealed)
  if (secret === undefined) {
    ctx.log.warn({ person: it.person }, 'a second factor was sealed under another secret of the site')
    return undefined
  }
  const delta = TOTP.validate({
    ...rule,
    token: it.code,
    secret: secretOf(secret),
    timestamp: it.at,
    window: 1,
  })
  return delta === null ? undefined : TOTP.counter({ period, timestamp: it.at }) + delta
}

const secretOf = (bytes: Buffer): Secret => new Secret({ buffer: Uint8Array.from(bytes).buffer })

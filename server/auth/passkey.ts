import { isIP } from 'node:net'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Instant } from '#core/instant.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { keyed } from './sealed.ts'

const lasts = 5 * 60_000

/** The library brings a reader of certificates along; it is loaded when the first passkey is spoken of. */
const checks = () => import('@simplewebauthn/server')

const siteOf = ({ publicUrl }: Config) => {
  const { origin, hostname } = new URL(publicUrl)
  return { expectedOrigin: origin, expectedRPID: hostname }
}

/** Browsers keep passkeys for names, never for bare addresses. */
export const passkeysWork = (config: Config): boolean =>
  isIP(siteOf(config).expectedRPID.replace(/[[\]]/g, '')) === 0

/**
 * A challenge that the site knows again without keeping it: chance, when it ends, and a keyed digest of both with what it is
 * for. Who signs in by it marks it as used, so that it is good once.
 */
function challengeFor(ctx: Context, purpose: string, at: Instant): Buffer {
  const head = Buffer.alloc(24)
  ctx.dice.bytes(16).copy(head)
  head.writeBigUInt64BE(BigInt(at + lasts), 16)
  return Buffer.concat([head, keyed(ctx, 'passkey', `${purpose}\n${head.toString('hex')}`).subarray(0, 16)])
}

const isOurs =
  (ctx: Context, purpose: string, at: Instant) =>
  (challenge: string): boolean => {
    const bytes = Buffer.from(challenge, 'base64url')
    if (bytes.length !== 40 || bytes.toString('base64url') !== challenge) return false
    const head = bytes.subarray(0, 24)
    const sign = keyed(ctx, 'passkey', `${purpose}\n${head.toString('hex')}`).subarray(0, 16)
    return sign.equals(bytes.subarray(24)) && Number(head.readBigUInt64BE(16)) >= at
  }

/** What a browser needs to make a passkey that lies on the device and asks who holds it. */
export async function optionsToMake(
  ctx: Context,
  it: {
    readonly person: string
    readonly account: string
    readonly name: string
    readonly site: string
    readonly known: readonly string[]
    readonly at: Instant
  },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await checks()
  return generateRegistrationOptions({
    rpName: it.site,
    rpID: siteOf(ctx.config).expectedRPID,
    userName: it.account,
    userDisplayName: it.name,
    userID: Uint8Array.from(Buffer.from(it.person.replaceAll('-', ''), 'hex')),
    challenge: Uint8Array.from(challengeFor(ctx, `make:${it.person}`, it.at)),
    excludeCredentials: it.known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestationType: 'none',
  })
}

/** What is kept of a passkey. */
export interface KeptPasskey {
  readonly credential: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

/** Undefined where it was not made here, for this person, just now, with the holder verified. */
export async function checkMade(
  ctx: Context,
  it: { readonly person: string; readonly made: unknown; readonly at: Instant },
): Promise<KeptPasskey | undefined> {
  const { verifyRegistrationResponse } = await checks()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: it.made as RegistrationResponseJSON,
      expectedChallenge: isOurs(ctx, `make:${it.person}`, it.at),
      ...siteOf(ctx.config),
      requireUserVerification: true,
    })
    if (!verified) return undefined
    const { credential } = registrationInfo
    return {
      credential: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).slice(0, 8).map((way) => String(way).slice(0, 20)),
    }
  } catch {
    return undefined
  }
}

/** What a browser needs to offer the passkeys that it keeps for this site; no account is named. */
export async function optionsToSignIn(
  ctx: Context,
  at: Instant,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await checks()
  return generateAuthenticationOptions({
    rpID: siteOf(ctx.config).expectedRPID,
    userVerification: 'required',
    challenge: Uint8Array.from(challengeFor(ctx, 'sign-in', at)),
  })
}

/** The new count of uses; undefined where the signature, the site, the moment or the holder is not right. */
export async function checkGiven(
  ctx: Context,
  it: { readonly given: unknown; readonly kept: KeptPasskey; readonly at: Instant },
): Promise<{ readonly counter: number; readonly challenge: string } | undefined> {
  const { verifyAuthenticationResponse } = await checks()
  let challenge = ''
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: it.given as AuthenticationResponseJSON,
      expectedChallenge: (said) => {
        challenge = said
        return isOurs(ctx, 'sign-in', it.at)(said)
      },
      ...siteOf(ctx.config),
      credential: {
        id: it.kept.credential,
        publicKey: Uint8Array.from(it.kept.publicKey),
        counter: it.kept.counter,
        transports: [...it.kept.transports],
      },
      requireUserVerification: true,
    })
    return verified && authenticationInfo.userVerified
      ? { counter: authenticationInfo.newCounter, challenge }
      : undefined
  } catch {
    return undefined
  }
}

/** A challenge signed once is spent; of two answers at once, one comes too late. */
export async function spend(ctx: Context, challenge: string, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('used_proof')
    .values({ proof: `passkey:${challenge}`, expires_at: new Date(at + lasts) })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

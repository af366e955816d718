import { z } from 'zod'
import { id, instant, nothing, text, withId } from './endpoint.ts'
import { me } from './session.ts'

/** What browsers and authenticators say to each other (Web Authentication); read by the library that checks it. */
const spoken = z.record(z.string(), z.unknown())
const codes = z.array(z.string())

/** What proves a person besides the password, and signing in by it. */
export const factors = {
  'GET /me/factors': {
    summary: 'My authenticator, recovery codes, passkeys, and the account at the sign-in service.',
    tag: 'session',
    access: 'signed-in',
    owing: ['factor'],
    response: z.object({
      /** Whether this person may not be without a second factor. */
      required: z.boolean(),
      totp: z.object({ since: instant }).nullable(),
      recoveryCodesLeft: z.number().int(),
      passkeys: z.array(
        z.object({ id, name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() }),
      ),
      outer: z.object({ since: instant }).nullable(),
    }),
  },
  'POST /me/totp': {
    summary:
      'A new secret for an authenticator; it counts once a code of it was given. Needs a fresh password.',
    tag: 'session',
    access: 'signed-in',
    owing: ['factor'],
    response: z.object({ secret: z.string(), uri: z.string() }),
  },
  'POST /me/totp/confirm': {
    summary: 'Give a code of the new secret. The first factor brings recovery codes, shown this once.',
    tag: 'session',
    access: 'signed-in',
    owing: ['factor'],
    body: z.object({ code: text(40) }),
    response: z.object({ recoveryCodes: codes, me }),
  },
  'DELETE /me/totp': {
    summary: 'Remove the authenticator. Needs a fresh password.',
    tag: 'session',
    access: 'signed-in',
    response: nothing,
  },
  'POST /me/recovery-codes': {
    summary: 'Ten new recovery codes, shown this once; the old ones stop working. Needs a fresh password.',
    tag: 'session',
    access: 'signed-in',
    response: z.object({ recoveryCodes: codes }),
  },
  'POST /me/passkeys/options': {
    summary: 'What a browser needs to make a passkey. Needs a fresh password.',
    tag: 'session',
    access: 'signed-in',
    owing: ['factor'],
    response: spoken,
  },
  'POST /me/passkeys': {
    summary:
      'Keep the passkey that the browser made. The first factor brings recovery codes, shown this once.',
    tag: 'session',
    access: 'signed-in',
    owing: ['factor'],
    body: z.object({ name: text(60), made: spoken }),
    response: z.object({ id, recoveryCodes: codes, me }),
  },
  'PATCH /me/passkeys/:id': {
    summary: 'Name a passkey.',
    tag: 'session',
    access: 'signed-in',
    params: withId,
    body: z.object({ name: text(60) }),
    response: nothing,
  },
  'DELETE /me/passkeys/:id': {
    summary: 'Remove a passkey. Needs a fresh password.',
    tag: 'session',
    access: 'signed-in',
    params: withId,
    response: nothing,
  },
  'DELETE /me/outer-identity': {
    summary: 'Forget who I am at the sign-in service. Needs a fresh password.',
    tag: 'session',
    access: 'signed-in',
    response: nothing,
  },
  'POST /session/code': {
    summary: 'The second step of signing in: a code of the authenticator, or a recovery code.',
    tag: 'session',
    access: 'signed-in',
    owing: ['code'],
    body: z.object({ code: text(40) }),
    response: z.object({ me }),
  },
  'POST /session/passkey/options': {
    summary: 'What a browser needs to sign in by a passkey.',
    tag: 'session',
    access: 'public',
    response: spoken,
  },
  'POST /session/passkey': {
    summary: 'Sign in by a passkey, which counts as both factors.',
    tag: 'session',
    access: 'public',
    body: z.object({ given: spoken }),
    response: z.object({ me }),
  },
  'POST /session/oidc': {
    summary: 'Where to go to sign in at the operator’s own service (OpenID Connect).',
    tag: 'session',
    access: 'public',
    body: z.object({ next: text(300).optional() }),
    response: z.object({ url: z.string() }),
  },
  'GET /session/oidc/callback': {
    summary: 'Where that service sends people back to; goes on to the sign-in page.',
    tag: 'session',
    access: 'public',
    query: z.object({ code: text(4000).optional(), state: text(1000).optional() }),
    response: nothing,
  },
} as const

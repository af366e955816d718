import { z } from 'zod'
import { debts } from '#core/person/debt.ts'
import { id, instant, nothing, text, words } from './endpoint.ts'

const proof = z.string().max(4000)

export const membership = z.object({
  org: id,
  name: z.string(),
  type: z.string(),
  verified: z.boolean(),
  state: z.enum(['asked', 'active']),
  filer: z.boolean(),
  reviewer: z.boolean(),
  admin: z.boolean(),
})

/** Who is here and what they hold; every screen's navigation follows from it. */
export const me = z.object({
  person: id,
  name: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  emailVerified: z.boolean(),
  language: z.enum(['zh-CN', 'en']),
  largeType: z.boolean(),
  memberships: z.array(membership),
  staff: z.array(z.object({ role: z.string(), scope: z.string() })),
  unread: z.number().int(),
  /** How many tasks of judging wait; null for everybody who is no expert. */
  judging: z.object({ open: z.number().int() }).nullable(),
  /** Whether any project is there for them to read. */
  projects: z.boolean(),
  session: z.object({
    idleUntil: instant,
    endsAt: instant,
    confirmedAt: instant,
    /** What is to be done before anything else; until then nothing is told of the person but the name. */
    owes: z.enum(debts).nullable(),
  }),
})
export type Me = z.infer<typeof me>

const passwordRule = text(200)

export const session = {
  'GET /site': {
    summary:
      'What this site is: its name, sponsor, footer, whether it is a demonstration, and the server’s time.',
    tag: 'site',
    access: 'public',
    response: z.object({
      demo: z.boolean(),
      now: instant,
      build: z.string(),
      footer: z.record(z.string(), z.string()),
      demoSignIns: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })),
      /** Whether passkeys can be used under this address, and what the operator's own sign-in service is called. */
      passkeys: z.boolean(),
      outerSignIn: words.nullable(),
    }),
  },
  'GET /session': {
    summary: 'Who is signed in, or null.',
    tag: 'session',
    access: 'public',
    owing: debts,
    response: z.object({ me: me.nullable(), now: instant }),
  },
  'POST /session': {
    summary: 'Sign in by e-mail or mobile number and password.',
    tag: 'session',
    access: 'public',
    body: z.object({ account: text(200), password: text(400), proof: proof.optional() }),
    response: z.object({ me }),
  },
  'DELETE /session': {
    summary: 'Sign out.',
    tag: 'session',
    access: 'public',
    owing: debts,
    response: nothing,
  },
  'POST /session/extend': {
    summary: 'Stay signed in.',
    tag: 'session',
    access: 'signed-in',
    owing: debts,
    response: z.object({ idleUntil: instant, endsAt: instant }),
  },
  'POST /session/confirm': {
    summary: 'Give the password once more before a sensitive change.',
    tag: 'session',
    access: 'signed-in',
    owing: ['factor'],
    body: z.object({ password: text(400) }),
    response: z.object({ confirmedAt: instant }),
  },
  'GET /sessions': {
    summary: 'My sessions.',
    tag: 'session',
    access: 'signed-in',
    response: z.object({
      sessions: z.array(
        z.object({
          id,
          createdAt: instant,
          lastSeen: instant,
          agent: z.string(),
          address: z.string(),
          current: z.boolean(),
        }),
      ),
    }),
  },
  'DELETE /sessions': {
    summary: 'End all my sessions but this one.',
    tag: 'session',
    access: 'signed-in',
    response: z.object({ ended: z.number().int() }),
  },
  'DELETE /sessions/:id': {
    summary: 'End one of my sessions.',
    tag: 'session',
    access: 'signed-in',
    params: z.object({ id }),
    response: nothing,
  },
  'GET /challenge': {
    summary: 'A small computation that a person’s browser does before registering or after failed sign-ins.',
    tag: 'session',
    access: 'public',
    response: z.record(z.string(), z.unknown()),
  },
  'POST /registration': {
    summary: 'Open an account. The answer is the same whether or not the address is known.',
    tag: 'session',
    access: 'public',
    body: z.object({
      name: text(30),
      email: text(80),
      mobile: text(20).optional(),
      password: passwordRule,
      privacyVersion: text(20),
      language: z.enum(['zh-CN', 'en']),
      proof,
    }),
    response: nothing,
  },
  'POST /registration/verify': {
    summary: 'Prove the e-mail address by the link that was sent; signs in.',
    tag: 'session',
    access: 'public',
    body: z.object({ token: text(200) }),
    response: z.object({ me }),
  },
  'POST /password-reset': {
    summary: 'Ask for a link to set a new password. The answer is the same for unknown accounts.',
    tag: 'session',
    access: 'public',
    body: z.object({ email: text(80), proof }),
    response: nothing,
  },
  'POST /password-reset/finish': {
    summary: 'Set a new password by the link; ends all other sessions.',
    tag: 'session',
    access: 'public',
    body: z.object({ token: text(200), password: passwordRule }),
    response: nothing,
  },
  'PATCH /me': {
    summary: 'Change name, title, mobile number, language or type size.',
    tag: 'session',
    access: 'signed-in',
    body: z.object({
      name: text(30).optional(),
      mobile: text(20).nullable().optional(),
      language: z.enum(['zh-CN', 'en']).optional(),
      largeType: z.boolean().optional(),
    }),
    response: z.object({ me }),
  },
  'PUT /me/password': {
    summary: 'Change the password; ends all other sessions.',
    tag: 'session',
    access: 'signed-in',
    owing: ['password'],
    body: z.object({ current: text(400), password: passwordRule }),
    response: nothing,
  },
} as const

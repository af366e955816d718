import { z } from 'zod'
import { id, instant, nothing, text, withId } from './endpoint.ts'

export const people = {
  'GET /admin/people': {
    summary: 'Accounts and what the bureau granted them.',
    tag: 'administration',
    access: 'staff',
    query: z.object({ q: text(100).optional(), role: text(30).optional(), cursor: text(300).optional() }),
    response: z.object({
      people: z.array(
        z.object({
          id,
          name: z.string(),
          email: z.string(),
          mobile: z.string().nullable(),
          createdAt: instant,
          disabled: z.boolean(),
          locked: z.boolean(),
          secondFactor: z.boolean(),
          staff: z.array(z.object({ role: z.string(), scope: z.string() })),
          units: z.array(z.string()),
        }),
      ),
      total: z.number().int(),
      next: z.string().nullable(),
    }),
  },
  'POST /admin/people': {
    summary: 'Open a staff account; the person sets a password by the link that is sent.',
    tag: 'administration',
    access: 'staff',
    body: z.object({ name: text(30), email: text(80), role: text(30), scope: text(20) }),
    response: z.object({ id }),
  },
  'PUT /admin/people/:id/roles': {
    summary: 'Set the roles a person holds. Needs a fresh password.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    body: z.object({ roles: z.array(z.object({ role: text(30), scope: text(20) })).max(20) }),
    response: nothing,
  },
  'PUT /admin/people/:id/disabled': {
    summary: 'Close or reopen an account; closing ends its sessions.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    body: z.object({ disabled: z.boolean() }),
    response: nothing,
  },
  'POST /admin/people/:id/unlock': {
    summary: 'Lift a lock after failed sign-ins.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    response: nothing,
  },
  'POST /admin/people/:id/reset-factors': {
    summary: 'Take away authenticator, passkeys and recovery codes of who lost them. Needs a fresh password.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    response: nothing,
  },
  'GET /admin/roles': {
    summary: 'Each role with what it may see and do.',
    tag: 'administration',
    access: 'staff',
    response: z.object({ roles: z.record(z.string(), z.array(z.string())) }),
  },
  'GET /admin/outbox': {
    summary: 'Mail waiting, sent and failed: subject, recipient and state, never the body.',
    tag: 'administration',
    access: 'staff',
    query: z.object({
      state: z.enum(['waiting', 'sent', 'failed', 'all']).default('all'),
      cursor: text(300).optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          recipient: z.string(),
          sort: z.string(),
          subject: z.string(),
          createdAt: instant,
          sentAt: instant.nullable(),
          failedAt: instant.nullable(),
          error: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
  'POST /admin/outbox/:id/resend': {
    summary: 'Try once more.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    response: nothing,
  },
  'GET /admin/audit': {
    summary: 'Facts, newest first; of one subject and by one person, by id, number, name or e-mail.',
    tag: 'administration',
    access: 'staff',
    query: z.object({
      subject: text(100).optional(),
      happened: text(60).optional(),
      by: text(60).optional(),
      cursor: text(300).optional(),
    }),
    response: z.object({
      facts: z.array(
        z.object({
          subject: z.string(),
          n: z.number().int(),
          happened: z.string(),
          by: z.object({ id, name: z.string() }).nullable(),
          at: instant,
          detail: z.record(z.string(), z.unknown()),
          hash: z.string(),
          checkpoint: z.number().int().nullable(),
        }),
      ),
      /** Units and persons by name, suggestions by number, for every id that the facts speak of. */
      names: z.record(z.string(), z.string()),
      next: z.string().nullable(),
    }),
  },
  'GET /admin/refusals': {
    summary:
      'What people were refused, the latest first: who, which operation, on what, why and how often in the hour.',
    tag: 'administration',
    access: 'staff',
    query: z.object({ by: text(60).optional(), cursor: text(300).optional() }),
    response: z.object({
      refusals: z.array(
        z.object({
          by: z.object({ id, name: z.string() }).nullable(),
          /** Only where nobody was signed in. */
          address: z.string().nullable(),
          operation: z.string(),
          subject: z.string(),
          why: z.string(),
          count: z.number().int(),
          lastAt: instant,
        }),
      ),
      /** Suggestions by number, units and persons by name, for every id that was asked for. */
      names: z.record(z.string(), z.string()),
      next: z.string().nullable(),
    }),
  },
  'POST /admin/audit/verify': {
    summary: 'Recompute every chain and say where one does not hold.',
    tag: 'administration',
    access: 'staff',
    response: z.object({
      facts: z.number().int(),
      chains: z.number().int(),
      checkpoints: z.number().int(),
      broken: z.array(z.object({ subject: z.string(), n: z.number().int(), problem: z.string() })),
      names: z.record(z.string(), z.string()),
    }),
  },
} as const

import { z } from 'zod'
import { kept } from '#core/person/retention.ts'
import { id, instant, nothing, text, withId, words } from './endpoint.ts'

const counts = z.record(z.string(), z.number().int())
const look = z.object({
  /** What still ties them; all nothing means that they may be erased. */
  ties: counts,
  goes: counts,
  stays: counts,
})
const outcome = z.enum(['erased', 'refused', 'withdrawn']).nullable()

/** What is held about people, how long, and how it is erased. */
export const personal = {
  'GET /me/data': {
    summary:
      'What is held for the account of the person who asks, by section, the latest 500 of what is long; also as a file.',
    tag: 'account',
    access: 'signed-in',
    response: z.object({
      at: instant,
      sections: z.array(
        z.object({
          name: z.string(),
          rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
        }),
      ),
      /** What the codes of an expert’s fields and disciplines mean; of several in one place each has a line. */
      names: z.object({ fields: z.record(z.string(), words), disciplines: z.record(z.string(), words) }),
    }),
  },
  'GET /me/erasure': {
    summary: 'Whether one has asked to be erased, and what that would take away and leave.',
    tag: 'account',
    access: 'signed-in',
    response: z.object({
      asked: z.object({ askedAt: instant, outcome, reason: z.string() }).nullable(),
      look,
    }),
  },
  'POST /me/erasure': {
    summary: 'Ask that what is held about oneself be erased. Needs a fresh password.',
    tag: 'account',
    access: 'signed-in',
    response: z.object({ id }),
  },
  'DELETE /me/erasure': {
    summary: 'Take the request back.',
    tag: 'account',
    access: 'signed-in',
    response: nothing,
  },
  'GET /admin/personal': {
    summary: 'Requests for erasure, and how long what is kept.',
    tag: 'administration',
    access: 'staff',
    response: z.object({
      requests: z.array(
        z.object({
          id,
          person: z.object({ id, name: z.string() }),
          askedAt: instant,
          decidedAt: instant.nullable(),
          outcome,
          /** Only while it waits. */
          look: look.nullable(),
        }),
      ),
      terms: z.array(
        z.object({
          kept: z.enum(kept as [string, ...string[]]),
          days: z.number().int(),
          usual: z.number().int(),
          least: z.number().int(),
        }),
      ),
    }),
  },
  'POST /admin/erasures/:id/carry-out': {
    summary: 'Erase what is held about the person. Needs a fresh password, and is never undone.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    response: z.object({ goes: counts, stays: counts, backups: z.array(z.string()) }),
  },
  'POST /admin/erasures/:id/refuse': {
    summary: 'Do not erase; the person is told why.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    body: z.object({ reason: text(500) }),
    response: nothing,
  },
  'PUT /admin/retention': {
    summary: 'Set how long what is kept. Needs a fresh password.',
    tag: 'administration',
    access: 'staff',
    body: z.object({ days: z.record(z.string().max(30), z.number().int()) }),
    response: nothing,
  },
  'POST /admin/people/:id/reveal': {
    summary: 'Show a telephone number in full; that it was shown, to whom and when, is kept.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    response: z.object({ mobile: z.string() }),
  },
  'POST /experts/:id/reveal': {
    summary: 'Show an expert’s telephone number in full; that it was shown, to whom and when, is kept.',
    tag: 'experts',
    access: 'staff',
    params: withId,
    response: z.object({ mobile: z.string() }),
  },
} as const

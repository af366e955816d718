import { z } from 'zod'
import { id, instant, move, nothing, page, text, withId } from './endpoint.ts'
import { listed, moved } from './suggestions.ts'

const remarks = z.array(z.object({ field: text(60), body: text(1000) })).max(200)
export const queued = listed.extend({
  /** What stands in the way of releasing it, or changes what releasing does. */
  blocks: z.array(z.enum(['own', 'unverified', 'grace-ended'])),
  lastDay: instant.nullable(),
})
export type Queued = z.infer<typeof queued>

export const reviews = {
  'GET /unit/:id/queue': {
    summary: 'The unit’s suggestions: waiting, returned, released, refused.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    query: page.extend({
      view: z.enum(['waiting', 'returned', 'released', 'not-signed', 'all']).default('waiting'),
      kind: text(20).optional(),
      field: text(20).optional(),
      q: text(100).optional(),
      call: text(60).optional(),
      sort: z.enum(['waiting', 'title', 'kind', 'rank']).default('waiting'),
    }),
    response: z.object({
      items: z.array(queued),
      total: z.number().int(),
      next: z.string().nullable(),
      counts: z.record(z.string(), z.number()),
      quotas: z.array(z.object({ call: z.string(), kind: z.string(), quota: z.number(), used: z.number() })),
      alarms: z.array(
        z.object({
          sort: z.enum(['last-day', 'released-not-signed', 'grace-ending', 'unverified']),
          count: z.number(),
          at: instant.nullable(),
        }),
      ),
    }),
  },
  'GET /unit/:id/unfinished': {
    summary: 'Who has begun and not finished; titles and progress, never the text.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    response: z.object({
      items: z.array(
        z.object({
          title: z.string(),
          kind: z.string(),
          filer: z.string(),
          call: z.string(),
          editedAt: instant,
          state: z.string(),
        }),
      ),
    }),
  },
  'POST /suggestions/:id/approve': {
    summary: 'Release to the bureau.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    body: move,
    response: moved,
  },
  'POST /suggestions/:id/unit-return': {
    summary: 'Send back within the unit, with remarks per field; only those open again.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    body: move.extend({ reason: text(1000), remarks }),
    response: moved,
  },
  'POST /suggestions/:id/unit-refuse': {
    summary: 'Not to be handed in by this unit, with the reason.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: moved,
  },
  'POST /unit/:id/release/preview': {
    summary: 'What releasing these would do, item by item; nothing is changed.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    body: z.object({ items: z.array(id).min(1).max(500) }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          no: z.string().nullable(),
          title: z.string(),
          revision: z.number().int(),
          will: z.enum(['release', 'skip']),
          why: z.string().nullable(),
          office: z.string().nullable(),
        }),
      ),
    }),
  },
  'POST /unit/:id/release': {
    summary: 'Release the items of a preview; what changed meanwhile is skipped and named.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    body: z.object({
      key: z.uuid(),
      items: z
        .array(z.object({ id, revision: z.number().int() }))
        .min(1)
        .max(500),
    }),
    response: z.object({ done: z.array(id), skipped: z.array(z.object({ id, why: z.string() })) }),
  },
  'PUT /unit/:id/ranking': {
    summary: 'The unit’s own order within a kind of a call; what is not named loses its place.',
    tag: 'unit review',
    access: 'signed-in',
    params: withId,
    body: z.object({ call: text(60), kind: text(20), items: z.array(id).max(500) }),
    response: nothing,
  },
} as const

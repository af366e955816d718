import { z } from 'zod'
import { id, move, page, text, withId, words } from './endpoint.ts'
import { deskRow, moved, remarkView } from './suggestions.ts'

const remarks = z.array(z.object({ field: text(60), body: text(1000) })).max(200)
const ofOffice = z.object({ code: text(20) })
const items = z
  .array(z.object({ id, revision: z.number().int() }))
  .min(1)
  .max(500)

export const views = z.enum([
  'mine',
  'overdue',
  'returned-by-me',
  'transferred-in',
  'waiting',
  'unassigned',
  'accepted',
  'reserve',
  'returned',
  'not-accepted',
  'objections',
  'opinions',
  'opinions-given',
  'frozen',
  'triage',
  'all',
])

/** What is done to many at once. */
export const bulkMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('accept') }),
  z.object({ move: z.literal('transfer'), to: text(20), reason: text(1000) }),
  z.object({ move: z.literal('assign'), handler: id.nullable() }),
  z.object({ move: z.literal('reserve') }),
])
export type BulkMove = z.infer<typeof bulkMove>

export const offices = {
  'GET /offices/:code/queue': {
    summary: 'The office’s desk.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    query: page.extend({
      view: views.default('waiting'),
      call: text(60).optional(),
      kind: text(200).optional(),
      field: text(200).optional(),
      handler: text(60).optional(),
      cohort: z.enum(['concentrated', 'rolling']).optional(),
      q: text(100).optional(),
      sort: z.enum(['waiting', 'title', 'kind', 'handed-in']).default('waiting'),
    }),
    response: z.object({
      items: z.array(deskRow),
      /** Null on later pages, and for a whole view of the office: the desk shows its count already. */
      total: z.number().int().nullable(),
      /** The total is as far as was counted, and there are more. */
      more: z.boolean(),
      next: z.string().nullable(),
    }),
  },
  'GET /offices/:code/desk': {
    summary: 'Counts of every view, the people of the office and their load.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    query: z.object({ call: text(60).optional() }),
    response: z.object({
      name: words,
      counts: z.record(z.string(), z.number().int()),
      people: z.array(z.object({ id, name: z.string(), head: z.boolean(), waiting: z.number().int() })),
      offices: z.array(z.object({ code: z.string(), name: words })),
    }),
  },
  'GET /suggestions/:id/remarks': {
    summary: 'Remarks and opinions that the reader may see.',
    tag: 'offices',
    access: 'signed-in',
    params: withId,
    response: z.object({ remarks: z.array(remarkView) }),
  },
  'POST /suggestions/:id/accept': {
    summary: 'Take in.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ note: text(1000).optional() }),
    response: moved,
  },
  'POST /suggestions/:id/office-return': {
    summary: 'Send back to the filer, with remarks per field; only those open again.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ reason: text(1000), remarks }),
    response: moved,
  },
  'POST /suggestions/:id/transfer': {
    summary: 'Hand to another office; after too many times it goes to triage.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ to: text(20), reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/refuse': {
    summary: 'Do not accept, with a listed reason; the filer may object.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ code: text(40), reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/reserve': {
    summary: 'Keep for the next condensation.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move,
    response: moved,
  },
  'POST /suggestions/:id/decline': {
    summary: 'Close it without use, with a listed kind of reason and a true one in words.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ code: text(40), reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/uphold': {
    summary: 'Decide an objection: the refusal stands.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/reinstate': {
    summary: 'Decide an objection: back to waiting.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/freeze': {
    summary: 'Suspected secret: hide at once.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/thaw': {
    summary: 'Not secret after all: back where it was.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/purge': {
    summary:
      'Destroy the content, leave a tombstone and the list of backups still to clean. Needs a fresh password.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: z.object({ destroyed: z.record(z.string(), z.number()), backups: z.array(z.string()) }),
  },
  'POST /suggestions/:id/assign': {
    summary: 'Give to a handler of the office, or to nobody.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: move.extend({ handler: id.nullable() }),
    response: moved,
  },
  'POST /suggestions/:id/opinion': {
    summary: 'Add the office’s opinion to another office’s suggestion.',
    tag: 'offices',
    access: 'staff',
    params: withId,
    body: z.object({ key: z.uuid(), body: text(1000) }),
    response: z.object({ remark: remarkView }),
  },
  'POST /offices/:code/bulk/preview': {
    summary: 'What a move on many would do, item by item; nothing is changed.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    body: z.object({ what: bulkMove, items: z.array(id).min(1).max(500) }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          no: z.string().nullable(),
          title: z.string(),
          org: z.string(),
          revision: z.number().int(),
          will: z.enum(['do', 'skip']),
          why: z.string().nullable(),
          from: z.string(),
          to: z.string(),
        }),
      ),
    }),
  },
  'POST /offices/:code/bulk': {
    summary: 'Do it to the items of a preview; what changed meanwhile is skipped and named.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    body: z.object({ key: z.uuid(), what: bulkMove, items }),
    response: z.object({ done: z.array(id), skipped: z.array(z.object({ id, why: z.string() })) }),
  },
} as const

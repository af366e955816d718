import { z } from 'zod'
import { id, instant, move, nothing, page, text, withId, words } from './endpoint.ts'

export const state = z.enum([
  'draft',
  'unit-review',
  'unit-returned',
  'unit-refused',
  'unverified',
  'submitted',
  'office-returned',
  'accepted',
  'reserve',
  'condensing',
  'adopted',
  'partly-adopted',
  'merged',
  'not-adopted',
  'not-accepted',
  'withdrawn',
  'frozen',
  'purged',
])

/** What the reader may do with it now; screens draw a button for each and nothing else. */
export const action = z.enum([
  'edit',
  'hand-in',
  'discard',
  'copy',
  'pull-back',
  'withdraw',
  'object',
  'add-author',
  'invite-partner',
  'approve',
  'unit-return',
  'unit-refuse',
  'accept',
  'office-return',
  'transfer',
  'refuse',
  'reserve',
  'decline',
  'freeze',
  'assign',
  'opinion',
  'uphold',
  'reinstate',
  'thaw',
  'purge',
])
export type Action = z.infer<typeof action>

export const officeRef = z.object({ code: z.string(), name: words, phone: z.string() })

/** A row of any list. */
export const listed = z.object({
  id,
  call: z.string(),
  no: z.string().nullable(),
  title: z.string(),
  kind: z.string(),
  field: z.string().nullable(),
  livelihood: z.string().nullable(),
  state,
  since: instant,
  org: z.object({ id, name: z.string(), type: z.string(), district: z.string(), verified: z.boolean() }),
  filer: z.object({ id, name: z.string() }),
  office: z.string().nullable(),
  triage: z.boolean(),
  handler: z.object({ id, name: z.string() }).nullable(),
  cohort: z.enum(['concentrated', 'rolling']).nullable(),
  handedIn: instant.nullable(),
  firstHandedIn: instant.nullable(),
  due: instant.nullable(),
  /** Whole working days since it came here. */
  waiting: z.number().int().nullable(),
  overdue: z.boolean(),
  versions: z.number().int(),
  transfers: z.number().int(),
  readinessNow: z.number().int().nullable(),
  readinessTarget: z.number().int().nullable(),
  unitRank: z.number().int().nullable(),
  editedAt: instant,
})
export type Listed = z.infer<typeof listed>

/** A row of an office's list: only what its screens show, as every page holds fifty. */
export const deskRow = listed
  .pick({
    id: true,
    call: true,
    no: true,
    title: true,
    kind: true,
    field: true,
    state: true,
    triage: true,
    handler: true,
    waiting: true,
    overdue: true,
    versions: true,
    transfers: true,
    readinessNow: true,
    readinessTarget: true,
  })
  .extend({ org: z.object({ name: z.string() }) })
export type DeskRow = z.infer<typeof deskRow>

export const remarkView = z.object({
  id,
  sort: z.string(),
  version: z.number().int(),
  field: z.string(),
  body: z.string(),
  by: z.object({ id, name: z.string() }),
  office: z.string().nullable(),
  at: instant,
})

export const receiptView = z.object({
  no: z.string(),
  version: z.number().int(),
  at: instant,
  digest: z.string(),
  fact: z.number().int(),
  checkpoint: z.number().int().nullable(),
  /** `unit`: handed to the own unit's research office, not yet to the bureau. */
  stage: z.enum(['unit', 'unverified', 'bureau']),
})

export const suggestionView = listed.extend({
  /** The installed version of the call that it was begun under: its form is that version's. */
  callVersion: id,
  revision: z.number().int(),
  officeRef: officeRef.nullable(),
  readers: z.array(z.string()),
  unlocked: z.array(z.string()),
  answerBy: instant.nullable(),
  objectBy: instant.nullable(),
  objected: z.boolean(),
  reasonCode: z.string().nullable(),
  selfReviewed: z.boolean(),
  coAuthors: z.array(z.object({ id, name: z.string() })),
  publishScope: z.string().nullable(),
  /** Set for those who wait on the unit: who reviews, and by when. */
  unitReview: z.object({ reviewers: z.array(z.string()), lastDay: instant.nullable() }).nullable(),
  receipts: z.array(receiptView),
  may: z.array(action),
  /** Why a button that one would expect is not there. */
  partners: z.array(
    z.object({
      id,
      row: z.string(),
      name: z.string(),
      email: z.string(),
      state: z.enum(['sent', 'opened', 'confirmed', 'voided', 'expired']),
      need: z.string().nullable(),
      confirmedAt: instant.nullable(),
      voidReason: z.string().nullable(),
    }),
  ),
})
export type SuggestionView = z.infer<typeof suggestionView>

export const moved = z.object({ suggestion: suggestionView })

/** A suggestion as its filer begins it, hands it in and takes it back. */
export const suggestions = {
  'POST /suggestions': {
    summary: 'Begin a draft: kind, field, title and the need in one paragraph.',
    tag: 'suggestions',
    access: 'signed-in',
    body: z.object({
      key: z.uuid(),
      call: text(60),
      org: id,
      kind: text(20),
      field: text(20).nullable(),
      fieldNote: text(200).optional(),
      livelihood: text(20).nullable(),
      title: text(2000),
      abstract: text(20000),
    }),
    response: z.object({ id }),
  },
  'GET /suggestions': {
    summary: 'My suggestions, newest change first.',
    tag: 'suggestions',
    access: 'signed-in',
    query: page.extend({ call: text(60).optional(), state: text(30).optional(), q: text(100).optional() }),
    response: z.object({
      items: z.array(listed),
      next: z.string().nullable(),
      counts: z.record(z.string(), z.number()),
    }),
  },
  'GET /suggestions/:id': {
    summary: 'One suggestion with what the reader may do.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({ suggestion: suggestionView }),
  },
  'POST /suggestions/:id/hand-in': {
    summary: 'Hand in; gives a number, an immutable version and a receipt.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: move,
    response: z.object({ suggestion: suggestionView, receipt: receiptView }),
  },
  'POST /suggestions/:id/pull-back': {
    summary: 'Take it back to a draft before it is accepted.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: move,
    response: moved,
  },
  'POST /suggestions/:id/withdraw': {
    summary: 'Withdraw for good.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: moved,
  },
  'POST /suggestions/:id/object': {
    summary: 'Object to not being accepted, within the days given.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: move.extend({ reason: text(1000) }),
    response: moved,
  },
  'DELETE /suggestions/:id': {
    summary: 'Discard a draft that was never handed in.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: nothing,
  },
  'POST /suggestions/:id/copy': {
    summary: 'Begin a new draft from this one, in the same or a newer call.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: z.object({ key: z.uuid(), call: text(60) }),
    response: z.object({ id, kept: z.array(z.string()), dropped: z.array(z.string()) }),
  },
} as const

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

const officeRef = z.object({ code: z.string(), name: words, phone: z.string() })

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

export const finding = z.object({
  field: z.string(),
  row: z.string().optional(),
  column: z.string().optional(),
  weight: z.enum(['must', 'should']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  message: words.optional(),
})

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

export const fileView = z.object({
  id,
  field: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string().nullable(),
  state: z.enum(['uploading', 'ready']),
  scanned: z.enum(['not-scanned', 'clean']),
  parts: z.array(z.number().int()),
  partSize: z.number().int(),
})

/** A draft as the editor loads it: values by path, with the revision each was last changed at. */
export const draftView = z.object({
  suggestion: suggestionView,
  rev: z.number().int(),
  answers: z.array(
    z.object({ path: z.string(), value: z.unknown(), rev: z.number().int(), by: id, at: instant }),
  ),
  people: z.record(z.string(), z.string()),
  files: z.array(fileView),
  remarks: z.array(remarkView),
  unit: z.object({
    name: z.string(),
    creditCode: z.string(),
    type: z.string(),
    district: z.string(),
    profile: z.record(z.string(), z.unknown()),
  }),
  present: z.array(z.object({ id, name: z.string(), path: z.string().nullable() })),
  /** Whether the call in force asks otherwise; `named-only` came back for named fields and keeps its form. */
  newerForm: z.enum(['none', 'offered', 'named-only']),
  /** When it was last carried over to a newer form. */
  carriedAt: instant.nullable(),
})
export type DraftView = z.infer<typeof draftView>

export const op = z.object({
  op: z.uuid(),
  path: text(200),
  /** null takes the value (or the row) away. */
  value: z.unknown(),
  /** The revision of this path that the writer saw; 0 where there was none. */
  base: z.number().int().min(0),
  /** The writer has seen both texts and decided. */
  settles: z.boolean().optional(),
})
export const opOutcome = z.object({
  op: z.uuid(),
  outcome: z.enum(['applied', 'clash', 'refused']),
  rev: z.number().int(),
  /** On a clash: what stands there now. */
  theirs: z
    .object({ value: z.unknown(), rev: z.number().int(), by: id, name: z.string(), at: instant })
    .optional(),
  why: z.string().optional(),
  detail: z.string().optional(),
})

/** What becomes of one answer in a newer form; what has no place there is told with its text. */
export const carriedField = z.object({
  field: z.string(),
  went: z.enum(['kept', 'mapped', 'dropped']),
  into: z.string().nullable(),
  why: z.enum(['no-field', 'other-kind', 'no-such-code', 'made-anew', 'stays-behind']).nullable(),
  /** Columns or codes that stay behind. */
  left: z.array(z.string()),
  /** The answer as it stood; null where it was kept. */
  value: z.unknown(),
})
/** Field by field, from one version of the call to another. */
export const carryReport = z.object({ from: id, to: id, fields: z.array(carriedField) })
export type CarryReport = z.infer<typeof carryReport>

export const moved = z.object({ suggestion: suggestionView })
export const versionHead = z.object({
  n: z.number().int(),
  handedIn: instant,
  by: z.object({ id, name: z.string() }),
  digest: z.string(),
  /** The installed version of the call whose form it was written in. */
  callVersion: id,
})
export const timelineEntry = z.object({
  n: z.number().int(),
  happened: z.string(),
  at: instant,
  by: z.object({ id, name: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  remarks: z.array(remarkView),
})

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
  'GET /suggestions/:id/draft': {
    summary: 'The draft as the editor needs it; answers 304 to an unchanged revision.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    query: z.object({ path: text(200).optional() }),
    response: draftView,
  },
  'GET /suggestions/:id/draft/rev': {
    summary: 'Whether anything changed since, and who else is writing where.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    query: z.object({ since: z.coerce.number().int().default(0), path: text(200).optional() }),
    response: z.object({
      rev: z.number().int(),
      revision: z.number().int(),
      callVersion: id,
      changed: z.array(
        z.object({ path: z.string(), value: z.unknown(), rev: z.number().int(), by: id, at: instant }),
      ),
      present: z.array(z.object({ id, name: z.string(), path: z.string().nullable() })),
    }),
  },
  'POST /suggestions/:id/answers': {
    summary: 'Save edits: many at once, each done once whatever the network does.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: z.object({ ops: z.array(op).min(1).max(500) }),
    response: z.object({ rev: z.number().int(), savedAt: instant, outcomes: z.array(opOutcome) }),
  },
  'GET /suggestions/:id/history': {
    summary: 'Every text ever saved at one place of the draft.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    query: z.object({ path: text(200) }),
    response: z.object({
      entries: z.array(
        z.object({
          value: z.unknown(),
          rev: z.number().int(),
          outcome: z.string(),
          by: z.object({ id, name: z.string() }),
          at: instant,
        }),
      ),
    }),
  },
  'POST /suggestions/:id/check': {
    summary: 'Every finding, as handing in would see them.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({
      findings: z.array(finding),
      destination: officeRef.nullable(),
      refused: words.nullable(),
      recipients: z.array(z.string()),
    }),
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
  'GET /suggestions/:id/carry-over': {
    summary:
      'What carrying the draft over to the form in force would keep, move and leave; and earlier reports.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({
      offered: z
        .object({ revision: z.number().int(), rev: z.number().int(), report: carryReport })
        .nullable(),
      done: z.array(z.object({ at: instant, by: z.string(), report: carryReport })),
    }),
  },
  'POST /suggestions/:id/carry-over': {
    summary: 'Carry the draft over to the form in force, as the preview showed it.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: move.extend({ rev: z.number().int().min(0), to: id }),
    response: moved,
  },
  'PUT /suggestions/:id/authors/:person': {
    summary: 'Let a colleague of the same unit write too.',
    tag: 'suggestions',
    access: 'signed-in',
    params: z.object({ id, person: id }),
    response: moved,
  },
  'DELETE /suggestions/:id/authors/:person': {
    summary: 'Take a co-author out.',
    tag: 'suggestions',
    access: 'signed-in',
    params: z.object({ id, person: id }),
    response: moved,
  },
  'GET /suggestions/:id/colleagues': {
    summary: 'Who may be asked to write too.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({ people: z.array(z.object({ id, name: z.string(), author: z.boolean() })) }),
  },
  'GET /suggestions/:id/timeline': {
    summary: 'What has happened, in order.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({
      entries: z.array(timelineEntry),
      next: z.object({ state, office: officeRef.nullable() }),
    }),
  },
  'GET /suggestions/:id/versions': {
    summary: 'The versions handed in.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({ versions: z.array(versionHead) }),
  },
  'GET /suggestions/:id/versions/:n': {
    summary: 'One version as handed in, redacted to what the reader may read.',
    tag: 'suggestions',
    access: 'signed-in',
    params: z.object({ id, n: z.coerce.number().int() }),
    response: z.object({
      head: versionHead,
      answers: z.record(z.string(), z.unknown()),
      unit: z.record(z.string(), z.unknown()),
      files: z.array(fileView),
      hidden: z.array(z.string()),
      purged: z.boolean(),
    }),
  },
  'GET /suggestions/:id/partner-links': {
    summary: 'Links sent to partner enterprises.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({ partners: suggestionView.shape.partners }),
  },
  'POST /suggestions/:id/partner-links': {
    summary: 'Send a single-use link to a named person of a partner enterprise.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: z.object({ row: text(60), name: text(30), email: text(80), creditCode: text(40) }),
    response: nothing,
  },
  'POST /partner-links/open': {
    summary: 'What the invited partner sees: the form without the parts not meant for them.',
    tag: 'suggestions',
    access: 'public',
    body: z.object({ token: text(200) }),
    response: z.object({
      title: z.string(),
      org: z.string(),
      name: z.string(),
      creditCode: z.string(),
      form: z.unknown(),
      lists: z.record(z.string(), z.array(z.unknown())),
      answers: z.record(z.string(), z.unknown()),
      digest: z.string(),
      need: z.string(),
      confirmedAt: instant.nullable(),
    }),
  },
  'POST /partner-links/confirm': {
    summary: 'The partner writes its need and confirms the content it read.',
    tag: 'suggestions',
    access: 'public',
    body: z.object({ token: text(200), need: text(2000), digest: text(100) }),
    response: z.object({ confirmedAt: instant }),
  },
} as const

import { z } from 'zod'
import { id, instant, move, text, withId, words } from './endpoint.ts'
import { fileView } from './files.ts'
import { moved, officeRef, remarkView, suggestionView } from './suggestions.ts'

export const finding = z.object({
  field: z.string(),
  row: z.string().optional(),
  column: z.string().optional(),
  weight: z.enum(['must', 'should']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  message: words.optional(),
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

/** Writing a suggestion, alone or together, and carrying it over to a newer form. */
export const drafts = {
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
      /** How many of this kind the unit may hand in and has; null where nothing limits it, or this one has its place. */
      quota: z.object({ allowed: z.number(), used: z.number() }).nullable(),
    }),
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
} as const

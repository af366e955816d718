import { z } from 'zod'
import { directionStates } from '#core/direction/direction.ts'
import { opOutcome } from './drafts.ts'
import { id, instant, move, nothing, text, withId, words } from './endpoint.ts'
import { state } from './suggestions.ts'

const ofOffice = z.object({ code: text(20) })
const person = z.object({ id, name: z.string() })
export const use = z.enum(['whole', 'part', 'merged', 'reference'])
export const directionState = z.enum(directionStates)

/** What the reader may do with a direction now. */
export const directionAction = z.enum([
  'edit',
  'propose',
  'confirm',
  'send-back',
  'argue',
  'reopen',
  'abandon',
  'take-up',
  'ask-model',
])

/** A row of the list of directions. */
export const directionListed = z.object({
  id,
  call: z.string(),
  office: z.string(),
  kind: z.string(),
  field: z.string().nullable(),
  title: z.string(),
  state: directionState,
  revision: z.number().int(),
  since: instant,
  editedAt: instant,
  sources: z.number().int(),
  guide: z.object({ id, title: words }).nullable(),
  no: z.string().nullable(),
})

/** A stretch of a suggestion that a place of a direction comes from; the whole field where there are no ends. */
const passage = z.object({
  suggestion: id,
  path: text(200),
  from: z.number().int().min(0).nullable(),
  to: z.number().int().min(1).nullable(),
})

/** A source with the texts that can be drawn on; a source that went away since has no texts. */
export const sourceView = z.object({
  suggestion: z.object({
    id,
    no: z.string(),
    title: z.string(),
    kind: z.string(),
    field: z.string().nullable(),
    state,
    org: z.object({ name: z.string(), type: z.string() }),
  }),
  version: z.number().int(),
  /** The version that counts now; a later one says that the filer changed it since. */
  latest: z.number().int(),
  use,
  note: z.string(),
  passages: z.array(z.object({ path: z.string(), label: words, text: z.string() })),
  /** Rows of its tables that could stand in a table of the direction, e.g. metrics. */
  rows: z.array(z.object({ table: z.string(), path: z.string(), cells: z.record(z.string(), z.unknown()) })),
})

export const directionView = directionListed.omit({ sources: true }).extend({
  callVersion: id,
  may: z.array(directionAction),
  rev: z.number().int(),
  topDown: z.string(),
  answers: z.array(
    z.object({ path: z.string(), value: z.unknown(), rev: z.number().int(), by: id, at: instant }),
  ),
  people: z.record(z.string(), z.string()),
  sources: z.array(sourceView),
  links: z.array(passage.extend({ place: z.string() })),
  /** Places whose words a language model proposed, whoever has changed them since. */
  modelMarks: z.array(
    z.object({
      place: z.string(),
      model: z.string(),
      by: person,
      at: instant,
      checked: z.object({ by: person, at: instant }).nullable(),
    }),
  ),
  remarks: z.array(
    z.object({ id, sort: z.string(), place: z.string(), body: z.string(), by: person, at: instant }),
  ),
})
export type DirectionView = z.infer<typeof directionView>

/** Where a direction stands after a step. */
export const stepped = z.object({ id, state: directionState, revision: z.number().int() })
const source = z.object({ suggestion: id, use, note: text(300).default('') })
const reasoned = move.extend({ reason: text(1000) })

export const directions = {
  'GET /offices/:code/directions': {
    summary: 'The directions that an office is drafting or has drafted.',
    tag: 'directions',
    access: 'staff',
    params: ofOffice,
    query: z.object({
      call: text(60).optional(),
      kind: text(60).optional(),
      state: directionState.optional(),
    }),
    response: z.object({ items: z.array(directionListed) }),
  },
  'POST /offices/:code/directions': {
    summary: 'Begin a direction, from sources or for a reason of its own.',
    tag: 'directions',
    access: 'staff',
    params: ofOffice,
    body: z.object({
      key: z.uuid(),
      call: text(60),
      kind: text(60),
      field: text(60).nullable(),
      title: text(200).default(''),
      topDown: text(500).default(''),
      sources: z.array(source).max(100),
    }),
    response: z.object({ id }),
  },
  'GET /directions/:id': {
    summary: 'One direction with its words, sources and where each sentence comes from.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    response: directionView,
  },
  'GET /directions/:id/rev': {
    summary: 'Whether anything was written since.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    query: z.object({ since: z.coerce.number().int().default(0) }),
    response: z.object({
      rev: z.number().int(),
      revision: z.number().int(),
      callVersion: id,
      changed: z.array(
        z.object({ path: z.string(), value: z.unknown(), rev: z.number().int(), by: id, at: instant }),
      ),
    }),
  },
  'POST /directions/:id/answers': {
    summary: 'Save edits, each once; clashes are told and nothing is lost.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: z.object({
      ops: z
        .array(
          z.object({
            op: z.uuid(),
            path: text(200),
            value: z.unknown(),
            base: z.number().int().min(0),
            settles: z.boolean().optional(),
          }),
        )
        .min(1)
        .max(200),
    }),
    response: z.object({ rev: z.number().int(), savedAt: instant, outcomes: z.array(opOutcome) }),
  },
  'PUT /directions/:id/sources': {
    summary: 'Take suggestions in as sources, or say otherwise how they are used.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: z.object({ sources: z.array(source).min(1).max(100) }),
    response: z.object({ revision: z.number().int() }),
  },
  'DELETE /directions/:id/sources/:suggestion': {
    summary: 'Take a source out; the suggestion itself stays as it was.',
    tag: 'directions',
    access: 'staff',
    params: z.object({ id, suggestion: id }),
    response: z.object({ revision: z.number().int() }),
  },
  'PUT /directions/:id/links': {
    summary: 'Say where one place of a direction comes from; replaces what was said of it before.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: z.object({ place: text(200), links: z.array(passage).max(50) }),
    response: nothing,
  },
  'PUT /directions/:id/top-down': {
    summary: 'Say why it stands without a suggestion.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: z.object({ reason: text(500) }),
    response: nothing,
  },
  'POST /directions/:id/propose': {
    summary: 'Put it to the head of office.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
  'POST /directions/:id/confirm': {
    summary: 'The head of office confirms it.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
  'POST /directions/:id/send-back': {
    summary: 'The head of office sends it back to be worked on.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: stepped,
  },
  'POST /directions/:id/reopen': {
    summary: 'Open a confirmed or argued direction again.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: stepped,
  },
  'POST /directions/:id/abandon': {
    summary: 'Give it up; its sources are free again.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: stepped,
  },
  'POST /directions/:id/take-up': {
    summary: 'Work on an abandoned one again.',
    tag: 'directions',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
} as const

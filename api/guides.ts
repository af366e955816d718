import { z } from 'zod'
import { guideRules } from '#core/guide/check.ts'
import { directionState } from './directions.ts'
import { id, instant, move, nothing, text, withId, words } from './endpoint.ts'
import { day, edition, guideState, shownComment } from './public-guides.ts'

/** A moment that somebody sets, up to the year 2100. */
const moment = instant.min(0).max(4_102_444_800_000)
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/)
/** A guide's own texts; both languages may be empty while it is assembled. */
const longWords = z.object({ zh: text(4000), en: text(4000) })
const title = z.object({ zh: text(120).min(1), en: text(200).min(1) })
const terms = z.record(text(60), longWords)

/** What the reader may do with a guide now. */
export const guideAction = z.enum([
  'arrange',
  'open-comments',
  'close-comments',
  'approve',
  'reopen',
  'schedule',
  'publish',
  'correct',
  'supersede',
])

export const guideHead = z.object({
  id,
  call: z.string(),
  slug: z.string(),
  title: words,
  intro: words,
  kinds: z.array(z.string()),
  terms: z.record(z.string(), words),
  applyFrom: day.nullable(),
  applyTo: day.nullable(),
  state: guideState,
  revision: z.number().int(),
  since: instant,
  commentUntil: instant.nullable(),
  approvedAt: instant.nullable(),
  publishAt: instant.nullable(),
  publishedAt: instant.nullable(),
})

/** A direction on the assembly board; `reading` says what still blocks it. */
const placed = z.object({
  id,
  title: z.string(),
  kind: z.string(),
  office: z.string(),
  field: z.string().nullable(),
  state: directionState,
  position: z.number().int().nullable(),
  no: z.string().nullable(),
  sources: z.number().int(),
})

const finding = z.object({
  rule: z.enum(guideRules),
  weight: z.enum(['must', 'should']),
  direction: id.nullable(),
  names: z.array(words),
})

const counted = z.object({
  office: z.string(),
  kind: z.string(),
  drafting: z.number().int(),
  proposed: z.number().int(),
  confirmed: z.number().int(),
  argued: z.number().int(),
  published: z.number().int(),
})

const stepped = z.object({ id, state: guideState, revision: z.number().int() })
const head = {
  title,
  intro: longWords,
  kinds: z.array(text(60)).min(1).max(30),
  terms,
  applyFrom: day.nullable(),
  applyTo: day.nullable(),
}

/** Guides as the bureau assembles, approves and publishes them. */
export const guides = {
  'GET /guides': {
    summary: 'The guides being prepared and published.',
    tag: 'guides',
    access: 'staff',
    query: z.object({ call: text(60).optional() }),
    response: z.object({ items: z.array(guideHead.extend({ directions: z.number().int() })) }),
  },
  'POST /guides': {
    summary: 'Begin a guide.',
    tag: 'guides',
    access: 'staff',
    body: z.object({ key: z.uuid(), call: text(60), slug, ...head }),
    response: z.object({ id }),
  },
  'GET /guides/:id/board': {
    summary:
      'What is drafted, proposed, confirmed and argued per office and kind; what blocks; what overlaps.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    response: z.object({
      guide: guideHead,
      may: z.array(guideAction),
      directions: z.array(placed),
      candidates: z.array(placed),
      counts: z.array(counted),
      overlaps: z.array(z.object({ a: placed, b: placed, score: z.number() })),
      findings: z.array(finding),
      comments: z.object({
        waiting: z.number().int(),
        shown: z.number().int(),
        kept: z.number().int(),
      }),
      editions: z.array(edition),
    }),
  },
  'PATCH /guides/:id': {
    summary: 'Change what a guide says of itself.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move.extend(z.object(head).partial().shape),
    response: stepped,
  },
  'PUT /guides/:id/directions': {
    summary: 'Say which directions are in it and in which order; those not named leave it.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move.extend({ directions: z.array(id).max(500) }),
    response: stepped,
  },
  'POST /guides/:id/remind': {
    summary: 'Remind an office of what is still open.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: z.object({ key: z.uuid(), office: text(20) }),
    response: z.object({ told: z.number().int() }),
  },
  'POST /guides/:id/open-comments': {
    summary: 'Let the public read the draft and comment on it.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move.extend({ until: moment }),
    response: stepped,
  },
  'POST /guides/:id/close-comments': {
    summary: 'End the time for comments.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
  'POST /guides/:id/approve': {
    summary: 'The leader approves it.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
  'POST /guides/:id/reopen': {
    summary: 'The leader takes the approval back.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
  'POST /guides/:id/schedule': {
    summary: 'Say when it goes out by itself.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move.extend({ when: moment }),
    response: stepped,
  },
  'POST /guides/:id/publish': {
    summary: 'Publish it now.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
  'POST /guides/:id/correct': {
    summary: 'Publish another edition with sentences worded anew or directions taken out.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move.extend({
      note: z.object({ zh: text(500).min(5), en: text(1000).min(5) }),
      changes: z.array(z.object({ no: text(20), place: text(200), text: text(2000).min(1) })).max(200),
      withholds: z.array(text(20)).max(200),
    }),
    response: stepped,
  },
  'POST /guides/:id/supersede': {
    summary: 'Say that another guide has taken its place.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    body: move,
    response: stepped,
  },
  'GET /guides/:id/difference': {
    summary: 'What it changes against an earlier guide, last year’s where none is named.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    query: z.object({ to: z.uuid().optional() }),
    response: z.object({
      to: z.object({ id, slug: z.string(), title: words }).nullable(),
      added: z.array(z.object({ no: z.string(), title: z.string() })),
      removed: z.array(z.object({ no: z.string(), title: z.string() })),
      changed: z.array(
        z.object({
          no: z.string(),
          title: z.string(),
          was: z.object({ no: z.string(), title: z.string() }),
          sentences: z.number().int(),
        }),
      ),
      kept: z.number().int(),
    }),
  },
  'GET /guides/:id/comments': {
    summary: 'What the public said, decided or not.',
    tag: 'guides',
    access: 'staff',
    params: withId,
    response: z.object({
      items: z.array(
        shownComment.extend({ contact: z.string(), state: z.enum(['waiting', 'shown', 'kept']) }),
      ),
    }),
  },
  'POST /guides/:id/comments/:comment': {
    summary: 'Show a comment with an answer, or keep it unshown.',
    tag: 'guides',
    access: 'staff',
    params: z.object({ id, comment: id }),
    body: z.object({ state: z.enum(['shown', 'kept']), answer: text(1000) }),
    response: nothing,
  },
} as const

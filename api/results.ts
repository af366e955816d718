import { z } from 'zod'
import { judgedThings } from '#core/expert/round.ts'
import { id, instant, nothing, text, withId, words } from './endpoint.ts'
import { gone } from './judging.ts'

const option = z.object({ code: z.string(), name: words })
const counted = z.array(z.object({ code: z.string(), count: z.number().int() }))

/** Points of several experts together. Disagreement is told by the average deviation (core/expert/score.ts). */
const spread = z.object({
  count: z.number().int(),
  mean: z.number(),
  lowest: z.number(),
  highest: z.number(),
  deviation: z.number(),
  disagrees: z.boolean(),
})
/** What experts say of a technology element together, beside the filer's own level; 0 before the first. */
const agreed = z.object({
  element: z.string(),
  name: words,
  self: z.number().int(),
  level: z.number().int(),
  lowest: z.number().int(),
  highest: z.number().int(),
  given: z.number().int(),
  /** Whether as many have given a level as the method wants before it counts. */
  enough: z.boolean(),
  /** So far from the filer's own that each expert has to say why. */
  far: z.boolean(),
})

/** A row of the table of results. */
export const resultListed = z.object({
  subject: id,
  no: z.string().nullable(),
  title: z.string(),
  kind: words.nullable(),
  /** The reader stands behind it: nothing that experts said is shown. */
  masked: z.boolean(),
  gone: gone.exclude(['decided']).nullable(),
  total: spread.nullable(),
  /** As if every expert were as strict as the others; only within one group can two be compared. */
  adjusted: z.number().nullable(),
  group: z.number().int().nullable(),
  verdicts: counted,
  flags: counted,
  levels: z.array(agreed),
})
export type ResultListed = z.infer<typeof resultListed>

/** One expert's sheet; who it is of stands in the list of experts, under a number. */
export const judgedSheet = z.object({
  expert: z.number().int(),
  name: z.string().nullable(),
  total: z.number(),
  adjusted: z.number().nullable(),
  scores: z.array(z.object({ criterion: z.string(), points: z.number(), why: z.string() })),
  verdict: z.string(),
  flags: z.array(z.string()),
  comment: z.string(),
  forOffice: z.string(),
  levels: z.array(z.object({ element: z.string(), level: z.number().int(), why: z.string() })),
  handedInAt: instant,
  /** When the comment was passed on to the filer. */
  released: instant.nullable(),
})

const head = z.object({
  id,
  title: z.string(),
  office: z.string(),
  call: z.string(),
  subjects: z.enum(judgedThings),
  names: z.enum(['shown', 'hidden']),
  closedAt: instant.nullable(),
})
const sheet = z.object({
  criteria: z.array(z.object({ code: z.string(), name: words, max: z.number().int() })),
  verdicts: z.array(option),
  flags: z.array(option),
  max: z.number().int(),
})

/** What the experts of one closed round said of a subject, for the office that works on it. */
export const opinion = z.object({
  round: z.object({ id, title: z.string(), closedAt: instant.nullable() }),
  max: z.number().int(),
  total: spread.nullable(),
  adjusted: z.number().nullable(),
  verdicts: z.array(z.object({ name: words, count: z.number().int() })),
  flags: z.array(z.object({ name: words, count: z.number().int() })),
  comments: z.array(z.string()),
})
export type Opinion = z.infer<typeof opinion>

const ofSubject = withId.extend({ subject: id })

/** What experts said, for the office; nothing of it before the round is closed. */
export const results = {
  'GET /rounds/:id/names': {
    summary:
      'Units and people whom the texts of a blind round still name, for the office to look at before it is opened.',
    tag: 'judging',
    access: 'staff',
    params: withId,
    response: z.object({
      items: z.array(
        z.object({
          subject: id,
          title: z.string(),
          found: z.array(
            z.object({
              field: words,
              column: words.nullable(),
              sort: z.enum(['unit', 'person']),
              name: z.string(),
              around: z.string(),
            }),
          ),
        }),
      ),
    }),
  },
  'GET /rounds/:id/results': {
    summary: 'What the experts of a closed round said: raw and adjusted scores, spread, verdicts, levels.',
    tag: 'judging',
    access: 'staff',
    params: withId,
    response: z.object({
      round: head,
      sheet,
      /** How many subjects are masked to the reader. */
      masked: z.number().int(),
      /** How lenient each was, in points; kept back from a reader to whom something is masked. */
      experts: z.array(
        z.object({
          n: z.number().int(),
          name: z.string().nullable(),
          sheets: z.number().int(),
          leniency: z.number().nullable(),
        }),
      ),
      items: z.array(resultListed),
    }),
  },
  'GET /rounds/:id/results/:subject': {
    summary: 'The sheets of one subject side by side.',
    tag: 'judging',
    access: 'staff',
    params: ofSubject,
    response: z.object({
      round: head,
      sheet,
      item: resultListed,
      criteria: z.array(z.object({ code: z.string(), spread: spread.nullable() })),
      sheets: z.array(judgedSheet),
      may: z.array(z.enum(['release'])),
    }),
  },
  'PUT /rounds/:id/results/:subject/released': {
    summary: 'Pass one expert’s comment on to the filer, without a name, or take that back.',
    tag: 'judging',
    access: 'staff',
    params: ofSubject,
    body: z.object({ expert: z.number().int(), released: z.boolean() }),
    response: nothing,
  },
  'GET /directions/:id/opinions': {
    summary: 'What experts said of a direction and of its sources, in rounds that are closed.',
    tag: 'judging',
    access: 'staff',
    params: withId,
    response: z.object({
      own: z.object({ masked: z.boolean(), opinions: z.array(opinion) }),
      sources: z.array(
        z.object({
          suggestion: z.object({ id, no: z.string().nullable(), title: z.string() }),
          masked: z.boolean(),
          opinions: z.array(opinion),
        }),
      ),
    }),
  },
  'GET /offices/:code/direction-opinions': {
    summary: 'For meetings: what experts said of each of an office’s directions, in short.',
    tag: 'judging',
    access: 'staff',
    params: z.object({ code: text(20) }),
    query: z.object({ call: text(60) }),
    response: z.object({
      items: z.array(
        z.object({ direction: id, masked: z.boolean(), opinions: z.array(opinion.omit({ comments: true })) }),
      ),
    }),
  },
} as const

import { z } from 'zod'
import { id, nothing, text, withId, words } from './endpoint.ts'
import { state } from './suggestions.ts'

const relation = z.enum(['duplicate', 'kindred'])
const judgement = z.enum(['duplicate', 'kindred', 'different'])
export type Judgement = z.infer<typeof judgement>

const share = z.number().min(0).max(1)
/** How like two texts are in each respect. */
export const likenessParts = z.object({
  title: share,
  topic: share,
  within: share,
  subject: share,
  /** Shared rare words besides the rarest, in rarest words. */
  evidence: z.number().min(0),
  words: share,
  pairs: share,
  runs: share,
  numbers: share.optional(),
})

const fileNamed = z.object({ id, name: z.string() })

/** Why two are held to be alike, as codes; `this` is the one that was asked about. */
export const likenessReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('same-text'), percent: z.number() }),
  z.object({ code: z.literal('within'), lesser: z.enum(['this', 'other']), percent: z.number() }),
  z.object({ code: z.literal('same-title') }),
  z.object({ code: z.literal('like-title'), percent: z.number() }),
  z.object({ code: z.literal('shared-words'), words: z.array(z.string()) }),
  z.object({ code: z.literal('same-numbers'), shared: z.number(), of: z.number() }),
  z.object({ code: z.literal('other-numbers'), of: z.number() }),
  z.object({
    code: z.literal('like-files'),
    files: z.array(z.object({ own: fileNamed, other: fileNamed, percent: z.number() })),
  }),
])
export type ShownReason = z.infer<typeof likenessReason>

/** A suggestion as it is listed beside others: its head, never its words. */
const likeHead = z.object({
  id,
  call: z.string(),
  no: z.string(),
  title: z.string(),
  kind: z.string(),
  field: z.string().nullable(),
  state,
  org: z.object({ name: z.string() }),
})
export type LikeHead = z.infer<typeof likeHead>

const likenessView = z.object({
  /** What was counted; null where they are not alike enough to be called anything, as where only their attachments are. */
  relation: relation.nullable(),
  score: share,
  parts: likenessParts,
  reasons: z.array(likenessReason),
  /** What a person said of it: it goes before what was counted. */
  judged: judgement.nullable(),
})

const side = z.object({
  head: likeHead,
  fields: z.array(
    z.object({
      path: z.string(),
      label: words,
      /** How much of what the field says stands in the other suggestion too. */
      share,
      /** The text in pieces; `passage` numbers those that are the same on both sides. */
      pieces: z.array(z.object({ text: z.string(), passage: z.number().int().optional() })),
    }),
  ),
})
export type LikeSide = z.infer<typeof side>

const twoIds = z.object({ id, other: id })

export const likeness = {
  'GET /suggestions/:id/similar': {
    summary: 'What is like this suggestion, among those that the reader may see; for staff.',
    tag: 'likeness',
    access: 'staff',
    params: withId,
    response: z.object({
      items: z.array(likenessView.extend({ suggestion: likeHead })),
      /** Directions of published guides, this year's and earlier ones. */
      directions: z.array(
        likenessView.omit({ judged: true }).extend({
          title: z.string(),
          no: z.string(),
          guide: z.object({ slug: z.string(), title: words }),
        }),
      ),
      /** It has been compared in its latest version. */
      compared: z.boolean(),
      mayJudge: z.boolean(),
    }),
  },
  'GET /suggestions/:id/similar/:other': {
    summary: 'Two suggestions field by field, with the passages that are the same.',
    tag: 'likeness',
    access: 'staff',
    params: twoIds,
    response: likenessView.extend({
      one: side,
      other: side,
      passages: z.number().int(),
      /** Attachments of both that say nearly the same, each with the longest passages that both have. */
      files: z.array(
        z.object({ own: fileNamed, other: fileNamed, percent: z.number(), passages: z.array(z.string()) }),
      ),
      mayJudge: z.boolean(),
    }),
  },
  'PUT /suggestions/:id/similar/:other': {
    summary:
      'Say whether two suggestions are the same, of one kind, or different; saying it again changes nothing.',
    tag: 'likeness',
    access: 'staff',
    params: twoIds,
    body: z.object({ judged: judgement }),
    response: nothing,
  },
  'POST /calls/:call/similar-titles': {
    summary: 'Published directions whose titles are like one being written; never what others suggested.',
    tag: 'likeness',
    access: 'signed-in',
    params: z.object({ call: text(60) }),
    body: z.object({ title: text(2000) }),
    response: z.object({
      items: z.array(
        z.object({
          title: z.string(),
          no: z.string(),
          score: share,
          guide: z.object({ slug: z.string(), title: words }),
        }),
      ),
    }),
  },
} as const

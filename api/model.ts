import { z } from 'zod'
import { keptBack } from '#core/model/sendable.ts'
import { id, instant, nothing, text, withId } from './endpoint.ts'
import { groupRow } from './groups.ts'

/** What was not sent to the model, and why. */
const leftOut = z.array(z.object({ suggestion: id, no: z.string(), because: z.enum(keptBack) }))

export const model = {
  'POST /directions/:id/model-wording': {
    summary:
      'Ask the language model to draft one field from the sources that may be sent; nothing is stored.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    /** A field of prose: a long text, or a table of sentences. */
    body: z.object({ field: text(200) }),
    response: z.object({
      /** The number of the fact that tells of the request; whatever is taken over names it. */
      asked: z.number().int(),
      model: z.string(),
      sentences: z.array(
        z.object({
          text: z.string(),
          /** The passages that the model says it comes from. */
          links: z.array(z.object({ suggestion: id, path: z.string() })),
        }),
      ),
      sent: z.array(id),
      leftOut,
    }),
  },
  'PUT /directions/:id/model-marks': {
    summary: 'Mark places whose words are taken over from the language model; done before they are written.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    body: z.object({ asked: z.number().int().min(1), places: z.array(text(200)).min(1).max(50) }),
    response: z.object({ at: instant }),
  },
  'POST /directions/:id/model-marks/checked': {
    summary: 'Say that somebody has checked what the language model wrote; the mark stays and says so.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    /** The mark as it was seen: one made anew since is another. */
    body: z.object({ place: text(200), at: instant }),
    response: nothing,
  },
  'POST /offices/:code/model-groups': {
    summary:
      'Ask the language model which of the suggestions that stand alone belong together; nothing is stored.',
    tag: 'condensing',
    access: 'staff',
    params: z.object({ code: text(20) }),
    body: z.object({ call: text(60), kind: text(60).optional(), field: text(60).optional() }),
    response: z.object({
      model: z.string(),
      /** The number of the question, by which a group made of it says so. */
      asked: z.number().int(),
      groups: z.array(z.object({ name: z.string(), members: z.array(groupRow) })),
      sent: z.number().int(),
      leftOut,
      /** More stand alone than are sent at once; kind and field narrow it down. */
      more: z.boolean(),
    }),
  },
} as const

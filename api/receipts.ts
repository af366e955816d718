import { z } from 'zod'
import { toldByLetter } from '#core/suggestion/letter.ts'
import { instant, text } from './endpoint.ts'

export const receipts = {
  'POST /receipts/verify': {
    summary:
      'Whether number and digest of a receipt or a letter belong together, and since when. Answers yes or no, the time and what it is.',
    tag: 'receipts',
    access: 'public',
    body: z.object({ no: text(60), digest: text(100) }),
    response: z.object({
      genuine: z.boolean(),
      at: instant.nullable(),
      version: z.number().int().nullable(),
      /** What the letter told, where it is one: a text can be forged, this not. */
      letter: z.enum(toldByLetter).nullable(),
      sealed: z.boolean(),
      purged: z.boolean(),
    }),
  },
} as const

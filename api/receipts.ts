import { z } from 'zod'
import { instant, text } from './endpoint.ts'

export const receipts = {
  'POST /receipts/verify': {
    summary:
      'Whether a number and a digest belong together, and since when. Answers yes or no and the time, nothing else.',
    tag: 'receipts',
    access: 'public',
    body: z.object({ no: text(60), digest: text(100) }),
    response: z.object({
      genuine: z.boolean(),
      at: instant.nullable(),
      version: z.number().int().nullable(),
      sealed: z.boolean(),
      purged: z.boolean(),
    }),
  },
} as const

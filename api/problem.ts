import { z } from 'zod'

/** A refusal on the wire (RFC 9457): `why` is the code whose sentence is in text/, `detail` the same in the reader's language. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  why: z.string(),
  detail: z.string(),
  /** For people who call for help. */
  request: z.string(),
  more: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof problem>

import { z } from 'zod'

/** A fact as the archive tells it: whole, or by its place in the chain alone where its reader does not read it. */
export const archivedFact = z.union([
  z.object({
    n: z.number().int(),
    happened: z.string(),
    detail: z.record(z.string(), z.unknown()),
    by: z.string().nullable(),
    at: z.number(),
    prev: z.string(),
    hash: z.string(),
  }),
  z.object({ n: z.number().int(), withheld: z.literal(true), prev: z.string(), hash: z.string() }),
])
export type ArchivedFact = z.infer<typeof archivedFact>

export const factFile = z.object({ subject: z.string(), facts: z.array(archivedFact) })

/** A checkpoint of the site's chain as the archive tells it. */
export const checkpointLine = z.object({ n: z.number().int(), prev: z.string(), hash: z.string() })

/** A version as the archive holds it; with its salt where nothing of it was held back, so that its digest can be taken again. */
export const versionFile = z.object({
  digest: z.string(),
  salt: z.string().nullable(),
  content: z.object({
    answers: z.record(z.string(), z.unknown()),
    unit: z.record(z.string(), z.unknown()),
    files: z.array(z.unknown()),
  }),
})

import { z } from 'zod'
import { id, text } from './endpoint.ts'

/** As which file, and in which words. */
const asked = z.object({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  words: z.enum(['zh', 'both']).default('zh'),
})

/** Forms on paper: filled and blank, as Word and as PDF. */
export const papers = {
  'GET /calls/:call/kinds/:kind/paper': {
    summary: 'The blank form of a kind with its condensation sheet, as Word or PDF.',
    tag: 'papers',
    access: 'public',
    params: z.object({ call: text(60), kind: text(20) }),
    query: asked,
    response: z.unknown(),
  },
  'GET /suggestions/:id/paper': {
    summary: 'A suggestion on its form, as Word or PDF: a version, or the draft to those who write it.',
    tag: 'papers',
    access: 'signed-in',
    params: z.object({ id }),
    query: asked.extend({ version: z.coerce.number().int().min(1).optional() }),
    response: z.unknown(),
  },
} as const

import { z } from 'zod'
import { page, text } from './endpoint.ts'
import { views } from './offices.ts'
import { deskRow } from './suggestions.ts'

/** A stretch of a text. */
const span = z.object({ from: z.number().int(), to: z.number().int() })
/** What is searched within: a view of the desk and the controls beside its list. */
const within = z.object({
  view: views.default('all'),
  call: text(60).optional(),
  kind: text(200).optional(),
  field: text(200).optional(),
  handler: text(60).optional(),
  cohort: z.enum(['concentrated', 'rolling']).optional(),
})
const query = text(200).default('')
const ofOffice = z.object({ code: text(20) })

export const search = {
  'GET /offices/:code/search': {
    summary: 'The office’s desk searched in the query language: ranked, with marked passages.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    query: page.extend(within.shape).extend({ q: query }),
    response: z.object({
      items: z.array(
        deskRow.extend({
          marks: z.object({
            /** Where the title says it. */
            title: z.array(span),
            /** The first passage below the title that says it. */
            snippet: z.object({ text: z.string(), marks: z.array(span) }).nullable(),
          }),
        }),
      ),
      total: z.number().int(),
      /** The total is as far as was counted, and there are more. */
      more: z.boolean(),
      next: z.string().nullable(),
      /** What could not be read in the query, in words; the rest of it counts. */
      findings: z.array(z.object({ at: span, says: z.string() })),
    }),
  },
  'GET /offices/:code/search/complete': {
    summary:
      'How a query may go on at the cursor: words of the call, and names from rows that the reader sees.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    query: within.extend({ q: query, at: z.coerce.number().int().min(0).max(200).default(0) }),
    response: z.object({
      /** What replaces which part of the query, and what it means. */
      completions: z.array(z.object({ at: span, insert: z.string(), says: z.string() })),
    }),
  },
} as const

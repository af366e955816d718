import { z } from 'zod'
import { unitColumns } from '#core/decide/org/entry.ts'
import { text } from './endpoint.ts'
import { importProblems } from './expert-import.ts'

/** The file as base64; 5 MB of it. */
const file = z.object({ name: text(300), content: text(7_500_000) })

export const unitRow = z.object({
  /** Its number in the file, the header being 1 where it is the first. */
  row: z.number().int(),
  name: z.string(),
  creditCode: z.string(),
  contactEmail: z.string(),
  /** `known`: registered already and left as it is; `again`: registered, but nobody administers it, so the contact is invited. */
  fate: z.enum(['new', 'again', 'known', 'faulty']),
  /** The code's check digit fits; a new unit whose digit does not waits to be verified like any other. */
  checkDigitFits: z.boolean(),
  /** The name that the unit is registered under, where it is another. */
  knownName: z.string().nullable(),
  findings: z.array(
    z.object({
      column: z.enum(unitColumns),
      /** The cell as people find it in the file: `C12`. */
      cell: z.string(),
      code: z.enum([
        'missing',
        'too-long',
        'not-a-name',
        'not-an-email',
        'not-a-credit-code',
        'unknown-code',
        'twice',
        'formula',
        'unstorable',
      ]),
      word: z.string(),
    }),
  ),
})
export type UnitRowView = z.infer<typeof unitRow>

const looked = z.object({
  /** Why the file as a whole cannot be read; everything else is empty then. */
  problem: z.enum(importProblems).nullable(),
  /** The columns that were missed. */
  missing: z.array(z.enum(unitColumns)),
  rows: z.array(unitRow),
  fresh: z.number().int(),
  again: z.number().int(),
  known: z.number().int(),
  faulty: z.number().int(),
})
export type UnitsLooked = z.infer<typeof looked>

export const unitImport = {
  'GET /admin/orgs-template': {
    summary: 'An empty table of units to fill in, as Excel, with its headings in the reader’s language.',
    tag: 'administration',
    access: 'staff',
    query: z.object({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    response: z.unknown(),
  },
  'POST /admin/orgs-import/preview': {
    summary: 'Read a table of units (xlsx or csv) and say of each row what becomes of it; nothing is kept.',
    tag: 'administration',
    access: 'staff',
    body: file,
    response: looked,
  },
  'POST /admin/orgs-import': {
    summary:
      'Take a table of units in wholly, or, with one fault in it, not at all: each is registered and verified, and its contact invited as administrator.',
    tag: 'administration',
    access: 'staff',
    body: file.extend({ key: z.uuid() }),
    response: z.object({ taken: z.boolean(), added: z.number().int(), invited: z.number().int(), looked }),
  },
} as const

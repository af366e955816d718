import { z } from 'zod'
import { tableColumns } from '#core/expert/entry.ts'
import { text } from './endpoint.ts'

/** The file as base64; 5 MB of it. */
const file = z.object({ name: text(300), content: text(7_500_000) })

const finding = z.object({
  column: z.enum(tableColumns),
  /** The cell as people find it in the file: `C12`. */
  cell: z.string(),
  code: z.string(),
  word: z.string(),
})

export const importRow = z.object({
  /** Its number in the file, the header being 1 where it is the first. */
  row: z.number().int(),
  name: z.string(),
  email: z.string(),
  orgName: z.string(),
  /** `known`: in the pool already, and left as it is there. */
  fate: z.enum(['new', 'known', 'faulty']),
  findings: z.array(finding),
})
export type ImportRowView = z.infer<typeof importRow>

export const importProblems = [
  'too-large',
  'not-a-table',
  'old-excel',
  'protected',
  'formula',
  'unreadable-text',
  'empty',
  'too-many-rows',
  'missing-columns',
] as const
export type ImportProblem = (typeof importProblems)[number]

const looked = z.object({
  /** Why the file as a whole cannot be read; everything else is empty then. */
  problem: z.enum(importProblems).nullable(),
  /** The columns that were missed. */
  missing: z.array(z.enum(tableColumns)),
  rows: z.array(importRow),
  fresh: z.number().int(),
  known: z.number().int(),
  faulty: z.number().int(),
})
export type ImportLooked = z.infer<typeof looked>

export const expertImport = {
  'GET /experts/template': {
    summary: 'An empty table to fill in, as Excel, with its headings in the reader’s language.',
    tag: 'experts',
    access: 'staff',
    query: z.object({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    response: z.unknown(),
  },
  'POST /experts/import/preview': {
    summary: 'Read a table of experts (xlsx or csv) and say of each row what is wrong; nothing is kept.',
    tag: 'experts',
    access: 'staff',
    body: file,
    response: looked,
  },
  'POST /experts/import': {
    summary: 'Take a table of experts in wholly, or, with one fault in it, not at all.',
    tag: 'experts',
    access: 'staff',
    body: file.extend({ key: z.uuid() }),
    response: z.object({ taken: z.boolean(), added: z.number().int(), looked }),
  },
} as const

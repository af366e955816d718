import { z } from 'zod'

/** Why a file is not read as a table. */
export const tableProblems = [
  'too-large',
  'not-a-table',
  'old-excel',
  'protected',
  'formula',
  'unreadable-text',
  'empty',
  'too-many-rows',
] as const

/** Tables that fill a question of a form. */
export const tables = {
  'POST /read-table': {
    summary:
      'Read the first sheet of a table (xlsx or csv), sent as application/octet-stream, as texts; nothing is kept.',
    tag: 'papers',
    access: 'signed-in',
    response: z.object({
      problem: z.enum(tableProblems).nullable(),
      /** Rows that say something, with their numbers in the file; the first holds the heads. */
      rows: z.array(z.object({ n: z.number().int(), cells: z.array(z.string()) })),
    }),
  },
} as const

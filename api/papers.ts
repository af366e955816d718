import { z } from 'zod'
import { carriedField } from './drafts.ts'
import { id, text } from './endpoint.ts'

/** As which file, and in which words. */
const asked = z.object({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  words: z.enum(['zh', 'both']).default('zh'),
})

/** Why a file is not read. */
export const paperProblem = z.enum([
  'old-or-locked',
  'not-word',
  'damaged',
  'too-large',
  'declares-entities',
  'unknown-form',
  'another-call',
])

/** What a filled form says, question by question, for its filer to confirm. Nothing of it is kept. */
export const readPaper = z.object({
  problem: paperProblem.nullable(),
  /** The kind that the file says it is, or that was asked for. */
  kind: z.string().nullable(),
  /** Whether it is the form in force, an older one whose answers were mapped, or does not say. */
  version: z.enum(['in-force', 'older', 'unknown']),
  fields: z.array(
    z.object({
      field: z.string(),
      /** Who says whose answer it is: mark and label, one of them, or they contradict each other. */
      confidence: z.enum(['both', 'mark', 'label', 'contradiction']),
      /** What stands in the file. */
      text: z.string(),
      state: z.enum(['value', 'blank', 'unclear']),
      value: z.unknown(),
      /** Cells of a table that could not be read. */
      cells: z.array(z.object({ row: z.number().int(), column: z.string(), text: z.string() })),
    }),
  ),
  /** Questions that the file has no place for. */
  missing: z.array(z.string()),
  /** What became of answers to an older form; between which versions of the call. */
  carried: z.array(carriedField),
  versions: z.object({ from: id, to: id }).nullable(),
})
export type ReadPaper = z.infer<typeof readPaper>

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
  'POST /calls/:call/read-paper': {
    summary: 'Read a filled Word form, sent as application/octet-stream; nothing is kept.',
    tag: 'papers',
    access: 'signed-in',
    params: z.object({ call: text(60) }),
    /** Which kind it is of, where the file does not say. */
    query: z.object({ kind: text(20).optional() }),
    response: readPaper,
  },
} as const

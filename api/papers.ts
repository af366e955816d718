import { z } from 'zod'
import { writtenStages } from '#core/project/project.ts'
import { carriedField } from './drafts.ts'
import { id, text } from './endpoint.ts'

/** As which file, and in which words; to be kept, or to be looked at in the page (PDF alone). */
const asked = z.object({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  words: z.enum(['zh', 'both']).default('zh'),
  show: z.enum(['file', 'page']).default('file'),
})
const fact = z.coerce.number().int().min(1)

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
      /** Files that rows name by their ids; no file comes on paper. */
      files: z.array(z.object({ row: z.string(), column: z.string(), name: z.string() })),
    }),
  ),
  /** Questions that the file has no place for. */
  missing: z.array(z.string()),
  /** What became of answers to an older form; between which versions of the call. */
  carried: z.array(carriedField),
  versions: z.object({ from: id, to: id }).nullable(),
})
export type ReadPaper = z.infer<typeof readPaper>

/** Papers: forms filled and blank, annexes, guides, receipts and letters, as Word and as PDF. */
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
  'GET /calls/:call/condensation/paper': {
    summary: 'The blank condensation sheet alone, as Word or PDF.',
    tag: 'papers',
    access: 'public',
    params: z.object({ call: text(60) }),
    query: asked,
    response: z.unknown(),
  },
  'GET /calls/:call/annexes/:no/paper': {
    summary: 'The annex that holds the standard of readiness, made from the call, as Word or PDF.',
    tag: 'papers',
    access: 'public',
    params: z.object({ call: text(60), no: text(20) }),
    query: asked,
    response: z.unknown(),
  },
  'GET /public/guides/:slug/paper': {
    summary: 'A guide as anybody may read it, with contents, as Word or PDF.',
    tag: 'papers',
    access: 'public',
    params: z.object({ slug: text(60) }),
    query: asked,
    response: z.unknown(),
  },
  'GET /guides/:id/paper': {
    summary: 'A guide as it would be printed now, for those who prepare it, as Word or PDF.',
    tag: 'papers',
    access: 'staff',
    params: z.object({ id }),
    query: asked,
    response: z.unknown(),
  },
  'GET /suggestions/:id/receipts/:fact/paper': {
    summary: 'The receipt of a hand-in with a code that leads to its check, as Word or PDF.',
    tag: 'papers',
    access: 'signed-in',
    params: z.object({ id, fact }),
    query: asked,
    response: z.unknown(),
  },
  'GET /suggestions/:id/letters/:fact/paper': {
    summary: 'The letter on a step of a suggestion with a code that leads to its check, as Word or PDF.',
    tag: 'papers',
    access: 'signed-in',
    params: z.object({ id, fact }),
    query: asked,
    response: z.unknown(),
  },
  'GET /projects/:id/paper': {
    summary:
      'Of a project, as Word or PDF: a snapshot, the blank form of a stage, or the stage that the reader writes.',
    tag: 'papers',
    access: 'signed-in',
    params: z.object({ id }),
    query: asked.extend({ snapshot: id.optional(), stage: z.enum(writtenStages).optional() }),
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

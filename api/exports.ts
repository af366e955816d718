import { z } from 'zod'
import { exportSorts, exportStates } from '#core/export.ts'
import { id, instant, nothing, page, text } from './endpoint.ts'

const exportView = z.object({
  id,
  sort: z.enum(exportSorts),
  state: z.enum(exportStates),
  name: z.string(),
  /** The filter that it was asked for with, for whoever asks for it again. */
  wanted: z.record(z.string(), z.unknown()),
  done: z.number().int(),
  total: z.number().int(),
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  personal: z.boolean(),
  /** How many attachments are missing in it, or not whole. */
  lacking: z.number().int(),
  /** Why it failed, or what it waits for: a sentence in the reader's language. */
  problem: z.string().nullable(),
  createdAt: instant,
  readyAt: instant.nullable(),
  expiresAt: instant.nullable(),
})
export type ExportView = z.infer<typeof exportView>

const rest = z.object({
  mode: z.enum(['never', 'last-hours', 'now']),
  hours: z.number().int().min(1).max(72),
})

/** Large files to take away: asked for, made by and by, fetched for a while. */
export const exports = {
  'POST /exports': {
    summary: 'Ask for a file of a list exactly as filtered, of suggestions with their history, or of a call.',
    tag: 'exports',
    access: 'signed-in',
    body: z.object({
      key: z.uuid(),
      sort: z.enum(exportSorts),
      /** The list's own filter. */
      wanted: z.record(z.string().max(40), z.unknown()),
    }),
    response: z.object({ export: exportView }),
  },
  'GET /exports': {
    summary: 'My exports, newest first, and until when exports rest.',
    tag: 'exports',
    access: 'signed-in',
    query: page,
    response: z.object({
      items: z.array(exportView),
      next: z.string().nullable(),
      rest: z.object({ now: z.boolean(), until: instant.nullable() }),
    }),
  },
  'GET /exports/:id': {
    summary: 'One of my exports, with how far it is.',
    tag: 'exports',
    access: 'signed-in',
    params: z.object({ id }),
    response: z.object({ export: exportView }),
  },
  'POST /exports/:id/cancel': {
    summary: 'Give up an export that is not done.',
    tag: 'exports',
    access: 'signed-in',
    params: z.object({ id }),
    response: nothing,
  },
  'GET /exports/:id/file': {
    summary: 'The file of one of my exports.',
    tag: 'exports',
    access: 'signed-in',
    params: z.object({ id }),
    response: z.unknown(),
  },
  'GET /exports-rest': {
    summary: 'When exports rest.',
    tag: 'exports',
    access: 'staff',
    response: z.object({ rest, maySet: z.boolean() }),
  },
  'PUT /exports-rest': {
    summary: 'Set when exports rest, with a reason that is kept.',
    tag: 'exports',
    access: 'staff',
    body: rest.extend({ reason: text(500) }),
    response: nothing,
  },
} as const

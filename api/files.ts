import { z } from 'zod'
import { id, nothing, text } from './endpoint.ts'

const ofSuggestion = z.object({ id })
const one = z.object({ id, file: id })

/** A file of a draft or version, with the parts that have arrived. */
export const fileView = z.object({
  id,
  field: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string().nullable(),
  state: z.enum(['uploading', 'ready']),
  scanned: z.enum(['not-scanned', 'clean']),
  /** How reading what it says came out, so that it can be found; null as long as it was not read. */
  said: z.enum(['read', 'cut', 'empty', 'locked', 'unreadable']).nullable(),
  parts: z.array(z.number().int()),
  partSize: z.number().int(),
})

/** A file to come. With its SHA-256, the same bytes announced again go on where they stopped. */
export const announcedFile = z.object({
  field: text(60),
  name: text(300),
  size: z.number().int().min(1),
  sha256: text(64).optional(),
})

/** Uploads come in parts, so that a broken one goes on where it stopped; any server takes any part. */
export const files = {
  'POST /suggestions/:id/files': {
    summary: 'Announce a file: name, size and type are checked before a byte is sent.',
    tag: 'files',
    access: 'signed-in',
    params: ofSuggestion,
    body: announcedFile,
    response: z.object({ file: fileView }),
  },
  'PUT /suggestions/:id/files/:file/parts/:n': {
    summary: 'One part, as application/octet-stream; sending it again replaces it.',
    tag: 'files',
    access: 'signed-in',
    params: one.extend({ n: z.coerce.number().int().min(0).max(10_000) }),
    response: z.object({ file: fileView }),
  },
  'POST /suggestions/:id/files/:file/finish': {
    summary: 'Join the parts; content, size, digest and scan decide.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    body: z.object({ sha256: text(64).optional() }),
    response: z.object({ file: fileView }),
  },
  'DELETE /suggestions/:id/files/:file': {
    summary: 'Take a file out of the draft.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    response: nothing,
  },
  'GET /suggestions/:id/files/:file': {
    summary: 'The bytes, always as an attachment.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    response: z.unknown(),
  },
  'GET /suggestions/:id/files/:file/preview': {
    summary:
      'To look at in the page: pictures and PDF as they are, a Word file as HTML without anything that acts.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    response: z.unknown(),
  },
} as const

import { z } from 'zod'
import { id, instant, withId } from './endpoint.ts'
import { fileView } from './files.ts'
import { officeRef, remarkView, state } from './suggestions.ts'

export const versionHead = z.object({
  n: z.number().int(),
  handedIn: instant,
  by: z.object({ id, name: z.string() }),
  digest: z.string(),
  /** The installed version of the call whose form it was written in. */
  callVersion: id,
})

export const timelineEntry = z.object({
  n: z.number().int(),
  happened: z.string(),
  at: instant,
  by: z.object({ id, name: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  remarks: z.array(remarkView),
})

/** What was handed in, and what has happened since. */
export const versions = {
  'GET /suggestions/:id/timeline': {
    summary: 'What has happened, in order.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({
      entries: z.array(
        timelineEntry.extend({
          /** Whether the reader gets a letter that tells of it. */
          letter: z.boolean(),
        }),
      ),
      next: z.object({ state, office: officeRef.nullable() }),
    }),
  },
  'GET /suggestions/:id/versions': {
    summary: 'The versions handed in.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({ versions: z.array(versionHead) }),
  },
  'GET /suggestions/:id/versions/:n': {
    summary: 'One version as handed in, redacted to what the reader may read.',
    tag: 'suggestions',
    access: 'signed-in',
    params: z.object({ id, n: z.coerce.number().int() }),
    response: z.object({
      head: versionHead,
      answers: z.record(z.string(), z.unknown()),
      unit: z.record(z.string(), z.unknown()),
      files: z.array(fileView),
      hidden: z.array(z.string()),
      purged: z.boolean(),
    }),
  },
} as const

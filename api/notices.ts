import { z } from 'zod'
import { id, instant, nothing, page } from './endpoint.ts'

export const notices = {
  'GET /notices': {
    summary: 'My notices, newest first; the sentence is in text/ under the sort.',
    tag: 'notices',
    access: 'signed-in',
    query: page,
    response: z.object({
      items: z.array(
        z.object({
          id,
          sort: z.string(),
          suggestion: id.nullable(),
          org: id.nullable(),
          project: id.nullable(),
          params: z.record(z.string(), z.unknown()),
          at: instant,
          readAt: instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
      unread: z.number().int(),
    }),
  },
  'POST /notices/read': {
    summary: 'Mark as read; none named means all.',
    tag: 'notices',
    access: 'signed-in',
    body: z.object({ ids: z.array(id).max(500) }),
    response: nothing,
  },
} as const

import { z } from 'zod'
import { instant, text, words } from './endpoint.ts'

const pause = z.object({ from: instant, to: instant, says: words })
const phase = z.enum(['before', 'concentrated', 'rolling', 'paused'])

/** How the site stands: for everybody in a line, for who keeps it in many. */
export const health = {
  'GET /status': {
    summary: 'Whether the site works, which windows are open, and when it will rest; for everybody.',
    tag: 'site',
    access: 'public',
    response: z.object({
      now: instant,
      calls: z.array(z.object({ call: z.string(), title: words, phase, opens: instant, closes: instant })),
      pauses: z.array(pause),
    }),
  },
  'GET /admin/health': {
    summary: 'What the doctor finds that costs little to look at: database, queue, mail, disk, last backup.',
    tag: 'administration',
    access: 'staff',
    response: z.object({
      at: instant,
      findings: z.array(
        z.object({
          check: z.string(),
          state: z.enum(['ok', 'warn', 'bad']),
          /** The sentence and the remedy are in text/ under it. */
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
      server: z.object({ build: z.string(), startedAt: instant, memory: z.number().int() }),
      pauses: z.array(pause),
    }),
  },
  'PUT /admin/pauses': {
    summary: 'Announce when the site will rest; replaces what was announced.',
    tag: 'administration',
    access: 'staff',
    body: z.object({
      pauses: z
        .array(z.object({ from: instant, to: instant, says: z.object({ zh: text(200), en: text(200) }) }))
        .max(50),
    }),
    response: z.object({ pauses: z.array(pause) }),
  },
} as const

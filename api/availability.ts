import { z } from 'zod'
import { instant } from './endpoint.ts'

/** Whether the site was there, as it measured itself. */
export const availability = {
  'GET /public/availability': {
    summary: 'How much of the last thirty days the site answered, and every outage.',
    tag: 'session',
    access: 'public',
    response: z.object({
      /** What is known begins here; null where nothing is known yet. */
      from: instant.nullable(),
      to: instant,
      /** Between nought and one. */
      share: z.number(),
      outages: z.array(z.object({ from: instant, to: instant })),
    }),
  },
} as const

import { z } from 'zod'
import { features } from '#core/feature.ts'
import { nothing, text } from './endpoint.ts'

const resting = z.array(z.enum(features))

/** Parts of the site that can rest. */
export const siteFeatures = {
  'GET /resting-features': {
    summary: 'Which parts of the site rest.',
    tag: 'site',
    access: 'staff',
    response: z.object({ resting, maySet: z.boolean() }),
  },
  'PUT /resting-features': {
    summary: 'Let parts of the site rest, or wake them, with a reason that is kept.',
    tag: 'site',
    access: 'staff',
    body: z.object({ resting, reason: text(500) }),
    response: nothing,
  },
} as const

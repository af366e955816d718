import { z } from 'zod'
import { text } from './endpoint.ts'

const count = z.object({ key: z.string(), count: z.number().int() })

export const statistics = {
  'GET /statistics': {
    summary: 'Counts within the reader’s scope: a unit, a district, an office, or all.',
    tag: 'statistics',
    access: 'signed-in',
    query: z.object({
      call: text(60),
      scope: z.enum(['unit', 'district', 'office', 'all']),
      of: text(60).optional(),
    }),
    response: z.object({
      total: z.number().int(),
      byState: z.array(count),
      byKind: z.array(count),
      byOffice: z.array(count),
      byDistrict: z.array(count),
      byOrgType: z.array(count),
      kindByField: z.array(
        z.object({ kind: z.string(), field: z.string().nullable(), count: z.number().int() }),
      ),
      byDay: z.array(z.object({ day: z.string(), count: z.number().int() })),
    }),
  },
} as const

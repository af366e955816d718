import type { statistics } from '#api/statistics.ts'
import { countable } from '#core/permission/statistics.ts'
import { countIn } from '../db/statistics.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Counts, each reader's within what they may see anyway. */
export const statisticsRoutes = {
  'GET /statistics': async (ctx, { query, actor }) => {
    const scope = granted(countable(actor, query.scope, query.of))
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
    if (scope.by === 'unit' && !scope.of.every((it) => uuid.test(it))) throw new Refused({ why: 'not-found' })
    if (!(await ctx.calls.byId(query.call))) throw new Refused({ why: 'not-found' })
    const counts = await countIn(ctx.db, query.call, scope)
    return {
      total: counts.total,
      byState: [...counts.byState],
      byKind: [...counts.byKind],
      byOffice: [...counts.byOffice],
      byDistrict: [...counts.byDistrict],
      byOrgType: [...counts.byOrgType],
      kindByField: [...counts.kindByField],
      byDay: [...counts.byDay],
    }
  },
} satisfies HandlersOf<typeof statistics>

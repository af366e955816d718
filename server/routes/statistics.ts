import { createHash } from 'node:crypto'
import type { statistics } from '#api/statistics.ts'
import { countable } from '#core/permission/statistics.ts'
import type { Context } from '../context.ts'
import { countIn, waitingIn } from '../db/statistics.ts'
import { askable, counted, figurePage } from '../lists/figure-list.ts'
import { sendKept } from '../present/kept.ts'
import { presentStatistics } from '../present/statistics.ts'
import { transparencyText } from '../present/transparency.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Counts, each reader's within what they may see anyway, the lists behind them, and what everybody may know. */
export const statisticsRoutes = {
  'GET /statistics': async (ctx, { query, actor, at }) => {
    const scope = askable(granted(countable(actor, query.scope, query.of)))
    const call = await counted(ctx, query.call)
    const [counts, waiting] = await Promise.all([
      countIn(ctx.db, scope, query),
      waitingIn(ctx.db, scope, query, at),
    ])
    return presentStatistics({ call, scope, counts, waiting, at })
  },
  'GET /statistics/list': (ctx, { query, actor, at }) => figurePage(ctx, actor, query, at),
  'GET /public/transparency/:call': async (ctx, { params, request, reply, at }) => {
    const text = await transparencyText(ctx, await known(ctx, params.call), at)
    const tag = createHash('sha256').update(text).digest('hex').slice(0, 32)
    return sendKept(request, reply, tag, () => text)
  },
} satisfies HandlersOf<typeof statistics>

async function known(ctx: Context, call: string) {
  const installed = await ctx.calls.byId(call)
  if (!installed) throw new Refused({ why: 'not-found' })
  return installed
}

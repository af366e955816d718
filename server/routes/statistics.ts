import { createHash } from 'node:crypto'
import type { statistics } from '#api/statistics.ts'
import { type CountScope, countable, listable } from '#core/permission/statistics.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { countIn, waitingIn } from '../db/statistics.ts'
import { figureList } from '../db/statistics-list.ts'
import { sendKept } from '../present/kept.ts'
import { presentListed } from '../present/listed.ts'
import { presentStatistics } from '../present/statistics.ts'
import { transparencyText } from '../present/transparency.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Counts, each reader's within what they may see anyway, the lists behind them, and what everybody may know. */
export const statisticsRoutes = {
  'GET /statistics': async (ctx, { query, actor, at }) => {
    const scope = askable(granted(countable(actor, query.scope, query.of)))
    const { call } = await known(ctx, query.call)
    const [counts, waiting] = await Promise.all([
      countIn(ctx.db, scope, query),
      waitingIn(ctx.db, scope, query, at),
    ])
    return presentStatistics({ call, scope, counts, waiting, at })
  },
  'GET /statistics/list': async (ctx, { query, actor, at }) => {
    const scope = askable(granted(listable(actor, query.scope, query.of)))
    const { call } = await known(ctx, query.call)
    const { rows, total } = await figureList(ctx.db, actor, {
      scope,
      narrowed: query,
      cell: {
        ...query,
        states: query.state?.split(',').filter(Boolean) ?? [],
      },
      cursor: granted(readCursor(query.cursor || undefined, 'time')),
      limit: query.limit,
      at,
    })
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
    return {
      items: rows.slice(0, query.limit).map((row) => presentListed(row, call.calendar, actor, at)),
      total,
      next: last ? writeCursor({ value: last.first_handed_in?.getTime() ?? 0, id: last.id }) : null,
    }
  },
  'GET /public/transparency/:call': async (ctx, { params, request, reply, at }) => {
    const text = await transparencyText(ctx, await known(ctx, params.call), at)
    const tag = createHash('sha256').update(text).digest('hex').slice(0, 32)
    return sendKept(request, reply, tag, () => text)
  },
} satisfies HandlersOf<typeof statistics>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is no id of a unit is no unit: the database would take it for a fault. */
function askable<Scope extends CountScope>(scope: Scope): Scope {
  if (scope.by === 'unit' && !scope.of.every((it) => uuid.test(it))) throw new Refused({ why: 'not-found' })
  return scope
}

async function known(ctx: Context, call: string) {
  const installed = await ctx.calls.byId(call)
  if (!installed) throw new Refused({ why: 'not-found' })
  return installed
}

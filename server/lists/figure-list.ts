import type { z } from 'zod'
import type { statistics } from '#api/statistics.ts'
import type { Call } from '#core/call/call.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { type CountScope, listable } from '#core/permission/statistics.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { figureList } from '../db/statistics-list.ts'
import { type ListedView, presentListed } from '../present/listed.ts'
import { granted, Refused } from '../refused.ts'

type Query = z.output<(typeof statistics)['GET /statistics/list']['query']>

/** A page of the list behind a figure, as its screen and its register show it. */
export async function figurePage(
  ctx: Context,
  actor: Actor,
  query: Query,
  at: Instant,
): Promise<{ items: ListedView[]; total: number; next: string | null }> {
  const scope = askable(granted(listable(actor, query.scope, query.of)))
  // What a unit is not told it is not counted by either.
  if (scope.by === 'unit' && query.handler !== undefined)
    throw new Refused({ why: 'bad-input', problems: [{ at: 'handler', problem: 'not of a unit' }] })
  const call = await counted(ctx, query.call)
  const { rows, total } = await figureList(ctx.db, actor, {
    scope,
    narrowed: query,
    cell: { ...query, states: query.state?.split(',').filter(Boolean) ?? [] },
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
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is no id of a unit is no unit: the database would take it for a fault. */
export function askable<Scope extends CountScope>(scope: Scope): Scope {
  if (scope.by === 'unit' && !scope.of.every((it) => uuid.test(it))) throw new Refused({ why: 'not-found' })
  return scope
}

/** The call whose suggestions are counted. */
export async function counted(ctx: Context, call: string): Promise<Call> {
  const installed = await ctx.calls.byId(call)
  if (!installed) throw new Refused({ why: 'not-found' })
  return installed.call
}

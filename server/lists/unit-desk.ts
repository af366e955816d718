import type { z } from 'zod'
import type { Queued, reviews } from '#api/reviews.ts'
import { graceEnds } from '#core/call/window.ts'
import type { OrgId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { accountsOf } from '../commands/suggestion/accounts.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { unitPage } from '../db/unit-queue.ts'
import { presentListed } from '../present/listed.ts'
import { granted, Refused } from '../refused.ts'

/** The desk is read by the unit's reviewers and administrators; for everybody else there is no such unit. */
export function unitOf(actor: Actor, id: string): OrgId {
  const org = id as OrgId
  if (!actor.reviewsFor.includes(org) && !actor.administers.includes(org))
    throw new Refused({ why: 'not-found' })
  return org
}

type Query = z.output<(typeof reviews)['GET /unit/:id/queue']['query']>

/** What the controls beside the list ask for. */
export const unitFilter = ({ kind, field, q, call }: Query) => ({ kind, field, q, call })

/** A page of the unit's desk, as its screen and its register show it. */
export async function unitDesk(
  ctx: Context,
  actor: Actor,
  id: string,
  query: Query,
  at: Instant,
): Promise<{ items: Queued[]; next: string | null }> {
  const org = unitOf(actor, id)
  const given = {
    view: query.view,
    filter: unitFilter(query),
    sort: query.sort,
    cursor: granted(readCursor(query.cursor || undefined, sortedBy[query.sort])),
    limit: query.limit,
    now: at,
  }
  const [rows, calls, accounts, authored] = await Promise.all([
    unitPage(ctx.db, actor, org, given).execute(),
    ctx.calls.current(),
    ctx.db.transaction().execute((tx) => accountsOf(tx, org)),
    authoredBy(ctx, actor, org),
  ])
  const byId = new Map(calls.map((it) => [it.call.id as string, it.call]))
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return {
    items: rows.slice(0, query.limit).flatMap((row) => {
      const call = byId.get(row.call)
      if (!call) return []
      const waits = row.state === 'unit-review'
      const lastDay = waits && row.cohort === 'concentrated' ? graceEnds(call.window) : null
      return [
        {
          ...presentListed(row, call.calendar, actor, at),
          lastDay,
          blocks: [
            ...(waits && accounts === 'several' && authored.has(row.id) ? (['own'] as const) : []),
            ...(waits && row.org_verified_at === null ? (['unverified'] as const) : []),
            ...(lastDay !== null && at >= lastDay ? (['grace-ended'] as const) : []),
          ],
        },
      ]
    }),
    next: last ? writeCursor({ value: last.sort_key, id: last.id }) : null,
  }
}

const sortedBy = { waiting: 'time', title: 'text', kind: 'text', rank: 'place' } as const

/** What the person wrote themselves among what waits in the unit. */
async function authoredBy(ctx: Context, actor: Actor, org: OrgId): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('suggestion')
    .leftJoin('co_author', (on) =>
      on.onRef('co_author.suggestion', '=', 'suggestion.id').on('co_author.person', '=', actor.person),
    )
    .select('suggestion.id')
    .where('suggestion.org', '=', org)
    .where('suggestion.state', '=', 'unit-review')
    .where((eb) => eb.or([eb('suggestion.filer', '=', actor.person), eb('co_author.person', 'is not', null)]))
    .execute()
  return new Set(rows.map((it) => it.id))
}

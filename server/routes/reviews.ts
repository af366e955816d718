import type { reviews } from '#api/reviews.ts'
import { graceEnds } from '#core/call/window.ts'
import type { OrgId } from '#core/id.ts'
import { allowedOf } from '#core/org/quota.ts'
import type { Actor } from '#core/permission/actor.ts'
import { moveMany, previewBulk } from '../commands/bulk.ts'
import { accountsOf } from '../commands/suggestion/accounts.ts'
import { approve, decideApprove } from '../commands/suggestion/approve.ts'
import { unitRefuse } from '../commands/suggestion/unit-refuse.ts'
import { unitReturn } from '../commands/suggestion/unit-return.ts'
import { rank } from '../commands/unit/rank.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { handedInByKind, unfinishedOf, unitCounts, unitPage } from '../db/unit-queue.ts'
import { presentListed } from '../present/listed.ts'
import { problemOf } from '../problem.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { moved } from './moved.ts'

const day = 86_400_000
/** A grace that ends within these days is an alarm. */
const alarmWithin = 5 * day

/** The desk of a unit's research office. */
export const reviewRoutes = {
  'GET /unit/:id/queue': async (ctx, { actor, params, query, at }) => {
    const org = deskOf(actor, params.id)
    const given = {
      view: query.view,
      filter: { kind: query.kind, field: query.field, q: query.q, call: query.call },
      sort: query.sort,
      cursor: granted(readCursor(query.cursor || undefined, sortedBy[query.sort])),
      limit: query.limit,
      now: at,
    }
    const [rows, counts, used, unit, calls, accounts, authored] = await Promise.all([
      unitPage(ctx.db, actor, org, given).execute(),
      unitCounts(ctx.db, actor, org, given.filter, at).executeTakeFirstOrThrow(),
      handedInByKind(ctx.db, org).execute(),
      ctx.db
        .selectFrom('org')
        .select(['quotas', 'verified_at'])
        .where('id', '=', org)
        .executeTakeFirstOrThrow(),
      ctx.calls.current(),
      ctx.db.transaction().execute((tx) => accountsOf(tx, org)),
      authoredBy(ctx, actor, org),
    ])
    const byId = new Map(calls.map((it) => [it.call.id as string, it.call]))
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
    const verified = unit.verified_at !== null
    const items = rows.slice(0, query.limit).flatMap((row) => {
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
            ...(waits && !verified ? (['unverified'] as const) : []),
            ...(lastDay !== null && at >= lastDay ? (['grace-ended'] as const) : []),
          ],
        },
      ]
    })
    const quotas = calls.flatMap(({ call }) =>
      call.kinds.flatMap(({ code: kind }) => {
        const quota = allowedOf(kind, call.handling.quotaPerKind, unit.quotas)
        const held = used.find((it) => it.kind === kind && it.call === call.id)
        return quota === null ? [] : [{ call: call.id, kind, quota, used: Number(held?.used ?? 0) }]
      }),
    )
    const waiting = Number(counts.waiting)
    const soon = calls
      .map(({ call }) => graceEnds(call.window))
      .filter((ends) => at < ends && ends - at <= alarmWithin)
      .toSorted((a, b) => a - b)[0]
    return {
      items,
      total: Number(counts[query.view]),
      next: last ? writeCursor({ value: last.sort_key, id: last.id }) : null,
      counts: Object.fromEntries(Object.entries(counts).map(([view, count]) => [view, Number(count)])),
      quotas,
      alarms: [
        ...(soon !== undefined && waiting > 0
          ? [
              {
                sort: soon - at <= day ? ('last-day' as const) : ('grace-ending' as const),
                count: waiting,
                at: soon,
              },
            ]
          : []),
        ...(Number(counts['not-signed']) > 0
          ? [{ sort: 'released-not-signed' as const, count: Number(counts['not-signed']), at: null }]
          : []),
        ...(verified ? [] : [{ sort: 'unverified' as const, count: waiting, at: null }]),
      ],
    }
  },
  'GET /unit/:id/unfinished': async (ctx, { actor, params }) => {
    const rows = await unfinishedOf(ctx.db, deskOf(actor, params.id)).execute()
    return { items: rows.map(({ edited_at, ...it }) => ({ ...it, editedAt: edited_at.getTime() })) }
  },
  'POST /suggestions/:id/approve': moved(approve),
  'POST /suggestions/:id/unit-return': moved(unitReturn),
  'POST /suggestions/:id/unit-refuse': moved(unitRefuse),
  'POST /unit/:id/release/preview': async (ctx, { actor, params, body, language, at }) => {
    const org = reviewedBy(actor, params.id)
    const previews = await previewBulk(ctx, actor, body.items, (held) => decideApprove(actor, held, at))
    return {
      items: previews
        .filter(({ it }) => it.org === org)
        .map(({ it, outcome }) => ({
          id: it.id,
          no: it.no,
          title: it.title,
          revision: it.revision,
          will: outcome.ok ? ('release' as const) : ('skip' as const),
          why: outcome.ok ? null : problemOf(outcome.error, language, '').detail,
          office: 'destination' in it ? it.destination : null,
        })),
    }
  },
  'POST /unit/:id/release': async (ctx, { actor, params, body, language, at }) => {
    const org = reviewedBy(actor, params.id)
    const { done, skipped } = granted(
      await moveMany(
        ctx,
        actor,
        body,
        at,
        `release ${org}`,
        (held) =>
          held.it.org === org ? decideApprove(actor, held, at) : { ok: false, error: { why: 'not-found' } },
        'unit-review',
      ),
    )
    return {
      done: [...done],
      skipped: skipped.map(({ id, reason }) => ({ id, why: problemOf(reason, language, '').detail })),
    }
  },
  'PUT /unit/:id/ranking': async (ctx, { actor, params, body }) => {
    granted(await rank(ctx, actor, reviewedBy(actor, params.id), body))
    return {}
  },
} satisfies HandlersOf<typeof reviews>

const sortedBy = { waiting: 'time', title: 'text', kind: 'text', rank: 'place' } as const

/** The desk is read by the unit's reviewers and administrators; for everybody else there is no such unit. */
function deskOf(actor: Actor, id: string): OrgId {
  const org = id as OrgId
  if (!actor.reviewsFor.includes(org) && !actor.administers.includes(org))
    throw new Refused({ why: 'not-found' })
  return org
}

function reviewedBy(actor: Actor, id: string): OrgId {
  const org = deskOf(actor, id)
  if (!actor.reviewsFor.includes(org)) throw new Refused({ why: 'not-yours' })
  return org
}

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

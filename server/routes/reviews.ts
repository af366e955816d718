import type { reviews } from '#api/reviews.ts'
import { graceEnds } from '#core/call/window.ts'
import type { OrgId } from '#core/id.ts'
import { allowedOf } from '#core/org/quota.ts'
import type { Actor } from '#core/permission/actor.ts'
import { moveMany, previewBulk } from '../commands/bulk.ts'
import { approve, decideApprove } from '../commands/suggestion/approve.ts'
import { unitRefuse } from '../commands/suggestion/unit-refuse.ts'
import { unitReturn } from '../commands/suggestion/unit-return.ts'
import { rank } from '../commands/unit/rank.ts'
import { handedInByKind, unfinishedOf, unitCounts } from '../db/unit-queue.ts'
import { unitDesk, unitFilter, unitOf } from '../lists/unit-desk.ts'
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
    const org = unitOf(actor, params.id)
    const [page, counts, used, unit, calls] = await Promise.all([
      unitDesk(ctx, actor, org, query, at),
      unitCounts(ctx.db, actor, org, unitFilter(query), at).executeTakeFirstOrThrow(),
      handedInByKind(ctx.db, org).execute(),
      ctx.db
        .selectFrom('org')
        .select(['quotas', 'verified_at'])
        .where('id', '=', org)
        .executeTakeFirstOrThrow(),
      ctx.calls.current(),
    ])
    const verified = unit.verified_at !== null
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
      ...page,
      total: Number(counts[query.view]),
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
    const rows = await unfinishedOf(ctx.db, unitOf(actor, params.id)).execute()
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

function reviewedBy(actor: Actor, id: string): OrgId {
  const org = unitOf(actor, id)
  if (!actor.reviewsFor.includes(org)) throw new Refused({ why: 'not-yours' })
  return org
}

import type { z } from 'zod'
import type { statistics } from '#api/statistics.ts'
import type { Call, WorkingDays } from '#core/call/call.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { CountScope } from '#core/permission/statistics.ts'
import { flowOf } from '#core/statistics/flow.ts'
import { thinSpots, usualFew } from '#core/statistics/thin.ts'
import { spreadOf } from '#core/statistics/waiting.ts'
import type { Counts, WaitingSince } from '../db/statistics.ts'
import { workingDaysSince } from './waited.ts'

export type StatisticsView = z.input<(typeof statistics)['GET /statistics']['response']>

interface Given {
  readonly call: Call
  readonly scope: CountScope
  readonly counts: Counts
  readonly waiting: readonly WaitingSince[]
  readonly at: Instant
}

/** The figures of a scope as the wire carries them. */
export function presentStatistics({ call, scope, counts, waiting, at }: Given): StatisticsView {
  const waited = (of: readonly WaitingSince[]) => waitedOf(of, call.calendar, at)
  const [office] = scope.by === 'office' && scope.of.length === 1 ? scope.of : []
  const few = call.figures?.few ?? usualFew
  const flow = flowOf(counts.byState.map(({ key, count }) => ({ state: key, count })))
  const thin =
    scope.by === 'all' || office !== undefined ? thinSpots(call, counts.kindByField, few, office) : []
  return {
    total: counts.total,
    byState: [...counts.byState],
    byKind: [...counts.byKind],
    byOffice: [...counts.byOffice],
    byDistrict: [...counts.byDistrict],
    byOrgType: [...counts.byOrgType],
    kindByField: [...counts.kindByField],
    byDay: [...counts.byDay],
    levels: [...counts.levels],
    offices: counts.byOffice.map(({ key }) => ({
      office: key,
      states: counts.officeStates
        .filter((it) => it.office === key)
        .map(({ state, count }) => ({ key: state, count })),
      waiting: waited(waiting.filter((it) => it.office === key)),
    })),
    handlers: office === undefined ? [] : handlersOf(waiting, waited),
    flow: {
      nodes: flow.nodes.map((it) => ({ ...it, states: [...it.states] })),
      links: [...flow.links],
    },
    thin: { few, spots: thin.map((it) => ({ ...it, offices: [...it.offices] })) },
  }
}

function waitedOf(of: readonly WaitingSince[], calendar: WorkingDays, at: Instant) {
  const spread = spreadOf(
    of.map(({ day, count }) => ({ days: workingDaysSince(day, dayOf(at), calendar), count })),
  )
  return { ...spread, overdue: of.reduce((sum, it) => sum + it.overdue, 0) }
}

function handlersOf(
  waiting: readonly WaitingSince[],
  waited: (of: readonly WaitingSince[]) => ReturnType<typeof waitedOf>,
): StatisticsView['handlers'] {
  return [...new Set(waiting.map((it) => it.handler))]
    .map((id) => {
      const own = waiting.filter((it) => it.handler === id)
      return {
        handler: id === null ? null : { id, name: own[0]?.handlerName ?? '' },
        waiting: waited(own),
      }
    })
    .toSorted((a, b) => b.waiting.count - a.waiting.count)
}

import type { Instant } from '../instant.ts'
import type { Window } from './call.ts'

/** A stretch of time in which the site answered nobody. */
export interface Outage {
  readonly from: Instant
  readonly to: Instant
}

/** What the call promises for an outage shortly before its end, so that nobody has to ask for it (asks.md 29). */
export interface OutageRule {
  /** Outages count that lie so many hours before the end. */
  readonly withinHours: number
  /** Together they must last so long. */
  readonly leastMinutes: number
  /** The end then moves by so many hours. */
  readonly addsHours: number
}

const minute = 60_000
const hour = 60 * minute

/** A server says once a minute that it answers; two silent minutes are an outage, one may be a restart. */
const silence = 2 * minute

/**
 * The outages between two instants, by the minutes in which the site said that it answers, in order. Nothing is known before the
 * first such minute, so nothing counts there.
 */
export function outagesIn(minutes: readonly Instant[], from: Instant, to: Instant): readonly Outage[] {
  const [first] = minutes
  if (first === undefined) return []
  const known = [...minutes.filter((it) => it < to), to]
  return known
    .flatMap((it, n) => {
      const before = known[n - 1]
      return before !== undefined && it - before - minute > silence ? [{ from: before + minute, to: it }] : []
    })
    .map((it) => ({ from: Math.max(it.from, from), to: it.to }))
    .filter((it) => it.to > it.from)
}

export const lengthOf = (outages: readonly Outage[]): number =>
  outages.reduce((sum, it) => sum + (it.to - it.from), 0)

/** From when on outages count: within the hours before the end, and after whatever moved the end the last time. */
export function countsFrom({ closes, extensions }: Window, rule: OutageRule): Instant {
  const last = extensions.at(-1)
  return Math.max(closes - rule.withinHours * hour, last?.at ?? Number.NEGATIVE_INFINITY)
}

/**
 * The new end that the rule gives, or undefined. An outage that reaches beyond the end counts up to the end, and is made good even
 * where the end has passed meanwhile, as long as the new one lies ahead.
 */
export function owedEnd(
  window: Window,
  rule: OutageRule,
  minutes: readonly Instant[],
  now: Instant,
): { readonly closes: Instant; readonly lasted: number } | undefined {
  if (now < window.opens) return undefined
  const closes = window.closes + rule.addsHours * hour
  if (now >= closes) return undefined
  const lasted = lengthOf(outagesIn(minutes, countsFrom(window, rule), Math.min(now, window.closes)))
  return lasted >= rule.leastMinutes * minute ? { closes, lasted } : undefined
}

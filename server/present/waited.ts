import { workingDaysBetween } from '#core/calendar.ts'
import type { WorkingDays } from '#core/call/call.ts'
import type { Day } from '#core/instant.ts'

interface Counted {
  today: Day
  readonly since: Map<Day, number>
}

const counted = new WeakMap<WorkingDays, Counted>()

/**
 * Whole working days until today. A desk asks this for every row of every page, with the same few days again and again, and
 * counting looks at each day between: each is counted once a day.
 */
export function workingDaysSince(from: Day, today: Day, calendar: WorkingDays): number {
  let known = counted.get(calendar)
  if (known?.today !== today) {
    known = { today, since: new Map() }
    counted.set(calendar, known)
  }
  let days = known.since.get(from)
  if (days === undefined) {
    days = workingDaysBetween(from, today, calendar)
    known.since.set(from, days)
  }
  return days
}

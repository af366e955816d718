import { type Day, plusDays } from '../instant.ts'
import type { Blackout } from './expert.ts'

/** So many free days are enough to judge; of a shorter round every day must be free. */
export const leastFreeDays = 5

/** Nobody plans further ahead than this. */
const daysLooked = 400

/** Whether an expert has too few days between now and the day on which the sheets are due; without one, today decides. */
export function isAway(blackouts: readonly Blackout[], today: Day, due: Day | null): boolean {
  if (!blackouts.some((it) => today <= it.to)) return false
  const last = plusDays(today, daysLooked)
  const until = due === null || due < today ? today : due < last ? due : last
  if (!blackouts.some((it) => it.from <= until && today <= it.to)) return false
  let [free, days] = [0, 0]
  for (let day = today; day <= until && free < leastFreeDays; day = plusDays(day, 1)) {
    days += 1
    if (!blackouts.some((it) => it.from <= day && day <= it.to)) free += 1
  }
  return free < Math.min(leastFreeDays, days)
}

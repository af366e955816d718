import type { WorkingDays } from './call/call.ts'
import { type Day, isDay, plusDays, startOf } from './instant.ts'

/** Whether the bureau works on that day: weekends off, except as the calendar's holidays and make-up days say. */
export function isWorkingDay(day: Day, calendar: WorkingDays): boolean {
  if (calendar.workdays.includes(day)) return true
  if (calendar.holidays.includes(day)) return false
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/**
 * The day on which a term of so many working days ends. The day itself does not count (民法典 art. 201), so none is the
 * day itself; a negative number goes back.
 */
export function plusWorkingDays(day: Day, count: number, calendar: WorkingDays): Day {
  const step = count < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(Math.trunc(count)); left > 0; ) {
    at = plusDays(at, step)
    if (isWorkingDay(at, calendar)) left--
  }
  return at
}

/** How many working days lie after `from` up to and including `to`; negative when `to` comes first. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingDays): number {
  if (!isDay(from) || !isDay(to)) return 0
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let at = from; at < to; ) {
    at = plusDays(at, 1)
    if (isWorkingDay(at, calendar)) count++
  }
  return count
}

/** 1970-01-01 was a Thursday; 0 is Sunday. */
const weekdayOf = (day: Day): number => {
  const days = Math.floor((startOf(day) + 8 * 3_600_000) / 86_400_000)
  return (((days + 4) % 7) + 7) % 7
}

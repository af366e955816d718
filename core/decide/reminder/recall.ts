import { isWorkingDay, plusWorkingDays, workingDaysBetween } from '../../calendar.ts'
import type { Window, WorkingDays } from '../../call/call.ts'
import { graceEnds, graceWarnings } from '../../call/window.ts'
import { type Day, dayOf, type Instant } from '../../instant.ts'

/** The last day of something that ends at an instant which no longer counts. */
export const lastDayOf = (end: Instant): Day => dayOf(end - 1)

/** Whether today is the last day, or lies so many working days before it; nobody is reminded on a day off without need. */
export function recallsOn(
  today: Day,
  end: Instant,
  ahead: readonly number[],
  calendar: WorkingDays,
): boolean {
  const last = lastDayOf(end)
  if (today >= last) return today === last
  return (
    isWorkingDay(today, calendar) && ahead.some((days) => plusWorkingDays(last, -days, calendar) === today)
  )
}

/** Drafts are recalled while concentrated collection goes on: five and two working days before it ends, and on its last day. */
export const recallsDrafts = (window: Window, today: Day, calendar: WorkingDays): boolean =>
  today >= dayOf(window.opens) &&
  window.paused === undefined &&
  recallsOn(today, window.closes, [5, 2], calendar)

/** A return is recalled three and one working days before its answer is due, and on the last day. */
export const recallsAnswer = (answerBy: Instant, today: Day, calendar: WorkingDays): boolean =>
  recallsOn(today, answerBy, [3, 1], calendar)

/** How pressing something is that waits for an office. */
export type Pressing = 'overdue' | 'soon' | null

/** Offices are told on working days of what they should decide by tomorrow, and of what is overdue. */
export function pressingOn(due: Instant, today: Day, calendar: WorkingDays): Pressing {
  if (!isWorkingDay(today, calendar)) return null
  const last = lastDayOf(due)
  if (today > last) return 'overdue'
  return workingDaysBetween(today, last, calendar) <= 1 ? 'soon' : null
}

/** Triage is told on working days of what has waited for it so many working days or longer (ruling 36). */
export const waitsTooLong = (since: Instant, within: number, today: Day, calendar: WorkingDays): boolean =>
  isWorkingDay(today, calendar) && workingDaysBetween(dayOf(since), today, calendar) >= within

/** How many days the unit has left today, on the days on which it is warned; undefined on others (ruling 28). */
export function graceDaysLeft(window: Window, today: Day): number | undefined {
  const warned = graceWarnings(window).find((it) => dayOf(it) === today)
  return warned === undefined ? undefined : Math.round((graceEnds(window) - warned) / 86_400_000)
}

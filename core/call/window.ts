import { type Instant, plusDays } from '../instant.ts'
import type { Call, Window } from './call.ts'

/** What the public is told about a call. Nothing ever closes: after the window the call goes on collecting (notice, N1). */
export type Phase = 'before' | 'concentrated' | 'rolling' | 'paused'

/** Which collection a suggestion counts for. */
export type Cohort = 'concentrated' | 'rolling'

const day = 86_400_000

/** A pause hides every other phase, because nothing can be handed in while it lasts. */
export function phaseOf(window: Window, now: Instant): Phase {
  if (window.paused !== undefined && now >= window.paused.since) return 'paused'
  if (now < window.opens) return 'before'
  return now < window.closes ? 'concentrated' : 'rolling'
}

/** Drafts can be written at any time; handing in needs an open call. */
export const takesIn = (window: Window, now: Instant): boolean => {
  const phase = phaseOf(window, now)
  return phase === 'concentrated' || phase === 'rolling'
}

/** Half-open: a suggestion handed in at the very instant of closing belongs to rolling collection (ruling 6). */
export const cohortOf = (handedIn: Instant, window: Window): Cohort =>
  handedIn < window.closes ? 'concentrated' : 'rolling'

/** The first instant at which a unit's release no longer saves the place in concentrated collection (ruling 28). */
export const graceEnds = (window: Window): Instant => window.closes + window.unitGraceDays * day

/**
 * The cohort of a suggestion that passes through its unit: it keeps concentrated collection only if it was handed in before
 * closing and released before the grace ended. Released later it is not lost but moves to rolling collection (ruling 28).
 */
export const cohortWhenReleased = (handedIn: Instant, released: Instant, window: Window): Cohort =>
  released < graceEnds(window) ? cohortOf(handedIn, window) : 'rolling'

/** Whether a unit that releases now still keeps the place of what was handed in to it then. */
export const mayReleaseAsConcentrated = (handedIn: Instant, now: Instant, window: Window): boolean =>
  cohortWhenReleased(handedIn, now, window) === 'concentrated'

/** When filer and unit are reminded of what is still with the unit: 5, 2 and 1 days before the grace ends (ruling 28). */
export const graceWarnings = (window: Window): readonly Instant[] =>
  [5, 2, 1].map((days) => graceEnds(window) - days * day)

/**
 * The call with another window, as an invented call gets one when it is installed (ruling 22); its other days move along, so
 * that nothing is announced for a day that lies elsewhere.
 */
export function withWindow(call: Call, opens: Instant, closes: Instant): Call {
  const days = Math.round((opens - call.window.opens) / day)
  return {
    ...call,
    issued: plusDays(call.issued, days),
    window: { ...call.window, opens, closes },
    notices: call.notices.map((it) => ({ ...it, day: plusDays(it.day, days) })),
  }
}

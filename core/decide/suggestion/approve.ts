import type { Window, WorkingDays } from '../../call/call.ts'
import { cohortWhenReleased } from '../../call/window.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { approvable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Submitted, Suggestion, Unverified } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { dueAfter, moved } from './hand-in.ts'

export interface Approve {
  readonly window: Window
  readonly calendar: WorkingDays
  readonly acceptWithin: number
  readonly accounts: 'one-account' | 'several'
  readonly orgVerified: boolean
}

/** The unit's reviewer releases it to the bureau; after the grace it counts for rolling collection (ruling 28). */
export function approve(
  actor: Actor,
  it: Suggestion,
  given: Approve,
  at: Instant,
): Decided<Submitted | Unverified> {
  const waiting = approvable(actor, it, given.accounts)
  if (!waiting.ok) return waiting
  const own = it.filer === actor.person || it.coAuthors.includes(actor.person)
  const cohort =
    waiting.value.cohort === 'rolling'
      ? 'rolling'
      : cohortWhenReleased(waiting.value.firstHandedIn, at, given.window)
  const released = { ...moved(waiting.value, at), cohort, selfReviewed: own }
  const becomes: Submitted | Unverified = given.orgVerified
    ? { ...released, state: 'submitted', due: dueAfter(at, given) }
    : { ...released, state: 'unverified' }
  return ok({
    becomes,
    facts: [
      {
        happened: 'suggestion-approved',
        detail: {
          version: becomes.versions,
          to: becomes.state,
          office: becomes.destination,
          cohort,
          selfReviewed: own,
        },
      },
    ],
    remarks: [],
  })
}

import type { Window } from '../../call/call.ts'
import { graceEnds } from '../../call/window.ts'
import type { Instant } from '../../instant.ts'
import { err, ok } from '../../result.ts'
import type { Returned, Suggestion, UnderReview } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'

/**
 * What its unit has not released when the grace ends is not lost: it moves to rolling collection and can be released as
 * before (ruling 28). Since when it waits does not change.
 */
export function endGrace(it: Suggestion, window: Window, at: Instant): Decided<UnderReview | Returned> {
  if (it.state !== 'unit-review' && it.state !== 'unit-returned')
    return err({ why: 'wrong-state', state: it.state })
  if (it.cohort === 'rolling' || at < graceEnds(window)) return err({ why: 'already', what: 'rolling' })
  return ok({
    becomes: { ...it, cohort: 'rolling', revision: it.revision + 1 },
    facts: [{ happened: 'suggestion-moved-to-rolling', detail: { version: it.versions, cohort: 'rolling' } }],
    remarks: [],
  })
}

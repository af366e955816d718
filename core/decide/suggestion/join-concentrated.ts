import type { Window } from '../../call/call.ts'
import { cohortOf } from '../../call/window.ts'
import { err, ok } from '../../result.ts'
import type { Draft, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'

/**
 * After an extension that was announced late, what came in between the old end and the new one counts as if the new end had
 * been known all along: nobody is worse off for having handed in than for having waited.
 */
export function joinConcentrated(it: Suggestion, window: Window): Decided<Exclude<Suggestion, Draft>> {
  if (it.state === 'draft') return err({ why: 'wrong-state', state: it.state })
  if (it.cohort === 'concentrated' || cohortOf(it.firstHandedIn, window) === 'rolling')
    return err({ why: 'already', what: it.cohort })
  return ok({
    becomes: { ...it, cohort: 'concentrated', revision: it.revision + 1 },
    facts: [
      {
        happened: 'suggestion-moved-to-concentrated',
        detail: { version: it.versions, cohort: 'concentrated' },
      },
    ],
    remarks: [],
  })
}

import type { WorkingDays } from '../../call/call.ts'
import type { Instant } from '../../instant.ts'
import { err, ok } from '../../result.ts'
import type { Submitted, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { dueAfter, moved } from './hand-in.ts'

/** The unit has been verified: what waited for it reaches its office, with the time it was handed in (ruling 27). */
export function verify(
  it: Suggestion,
  given: { readonly calendar: WorkingDays; readonly acceptWithin: number },
  at: Instant,
): Decided<Submitted> {
  if (it.state !== 'unverified') return err({ why: 'wrong-state', state: it.state })
  return ok({
    becomes: { ...moved(it, at), state: 'submitted', due: dueAfter(at, given) },
    facts: [{ happened: 'suggestion-verified', detail: { version: it.versions, office: it.destination } }],
    remarks: [],
  })
}

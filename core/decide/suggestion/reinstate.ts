import type { WorkingDays } from '../../call/call.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { arbitrable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Submitted, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { dueAfter, moved } from './hand-in.ts'

/** The head follows the objection: it waits for the office again. */
export function reinstate(
  actor: Actor,
  it: Suggestion,
  given: { readonly reason: string; readonly calendar: WorkingDays; readonly acceptWithin: number },
  at: Instant,
): Decided<Submitted> {
  const refused = arbitrable(actor, it)
  if (!refused.ok) return refused
  const why = reasonSaid('answer', given.reason)
  if (!why.ok) return why
  return ok({
    becomes: { ...moved(refused.value, at), state: 'submitted', due: dueAfter(at, given) },
    facts: [{ happened: 'suggestion-reinstated', detail: { version: it.versions } }],
    remarks: why.value,
  })
}

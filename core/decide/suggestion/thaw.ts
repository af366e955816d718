import type { WorkingDays } from '../../call/call.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { clearable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Accepted, Concluded, Condensing, Submitted, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { dueAfter, moved } from './hand-in.ts'

/** Looked at and not secret: back to where it was. */
export function thaw(
  actor: Actor,
  it: Suggestion,
  given: { readonly reason: string; readonly calendar: WorkingDays; readonly acceptWithin: number },
  at: Instant,
): Decided<Submitted | Accepted | Condensing | Concluded> {
  const frozen = clearable(actor, it)
  if (!frozen.ok) return frozen
  const why = reasonSaid('thaw', given.reason)
  if (!why.ok) return why
  const { before } = frozen.value
  const back = moved(frozen.value, at)
  return ok({
    becomes:
      before === 'submitted'
        ? { ...back, state: before, due: dueAfter(at, given) }
        : { ...back, state: before },
    facts: [{ happened: 'suggestion-thawed', detail: { version: it.versions, to: before } }],
    remarks: why.value,
  })
}

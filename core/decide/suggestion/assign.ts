import type { PersonId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import { assignable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'

/** The head gives it to a handler of the office, or takes it from everybody. Its state does not change. */
export function assign(
  actor: Actor,
  it: Suggestion,
  given: { readonly handler: PersonId | null; readonly colleagues: readonly PersonId[] },
): Decided<Suggestion> {
  const held = assignable(actor, it)
  if (!held.ok) return held
  if (given.handler && !given.colleagues.includes(given.handler))
    return err({ why: 'unknown-code', code: given.handler })
  return ok({
    becomes: { ...held.value, revision: it.revision + 1, handler: given.handler },
    facts: [{ happened: 'suggestion-assigned', detail: { handler: given.handler } }],
    remarks: [],
  })
}

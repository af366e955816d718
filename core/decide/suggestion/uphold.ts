import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { arbitrable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Refused, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'

/** The head hears the objection and lets the refusal stand; nothing further can be objected to. */
export function uphold(actor: Actor, it: Suggestion, reason: string, at: Instant): Decided<Refused> {
  const refused = arbitrable(actor, it)
  if (!refused.ok) return refused
  const why = reasonSaid('answer', reason)
  if (!why.ok) return why
  return ok({
    becomes: { ...refused.value, revision: it.revision + 1, since: at, objected: false, objectBy: null },
    facts: [{ happened: 'suggestion-objection-denied', detail: { version: it.versions } }],
    remarks: why.value,
  })
}

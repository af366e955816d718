import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { objectionable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Refused, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'

/** The filer objects to not being accepted; the office's head decides (ruling 36). */
export function object(actor: Actor, it: Suggestion, reason: string, at: Instant): Decided<Refused> {
  const refused = objectionable(actor, it, at)
  if (!refused.ok) return refused
  const why = reasonSaid('objection', reason)
  if (!why.ok) return why
  return ok({
    becomes: { ...refused.value, revision: it.revision + 1, objected: true },
    facts: [
      { happened: 'suggestion-objected', detail: { version: it.versions, code: refused.value.reasonCode } },
    ],
    remarks: why.value,
  })
}

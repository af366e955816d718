import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { approvable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Refused, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { moved } from './hand-in.ts'

/** The unit does not hand it in at all, and says why. */
export function unitRefuse(
  actor: Actor,
  it: Suggestion,
  { reason, accounts }: { readonly reason: string; readonly accounts: 'one-account' | 'several' },
  at: Instant,
): Decided<Refused> {
  const waiting = approvable(actor, it, accounts)
  if (!waiting.ok) return waiting
  const why = reasonSaid('unit-refuse', reason)
  if (!why.ok) return why
  return ok({
    becomes: {
      ...moved(waiting.value, at),
      state: 'unit-refused',
      reasonCode: 'unit',
      objectBy: null,
      objected: false,
    },
    facts: [{ happened: 'suggestion-refused-by-unit', detail: { version: it.versions } }],
    remarks: why.value,
  })
}

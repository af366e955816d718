import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { withdrawable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Suggestion, Withdrawn } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { remarksSaid } from '../said.ts'
import { moved } from './hand-in.ts'

/** The filer withdraws it for good; a reason is welcome and not demanded. */
export function withdraw(actor: Actor, it: Suggestion, reason: string, at: Instant): Decided<Withdrawn> {
  const leaving = withdrawable(actor, it)
  if (!leaving.ok) return leaving
  return ok({
    becomes: { ...moved(leaving.value, at), state: 'withdrawn' },
    facts: [{ happened: 'suggestion-withdrawn', detail: { version: it.versions, from: it.state } }],
    remarks: remarksSaid('withdraw', [{ field: '', body: reason }]),
  })
}

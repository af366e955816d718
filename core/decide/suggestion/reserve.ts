import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { reservable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Accepted, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { moved } from './hand-in.ts'

/** The office keeps it for the next condensation. */
export function reserve(actor: Actor, it: Suggestion, at: Instant): Decided<Accepted> {
  const held = reservable(actor, it)
  if (!held.ok) return held
  if (held.value.state === 'reserve') return err({ why: 'already', what: 'reserve' })
  return ok({
    becomes: { ...moved(held.value, at), state: 'reserve' },
    facts: [{ happened: 'suggestion-reserved', detail: { version: it.versions } }],
    remarks: [],
  })
}

import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { freezable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Frozen, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { moved } from './hand-in.ts'

/** Suspected secret: hidden from everybody but the office's head at once. */
export function freeze(actor: Actor, it: Suggestion, reason: string, at: Instant): Decided<Frozen> {
  const held = freezable(actor, it)
  if (!held.ok) return held
  const why = reasonSaid('freeze', reason)
  if (!why.ok) return why
  return ok({
    becomes: { ...moved(held.value, at), state: 'frozen', before: held.value.state },
    facts: [{ happened: 'suggestion-frozen', detail: { version: it.versions, from: it.state } }],
    remarks: why.value,
  })
}

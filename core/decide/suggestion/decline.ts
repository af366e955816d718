import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { declinable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Concluded, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { moved } from './hand-in.ts'

/** Closed without use, with a listed kind of reason and a true one in words. */
export function decline(
  actor: Actor,
  it: Suggestion,
  given: { readonly code: string; readonly reason: string; readonly listed: readonly string[] },
  at: Instant,
): Decided<Concluded> {
  const held = declinable(actor, it)
  if (!held.ok) return held
  if (!given.listed.includes(given.code)) return err({ why: 'unknown-code', code: given.code })
  const why = reasonSaid('decline', given.reason)
  if (!why.ok) return why
  return ok({
    becomes: { ...moved(held.value, at), state: 'not-adopted' },
    facts: [{ happened: 'suggestion-declined', detail: { version: it.versions, code: given.code } }],
    remarks: why.value,
  })
}

import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { decidable, reservable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Accepted, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { remarksSaid } from '../said.ts'
import { moved } from './hand-in.ts'

/** The office takes it in, from its queue or back from the reserve. What waits in triage is handed on first. */
export function accept(actor: Actor, it: Suggestion, note: string, at: Instant): Decided<Accepted> {
  const held = it.state === 'reserve' ? reservable(actor, it) : decidable(actor, it)
  if (!held.ok) return held
  if (held.value.triage) return err({ why: 'wrong-state', state: it.state })
  return ok({
    becomes: { ...moved(held.value, at), handler: held.value.handler ?? actor.person, state: 'accepted' },
    facts: [
      {
        happened: 'suggestion-accepted',
        detail: { version: it.versions, from: it.state, office: held.value.destination },
      },
    ],
    remarks: remarksSaid('accept', [{ field: '', body: note }]),
  })
}

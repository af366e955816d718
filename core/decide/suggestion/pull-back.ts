import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { pullable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Draft, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { common } from './hand-in.ts'

/** The filer takes it back to revise. Number and versions stay; the place in the queue is given up (ruling 27). */
export function pullBack(actor: Actor, it: Suggestion, at: Instant): Decided<Draft> {
  const taken = pullable(actor, it)
  if (!taken.ok) return taken
  const { no, versions, revision } = taken.value
  return ok({
    becomes: { ...common(it), no, versions, revision: revision + 1, since: at, state: 'draft' },
    facts: [{ happened: 'suggestion-pulled-back', detail: { version: versions, from: it.state } }],
    remarks: [],
  })
}

import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { clearable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Purged, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { moved } from './hand-in.ts'

/**
 * The content is destroyed by order; number, times and facts stay as a tombstone (ruling 2). Not where a project was opened
 * from it: its baseline is kept for ever, and hidden with the suggestion while that is frozen.
 */
export function purge(
  actor: Actor,
  it: Suggestion,
  reason: string,
  at: Instant,
  project: string | null = null,
): Decided<Purged> {
  const frozen = clearable(actor, it)
  if (!frozen.ok) return frozen
  if (project !== null) return err({ why: 'has-project', no: project })
  const why = reasonSaid('purge', reason)
  if (!why.ok) return why
  return ok({
    becomes: { ...moved(frozen.value, at), title: '', state: 'purged' },
    facts: [{ happened: 'suggestion-purged', detail: { version: it.versions } }],
    remarks: why.value,
  })
}

import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import { atOffice, type Suggestion } from '../suggestion/suggestion.ts'
import type { Actor } from './actor.ts'
import { relationOf } from './suggestion.ts'

/**
 * May be shown what is like it: staff who read it. Authors and units are not told what others suggested, and staff not
 * about what they wrote themselves.
 */
export function comparable(actor: Actor, it: Suggestion): Result<Suggestion, Reason> {
  const relation = relationOf(actor, it)
  if (!relation) return err({ why: 'not-found' })
  if (relation === 'author') return err({ why: 'own-suggestion' })
  if (relation === 'unit') return err({ why: 'not-yours' })
  return (atOffice as readonly string[]).includes(it.state)
    ? ok(it)
    : err({ why: 'wrong-state', state: it.state })
}

/** May say whether two are the same: who works on the first, and planning, which sees all. */
export function judgeable(actor: Actor, it: Suggestion): Result<Suggestion, Reason> {
  const held = comparable(actor, it)
  if (!held.ok) return held
  const works = 'destination' in it && actor.worksIn.includes(it.destination)
  return works || actor.triage ? held : err({ why: 'not-yours' })
}

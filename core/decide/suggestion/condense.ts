import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { condensable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Accepted, Concluded, Condensing, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { moved } from './hand-in.ts'

/** How a direction uses a source (condensation sheet, B2). */
export const uses = ['whole', 'part', 'merged', 'reference'] as const
export type Use = (typeof uses)[number]

/** Taken as a source of a direction for the first time. One that is a source already needs no move. */
export function condense(actor: Actor, it: Suggestion, direction: string, at: Instant): Decided<Condensing> {
  const held = condensable(actor, it)
  if (!held.ok) return held
  if (held.value.state === 'condensing') return err({ why: 'already', what: 'condense' })
  return ok({
    becomes: { ...moved(held.value, at), state: 'condensing' },
    facts: [
      { happened: 'suggestion-condensed', detail: { version: it.versions, from: it.state, direction } },
    ],
    remarks: [],
  })
}

/** No direction uses it any more: back among the accepted. */
export function release(
  actor: Actor,
  it: Suggestion,
  direction: string,
  at: Instant,
): Decided<Accepted | Condensing> {
  const held = condensable(actor, it)
  if (!held.ok) return held
  if (held.value.state !== 'condensing') return err({ why: 'wrong-state', state: it.state })
  return ok({
    becomes: { ...moved(held.value, at), state: 'accepted' },
    facts: [{ happened: 'suggestion-released', detail: { version: it.versions, direction } }],
    remarks: [],
  })
}

/** What a published guide makes of a source: whole before merged before part, whatever else it was used for. */
export function concludedAs(used: readonly Use[]): Concluded['state'] {
  if (used.includes('whole')) return 'adopted'
  return used.includes('merged') ? 'merged' : 'partly-adopted'
}

/** The guide that uses it is published. The platform decides this, not a person. */
export function conclude(
  it: Suggestion,
  given: { readonly used: readonly Use[]; readonly guide: string },
  at: Instant,
): Decided<Concluded> {
  if (it.state !== 'condensing') return err({ why: 'wrong-state', state: it.state })
  const state = concludedAs(given.used)
  return ok({
    becomes: { ...moved(it, at), state },
    facts: [
      { happened: 'suggestion-concluded', detail: { version: it.versions, to: state, guide: given.guide } },
    ],
    remarks: [],
  })
}

import type { Round } from '../../expert/round.ts'
import type { Trouble } from '../../expert/trouble.ts'
import type { NewFact } from '../../fact.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { closable, openable, plannable, tendable } from '../../permission/round.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'

/** What a step of a round brings. */
export interface RoundStepped {
  readonly becomes: Round
  readonly facts: readonly NewFact[]
}
export type RoundDecided = Result<RoundStepped, Reason>

/** What may be said of a round before it is opened; of one that is open only until when it lasts. */
export interface RoundChange {
  readonly title: string
  readonly perSubject: number
  readonly blind: boolean
  readonly names: Round['names']
  readonly due: Instant | null
}

const next = (it: Round, change: Partial<Round> = {}): Round => ({
  ...it,
  ...change,
  revision: it.revision + 1,
})

/** While planning everything may change; while it goes on only the due time, and only to one that lies ahead. */
export function changeRound(actor: Actor, it: Round, change: RoundChange, at: Instant): RoundDecided {
  const held = it.state === 'open' ? tendable(actor, it) : plannable(actor, it)
  if (!held.ok) return held
  const moved = change.due !== it.due
  if (moved && change.due !== null && change.due <= at) return err({ why: 'due-past' })
  if (it.state === 'open' && change.due === null) return err({ why: 'due-past' })
  const becomes = it.state === 'open' ? next(it, { due: change.due }) : next(it, { ...change })
  const detail = {
    due: becomes.due,
    perSubject: becomes.perSubject,
    blind: becomes.blind,
    names: becomes.names,
  }
  return ok({ becomes, facts: [{ happened: 'round-changed', detail }] })
}

/** Another change of a round that is being planned or goes on: its subjects, its tasks, or what it shows. */
export function tendRound(
  actor: Actor,
  it: Round,
  fact: NewFact,
  when: 'planning' | 'going-on' | 'either',
  change: Partial<Round> = {},
): RoundDecided {
  const held = when === 'planning' ? plannable(actor, it) : tendable(actor, it)
  if (!held.ok) return held
  if (when === 'going-on' && it.state !== 'open') return err({ why: 'wrong-step', step: it.state })
  return ok({ becomes: next(it, change), facts: [fact] })
}

/** The head sends it to the experts: with any trouble left it stays where it is. */
export function openRound(
  actor: Actor,
  it: Round,
  given: { readonly troubles: readonly Trouble[]; readonly subjects: number; readonly tasks: number },
): RoundDecided {
  const held = openable(actor, it)
  if (!held.ok) return held
  if (given.troubles.length > 0) return err({ why: 'round-blocked', troubles: given.troubles })
  return ok({
    becomes: next(it, { state: 'open' }),
    facts: [
      {
        happened: 'round-opened',
        detail: { subjects: given.subjects, tasks: given.tasks, due: it.due, seed: it.seed },
      },
    ],
  })
}

/** The head ends it: sheets that are missing are named first, and only a second word ends it without them. */
export function closeRound(
  actor: Actor,
  it: Round,
  given: { readonly missing: number; readonly short: number; readonly confirmed: boolean },
): RoundDecided {
  const held = closable(actor, it)
  if (!held.ok) return held
  const { missing, short } = given
  if ((missing > 0 || short > 0) && !given.confirmed) return err({ why: 'sheets-missing', missing, short })
  return ok({
    becomes: next(it, { state: 'closed' }),
    facts: [{ happened: 'round-closed', detail: { missing, short } }],
  })
}

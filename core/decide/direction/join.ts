import type { Direction } from '../../direction/direction.ts'
import type { NewFact } from '../../fact.ts'
import type { DirectionId } from '../../id.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { mergeable, undoable, writableDirection } from '../../permission/direction.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import { lengthOf } from '../../text.ts'
import type { SourceNow } from './steps.ts'

/** Two directions after a change that concerns both, and what has happened to each. */
export interface Joined {
  readonly kept: Direction
  readonly other: Direction
  readonly facts: { readonly kept: readonly NewFact[]; readonly other: readonly NewFact[] }
}

const touched = (it: Direction): Direction => ({ ...it, revision: it.revision + 1 })

/** A source that was withdrawn or frozen meanwhile goes no further. */
function present(sources: readonly SourceNow[]): Result<null, Reason> {
  const gone = sources.find((it) => it.state !== 'condensing')
  return gone ? err({ why: 'source-gone', no: gone.no }) : ok(null)
}

/** The other is taken into the kept one and given up; it keeps its words, its sources and the way back. */
export function mergeDirections(
  actor: Actor,
  kept: Direction,
  other: Direction,
  given: { readonly sources: readonly SourceNow[]; readonly change: string },
  at: Instant,
): Result<Joined, Reason> {
  const held = mergeable(actor, kept, other)
  if (!held.ok) return held
  const there = present(given.sources)
  if (!there.ok) return there
  const fact = (other: string, into: boolean): NewFact => ({
    happened: 'direction-merged',
    detail: { other, into, change: given.change },
  })
  return ok({
    kept: touched(kept),
    other: { ...touched(other), state: 'abandoned', since: at, mergedInto: kept.id, guide: null },
    facts: { kept: [fact(other.id, false)], other: [fact(kept.id, true)] },
  })
}

/** A part becomes a direction of its own, in the same office and of the same kind. */
export function splitDirection(
  actor: Actor,
  whole: Direction,
  given: {
    readonly sources: readonly SourceNow[]
    readonly change: string
    readonly id: DirectionId
    readonly title: string
  },
  at: Instant,
): Result<Joined, Reason> {
  const held = writableDirection(actor, whole)
  if (!held.ok) return held
  if (lengthOf(given.title) === 0) return err({ why: 'text-missing', least: 1 })
  const there = present(given.sources)
  if (!there.ok) return there
  const fact = (other: string, made: boolean): NewFact => ({
    happened: 'direction-split',
    detail: { other, made, change: given.change },
  })
  return ok({
    kept: touched(whole),
    other: {
      ...whole,
      id: given.id,
      title: given.title,
      revision: 1,
      since: at,
      by: actor.person,
      topDown: '',
      guide: null,
      no: null,
      mergedInto: null,
      versions: 0,
    },
    facts: { kept: [fact(given.id, false)], other: [fact(whole.id, true)] },
  })
}

/** Back to two directions, or back to one. */
export function undoChange(
  actor: Actor,
  sort: 'merge' | 'split',
  kept: Direction,
  other: Direction,
  change: string,
  at: Instant,
): Result<Joined, Reason> {
  const held = undoable(actor, sort, kept, other)
  if (!held.ok) return held
  const fact = (other: string): NewFact => ({
    happened: 'direction-change-undone',
    detail: { sort, other, change },
  })
  return ok({
    kept: touched(kept),
    other:
      sort === 'merge'
        ? { ...touched(other), state: 'drafting', since: at, mergedInto: null }
        : { ...touched(other), state: 'abandoned', since: at, mergedInto: kept.id, guide: null },
    facts: { kept: [fact(other.id)], other: [fact(kept.id)] },
  })
}

import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import { atOffice, type State, states } from '../suggestion/suggestion.ts'
import type { Actor } from './actor.ts'

declare const proof: unique symbol

/** Where somebody may count, and in which states: counts tell of what lists hide as surely as lists do. */
export interface CountScope {
  readonly [proof]: 'countable'
  readonly by: 'unit' | 'district' | 'office' | 'all'
  /** Units, districts or offices counted together; empty for all. */
  readonly of: readonly string[]
  readonly states: readonly State[]
}

/** Where somebody may also read what is counted. */
export interface ListScope extends CountScope {
  readonly [listProof]: 'listable'
}
declare const listProof: unique symbol

/** What a unit sees of its own: everything once it was handed in, and nothing that is hidden. */
const withUnit = states.filter((it) => it !== 'draft' && it !== 'frozen' && it !== 'purged')

/** A unit's reviewer and administrator count their own, a district and an office theirs, triage and the bureau's leaders all. */
export function countable(
  actor: Actor,
  by: CountScope['by'],
  of: string | undefined,
): Result<CountScope, Reason> {
  const all = actor.triage || actor.leader
  if (by === 'all') return all ? ok(scope(by, [], atOffice)) : err({ why: 'not-yours' })
  const own = ownOf(actor, by)
  const seen = by === 'unit' ? withUnit : atOffice
  if (of === undefined) return own.length > 0 ? ok(scope(by, own, seen)) : err({ why: 'not-yours' })
  if (own.includes(of)) return ok(scope(by, [of], seen))
  return all ? ok(scope(by, [of], atOffice)) : err({ why: 'not-yours' })
}

/** A unit's own figures and no other's, whatever else somebody may count: what they take out without the role for it. */
export const ownUnit = (actor: Actor, of: string | undefined): Result<CountScope, Reason> =>
  countable({ ...actor, triage: false, leader: false }, 'unit', of)

/** Everybody who counts may also read what they count, except a district: it is told figures and no more. */
export function listable(
  actor: Actor,
  by: CountScope['by'],
  of: string | undefined,
): Result<ListScope, Reason> {
  if (by === 'district' && !actor.triage && !actor.leader) return err({ why: 'not-yours' })
  return countable(actor, by, of) as Result<ListScope, Reason>
}

function ownOf(actor: Actor, by: 'unit' | 'district' | 'office'): readonly string[] {
  switch (by) {
    case 'unit':
      return [...new Set([...actor.reviewsFor, ...actor.administers])]
    case 'district':
      return actor.districts
    case 'office':
      return actor.worksIn
    default:
      return by satisfies never
  }
}

const scope = (by: CountScope['by'], of: readonly string[], seen: readonly State[]): CountScope =>
  ({ by, of, states: seen }) as unknown as CountScope

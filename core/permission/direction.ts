import type { Direction, DirectionState } from '../direction/direction.ts'
import type { OfficeCode } from '../id.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

type Permission<It> = Result<It, Reason>

/**
 * Whether it exists for this person: its office writes it, planning and the leader read what offices prepare. The public
 * reads editions of guides, never directions. server/db/visible/direction.ts says the same in SQL.
 */
export const maySeeDirection = (actor: Actor, it: Pick<Direction, 'office'>): boolean =>
  actor.worksIn.includes(it.office) || actor.triage || actor.leader

/** May begin one for this office: whoever works there. */
export const mayBegin = (actor: Actor, office: OfficeCode): Permission<OfficeCode> =>
  actor.worksIn.includes(office) ? ok(office) : err({ why: 'not-yours' })

const inStep = (it: Direction, allowed: readonly DirectionState[]): Permission<Direction> =>
  allowed.includes(it.state) ? ok(it) : err({ why: 'wrong-step', step: it.state })

function ofOffice(actor: Actor, it: Direction, head: 'anybody' | 'head'): Permission<Direction> {
  if (!maySeeDirection(actor, it)) return err({ why: 'not-found' })
  const own = head === 'head' ? actor.heads : actor.worksIn
  return own.includes(it.office) ? ok(it) : err({ why: 'not-yours' })
}

export const readableDirection = (actor: Actor, it: Direction): Permission<Direction> =>
  maySeeDirection(actor, it) ? ok(it) : err({ why: 'not-found' })

/** May write in it and change its sources: the office, while it is being drafted. */
export function writableDirection(actor: Actor, it: Direction): Permission<Direction> {
  const held = ofOffice(actor, it, 'anybody')
  return held.ok ? inStep(it, ['drafting']) : held
}

/** May put it to the head of office. */
export const proposable = writableDirection

/** May confirm it or send it back: the head of its office. Two at once: the second finds it confirmed. */
export function confirmable(actor: Actor, it: Direction): Permission<Direction> {
  const held = ofOffice(actor, it, 'head')
  return held.ok ? inStep(it, ['proposed']) : held
}

/** May record what the argument meeting said: the head of its office, or planning. */
export function arguable(actor: Actor, it: Direction): Permission<Direction> {
  if (!maySeeDirection(actor, it)) return err({ why: 'not-found' })
  if (!actor.triage && !actor.heads.includes(it.office)) return err({ why: 'not-yours' })
  return inStep(it, ['confirmed'])
}

/** May open it again: the head of its office, as long as its guide is not approved. */
export function reopenable(actor: Actor, it: Direction): Permission<Direction> {
  const held = ofOffice(actor, it, 'head')
  return held.ok ? inStep(it, ['confirmed', 'argued']) : held
}

export const abandonable = writableDirection

/** May take an abandoned one up again. One that was merged into another is taken up by undoing the merge. */
export function resumable(actor: Actor, it: Direction): Permission<Direction> {
  const held = ofOffice(actor, it, 'anybody')
  if (!held.ok) return held
  return it.mergedInto === null ? inStep(it, ['abandoned']) : err({ why: 'wrong-step', step: it.state })
}

/** May give it its place in a guide: planning. */
export function placeable(actor: Actor, it: Direction): Permission<Direction> {
  if (!maySeeDirection(actor, it)) return err({ why: 'not-found' })
  if (!actor.triage) return err({ why: 'not-yours' })
  return inStep(it, ['drafting', 'proposed', 'confirmed', 'argued'])
}

/** May take another into this one: the office of both, while both are being drafted. */
export function mergeable(
  actor: Actor,
  kept: Direction,
  other: Direction,
): Permission<{ readonly kept: Direction; readonly other: Direction }> {
  const held = writableDirection(actor, kept)
  if (!held.ok) return held
  if (kept.id === other.id) return err({ why: 'not-mergeable', because: 'itself' })
  if (!maySeeDirection(actor, other)) return err({ why: 'not-found' })
  if (kept.office !== other.office || kept.call !== other.call)
    return err({ why: 'not-mergeable', because: 'elsewhere' })
  const also = writableDirection(actor, other)
  return also.ok ? ok({ kept, other }) : also
}

/** May undo a merge or a split: the office, while the one that was kept is being drafted and the other is as it was left. */
export function undoable(
  actor: Actor,
  sort: 'merge' | 'split',
  kept: Direction,
  other: Direction,
): Permission<Direction> {
  const held = writableDirection(actor, kept)
  if (!held.ok) return held
  if (sort === 'split') return writableDirection(actor, other)
  return other.state === 'abandoned' && other.mergedInto === kept.id
    ? ok(other)
    : err({ why: 'wrong-step', step: other.state })
}

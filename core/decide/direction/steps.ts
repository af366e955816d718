import type { Direction, DirectionState } from '../../direction/direction.ts'
import type { NewFact } from '../../fact.ts'
import type { Finding } from '../../form/finding.ts'
import type { GuideState } from '../../guide/guide.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import {
  abandonable,
  arguable,
  confirmable,
  proposable,
  reopenable,
  resumable,
} from '../../permission/direction.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import type { State } from '../../suggestion/suggestion.ts'
import { lengthOf } from '../../text.ts'
import { leastReason } from '../said.ts'

/** What a step brings: what becomes of the direction, what has happened, and what was said. */
export interface Stepped {
  readonly becomes: Direction
  readonly facts: readonly NewFact[]
  readonly said: { readonly sort: DirectionSaid; readonly body: string } | null
  /** Whether its words and sources are frozen at this step. */
  readonly freezes: boolean
}
export type DirectionSaid = 'send-back' | 'argument' | 'reopen' | 'abandon'
export type DirectionDecided = Result<Stepped, Reason>

/** A source as the step needs to know it. */
export interface SourceNow {
  readonly no: string
  readonly state: State
}

const to = (it: Direction, state: DirectionState, at: Instant): Direction => ({
  ...it,
  state,
  revision: it.revision + 1,
  since: at,
})

/** The officer puts it to the head of office: it has a source or a reason, and none of its sources is gone. */
export function propose(
  actor: Actor,
  it: Direction,
  given: {
    readonly sources: readonly SourceNow[]
    readonly findings: readonly Finding[]
  },
  at: Instant,
): DirectionDecided {
  const held = proposable(actor, it)
  if (!held.ok) return held
  if (given.sources.length === 0 && lengthOf(it.topDown) < leastReason) return err({ why: 'no-source' })
  const gone = given.sources.find((source) => source.state !== 'condensing')
  if (gone) return err({ why: 'source-gone', no: gone.no })
  if (given.findings.some((finding) => finding.weight === 'must'))
    return err({ why: 'findings', findings: given.findings })
  return ok({
    becomes: { ...to(it, 'proposed', at), versions: it.versions + 1 },
    facts: [{ happened: 'direction-proposed', detail: { version: it.versions + 1 } }],
    said: null,
    freezes: true,
  })
}

/** The head of office confirms it. */
export function confirm(actor: Actor, it: Direction, at: Instant): DirectionDecided {
  const held = confirmable(actor, it)
  if (!held.ok) return held
  return ok({
    becomes: to(it, 'confirmed', at),
    facts: [{ happened: 'direction-confirmed', detail: { version: it.versions } }],
    said: null,
    freezes: false,
  })
}

/** The head of office sends it back to be worked on. */
export function sendBack(actor: Actor, it: Direction, reason: string, at: Instant): DirectionDecided {
  const held = confirmable(actor, it)
  if (!held.ok) return held
  if (lengthOf(reason) < leastReason) return err({ why: 'text-missing', least: leastReason })
  return ok({
    becomes: to(it, 'drafting', at),
    facts: [{ happened: 'direction-sent-back', detail: { version: it.versions } }],
    said: { sort: 'send-back', body: reason.trim() },
    freezes: false,
  })
}

export const argumentOutcomes = ['passed', 'changes', 'rejected'] as const
export type ArgumentOutcome = (typeof argumentOutcomes)[number]

/** What the argument meeting made of it: passed, passed on to be changed, or rejected; always with its opinion. */
export function argue(
  actor: Actor,
  it: Direction,
  given: { readonly outcome: ArgumentOutcome; readonly opinion: string; readonly meeting: string },
  at: Instant,
): DirectionDecided {
  const held = arguable(actor, it)
  if (!held.ok) return held
  if (lengthOf(given.opinion) < leastReason) return err({ why: 'text-missing', least: leastReason })
  const becomes = { passed: 'argued', changes: 'drafting', rejected: 'abandoned' } as const
  return ok({
    becomes: to(it, becomes[given.outcome], at),
    facts: [
      {
        happened: 'direction-argued',
        detail: { version: it.versions, outcome: given.outcome, meeting: given.meeting },
      },
    ],
    said: { sort: 'argument', body: given.opinion.trim() },
    freezes: false,
  })
}

/** The head opens it again; once its guide is approved, only the guide can be opened. */
export function reopen(
  actor: Actor,
  it: Direction,
  given: { readonly reason: string; readonly guide: GuideState | null },
  at: Instant,
): DirectionDecided {
  const held = reopenable(actor, it)
  if (!held.ok) return held
  if (given.guide !== null && given.guide !== 'assembling' && given.guide !== 'commenting')
    return err({ why: 'wrong-step', step: given.guide })
  if (lengthOf(given.reason) < leastReason) return err({ why: 'text-missing', least: leastReason })
  return ok({
    becomes: to(it, 'drafting', at),
    facts: [{ happened: 'direction-reopened', detail: { version: it.versions, from: it.state } }],
    said: { sort: 'reopen', body: given.reason.trim() },
    freezes: false,
  })
}

/** Given up; its sources are free again, and it can be taken up. */
export function abandon(actor: Actor, it: Direction, reason: string, at: Instant): DirectionDecided {
  const held = abandonable(actor, it)
  if (!held.ok) return held
  if (lengthOf(reason) < leastReason) return err({ why: 'text-missing', least: leastReason })
  return ok({
    becomes: { ...to(it, 'abandoned', at), guide: null },
    facts: [{ happened: 'direction-abandoned', detail: { version: it.versions } }],
    said: { sort: 'abandon', body: reason.trim() },
    freezes: false,
  })
}

/** An abandoned one is worked on again. */
export function takeUp(actor: Actor, it: Direction, at: Instant): DirectionDecided {
  const held = resumable(actor, it)
  if (!held.ok) return held
  return ok({
    becomes: to(it, 'drafting', at),
    facts: [{ happened: 'direction-reopened', detail: { version: it.versions, from: it.state } }],
    said: null,
    freezes: false,
  })
}

/** Its guide is published: it gets its number for good. The platform decides this, not a person. */
export function publishDirection(
  it: Direction,
  given: { readonly no: string; readonly guide: string },
  at: Instant,
): DirectionDecided {
  if (it.state !== 'argued') return err({ why: 'wrong-step', step: it.state })
  return ok({
    becomes: { ...to(it, 'published', at), no: given.no, versions: it.versions + 1 },
    facts: [{ happened: 'direction-published', detail: { no: given.no, guide: given.guide } }],
    said: null,
    freezes: true,
  })
}

import type { Answers } from '../form/answers.ts'
import { isAnswered } from '../form/assessment.ts'
import type { CallVersionId, PersonId, ProjectId } from '../id.ts'
import type { Day, Instant } from '../instant.ts'
import type { AssessedElement, Assessment } from '../trl/assessment.ts'
import type { Method } from '../trl/checklists.ts'
import { overallOf } from '../trl/overall.ts'
import { type BasisChange, changesBetween, heldLevel } from '../trl/validity.ts'
import type { Agreed } from './approval.ts'
import type { FoundElement } from './finding.ts'
import type { KeptOutcome } from './outcome.ts'
import type { SnapshotStage } from './project.ts'
import type { Commitment } from './promise.ts'

/** A level that holds only in part, because the use or the place has changed since it was shown. */
export interface Held {
  readonly element: string
  /** The snapshot in which it was last shown in full, its day, and for what. */
  readonly since: number
  readonly on: Day
  readonly was: { readonly application: string; readonly environment: string }
  readonly changed: readonly BasisChange[]
  /** What its answers would reach, and what holds of it. */
  readonly claimed: number
  readonly holds: number
}

/** On what a snapshot rests: its day, the forms it was asked by, and what holds only in part. */
export interface SnapshotBasis {
  readonly on: Day
  readonly callVersion: CallVersionId
  /** For the baseline: the version of the suggestion. */
  readonly version: number | null
  readonly held: readonly Held[]
}

/** What was decided with a snapshot. */
export type SnapshotOutcome =
  | { readonly sort: 'agreed'; readonly agreed: readonly Agreed[] }
  | ({ readonly sort: 'promise' } & Commitment)
  | { readonly sort: 'acceptance'; readonly findings: readonly FoundElement[]; readonly outcome: KeptOutcome }

/** Where a snapshot comes from: the suggestion, the team, or a decision of the office. */
export type SnapshotSort = 'baseline' | 'handed-in' | 'decided'

/** What was assessed, answered and decided at one time. Written once, chained to the one before. */
export interface Snapshot {
  readonly id: string
  readonly project: ProjectId
  readonly n: number
  readonly stage: SnapshotStage
  readonly sort: SnapshotSort
  readonly at: Instant
  readonly by: PersonId
  readonly basis: SnapshotBasis
  readonly assessment: Assessment | null
  readonly answers: Answers | null
  readonly outcome: SnapshotOutcome | null
  readonly prev: string
  readonly hash: string
}

/** An earlier snapshot as far as a later one leans on it. */
export type Before = Pick<Snapshot, 'n' | 'basis' | 'assessment'>

/** An assessment with the levels that hold, and which of them hold only in part. */
export interface Valid {
  readonly assessment: Assessment
  readonly held: readonly Held[]
}

/**
 * What of an assessment holds, given the one before. Of an element whose use or place has changed, a level counts only as
 * far as the method keeps it, unless documents of that day or later support each level above (ISO 16290:2013, on re-use).
 * What was held before stays held against the same day, however often it is handed in again.
 */
export function validated(
  assessment: Assessment,
  before: Before | undefined,
  levels: readonly { readonly level: number; readonly items: readonly { readonly id: string }[] }[],
  by: Method,
): Valid {
  if (before?.assessment == null || before.assessment.scale !== assessment.scale)
    return { assessment, held: [] }
  const found = assessment.elements.map((it) => heldOf(it, before, assessment, levels, by))
  const held = found.flatMap((it) => (it === undefined ? [] : [it]))
  if (held.length === 0) return { assessment, held }
  const holds = new Map(held.map((it) => [it.element, it.holds]))
  return { assessment: releveled(assessment, holds), held }
}

/** The same assessment with other levels for some elements, and the whole after them. */
export function releveled(assessment: Assessment, levels: ReadonlyMap<string, number>): Assessment {
  const elements = assessment.elements.map((it) => ({ ...it, level: levels.get(it.id) ?? it.level }))
  const counted = elements.filter((it) => it.critical && (isAnswered(it) || levels.has(it.id)))
  const overall = overallOf(counted.map((it) => ({ element: it.id, level: it.level }))) ?? null
  return { ...assessment, elements, overall }
}

function heldOf(
  it: AssessedElement,
  before: Before,
  { evidence }: Assessment,
  levels: readonly { readonly level: number; readonly items: readonly { readonly id: string }[] }[],
  by: Method,
): Held | undefined {
  const earlier =
    before.assessment?.elements.find((one) => one.id === it.id) ??
    before.assessment?.elements.find((one) => one.id === it.from)
  if (earlier === undefined) return undefined
  const kept = before.basis.held.find((one) => one.element === earlier.id)
  const { since, on, was } = kept ?? { since: before.n, on: before.basis.on, was: earlier }
  const shown = { element: it.id, application: was.application, environment: was.environment, on }
  const changed = changesBetween(shown, {
    element: it.id,
    application: it.application,
    environment: it.environment,
    on,
  })
  let holds = heldLevel(it.level, changed, by)
  while (holds < it.level && isShownSince(it.id, holds + 1)) holds += 1
  if (holds >= it.level) return undefined
  return {
    element: it.id,
    since,
    on,
    was: { application: was.application, environment: was.environment },
    changed,
    claimed: it.level,
    holds,
  }

  function isShownSince(element: string, level: number): boolean {
    const items = levels.find((one) => one.level === level)?.items.map((one) => one.id) ?? []
    return evidence.some(
      (one) =>
        one.on >= on && one.supports.some((place) => place.element === element && items.includes(place.item)),
    )
  }
}

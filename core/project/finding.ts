import type { Day, Instant } from '../instant.ts'
import type { Verdict } from '../trl/item-answer.ts'

/** What a finding at acceptance rests on. */
export const findingBases = ['on-site', 'third-party', 'documents'] as const
export type FindingBasis = (typeof findingBases)[number]

/** What was found of one element at acceptance, as the office records it. */
export interface FoundElement {
  /** The row id of the element in the assessment that was handed in. */
  readonly element: string
  readonly level: number
  /** The verdict on each criterion that was promised, by item id. */
  readonly items: Readonly<Record<string, Verdict>>
  readonly basis: FindingBasis
  /** Who looked: a group of experts, a testing institute, an officer. */
  readonly who: string
  readonly on: Day
  readonly note: string
}

export interface KeptFinding extends FoundElement {
  readonly id: string
  readonly by: string
  readonly at: Instant
}

/** Of several findings of an element the last counts. */
export const countedFindings = <It extends FoundElement>(findings: readonly It[]): readonly It[] => [
  ...new Map(findings.map((it) => [it.element, it])).values(),
]

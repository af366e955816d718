import type { Assessment } from '../trl/assessment.ts'
import type { AgreedLevel } from '../trl/verdict.ts'

/** What experts agreed on for an element. */
export interface Agreed extends AgreedLevel {
  readonly element: string
}

/** The critical elements for which too few experts have given a level yet; nothing of an application that has none. */
export const elementsWanting = (
  assessment: Assessment | null,
  agreed: readonly Agreed[],
): Assessment['elements'] => {
  const enough = new Set(agreed.filter((it) => it.enough).map((it) => it.element))
  return (assessment?.elements ?? []).filter((it) => it.critical && !enough.has(it.id))
}

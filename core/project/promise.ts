import type { Assessment } from '../trl/assessment.ts'
import type { LevelItems } from '../trl/checklists.ts'
import { criteriaOf } from '../trl/plan.ts'
import type { Agreed } from './approval.ts'

/** What a task book promises of an element: from which level to which, and the items to be shown. */
export interface PromisedNow {
  readonly element: string
  readonly no: string
  readonly name: string
  readonly now: number
  readonly target: number
  readonly criteria: readonly { readonly item: string; readonly level: number }[]
}

/** What a task book promises; it holds from the head's confirmation on. */
export interface Commitment {
  readonly elements: readonly PromisedNow[]
  readonly steps: Assessment['steps']
}

/**
 * The promise of a task book: every critical element with its target, and the items of all levels above now as criteria.
 * Where experts gave a lower level than the team has it, more is to be shown.
 */
export function promiseOf(
  assessment: Assessment | null,
  agreed: readonly Agreed[],
  levels: readonly LevelItems[],
): Commitment {
  const given = new Map(agreed.map((it) => [it.element, it.level]))
  const elements = (assessment?.elements ?? [])
    .filter((it) => it.critical)
    .map((it): PromisedNow => {
      const now = Math.min(it.level, given.get(it.id) ?? it.level)
      const target = it.target ?? now
      const criteria = criteriaOf(it.id, levels, { now, target })
      return {
        element: it.id,
        no: it.no,
        name: it.name,
        now,
        target,
        criteria: criteria.map(({ item, level }) => ({ item: item.id, level })),
      }
    })
  return { elements, steps: assessment?.steps ?? [] }
}

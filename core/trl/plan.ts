import type { Item, LevelItems } from './checklists.ts'

/** A step on the way from the level now to the target: which level, by which day, and how it will be shown. */
export interface Milestone {
  readonly level: number
  readonly by: string
  readonly text: string
}

export type PlanTrouble =
  | { readonly why: 'no-steps' }
  | { readonly why: 'ends-elsewhere'; readonly at: number; readonly target: number }
  | {
      readonly why: 'time-not-rising' | 'level-not-rising' | 'in-the-past' | 'not-above-now'
      readonly step: number
    }

/** What is wrong with a plan: its steps rise in time and in level, begin above the level now and end at the target. */
export function planTroubles(
  steps: readonly Milestone[],
  { now, target, today }: { readonly now: number; readonly target: number; readonly today: string },
): PlanTrouble[] {
  if (target <= now) return []
  const last = steps.at(-1)
  if (last === undefined) return [{ why: 'no-steps' }]
  const troubles: PlanTrouble[] = []
  for (const [at, it] of steps.entries()) {
    const before = steps[at - 1]
    if (it.by < today) troubles.push({ why: 'in-the-past', step: at })
    if (it.level <= now) troubles.push({ why: 'not-above-now', step: at })
    if (before !== undefined && it.by <= before.by) troubles.push({ why: 'time-not-rising', step: at })
    if (before !== undefined && it.level <= before.level) troubles.push({ why: 'level-not-rising', step: at })
  }
  if (last.level !== target) troubles.push({ why: 'ends-elsewhere', at: last.level, target })
  return troubles
}

/** An item that must be shown at acceptance, because the target needs it and the level now did not. */
export interface Criterion {
  readonly element: string
  readonly level: number
  readonly item: Item
}

/** The items of all levels above now up to the target become the criteria of acceptance. */
export function criteriaOf(
  element: string,
  levels: readonly LevelItems[],
  { now, target }: { readonly now: number; readonly target: number },
): Criterion[] {
  return levels
    .filter((it) => it.level > now && it.level <= target)
    .flatMap(({ level, items }) => items.map((item) => ({ element, level, item })))
}

import type { Item, LevelItems, Method } from './checklists.ts'
import type { ItemAnswers, Verdict } from './item-answer.ts'

/** Why a level is not passed although its score might say so, or why its score cannot be trusted. */
export type LevelTrouble =
  | 'unanswered'
  | 'reason-missing'
  | 'too-many-not-applicable'
  | 'critical-not-met'
  | 'below-the-mark'

/** What one level comes to by its answers. */
export interface JudgedLevel {
  readonly level: number
  readonly passed: boolean
  /** The share of the counted weight that is met, in hundredths, rounded down. */
  readonly score: number
  readonly troubles: readonly LevelTrouble[]
  /** What is not wholly met, what it would add to the score first: the shortest way to pass. */
  readonly gaps: readonly { readonly item: Item; readonly gain: number }[]
}

/** What an answer counts, in halves of the item's weight. */
export const worth: Readonly<Record<Exclude<Verdict, 'not-applicable'>, number>> = {
  met: 2,
  partly: 1,
  not: 0,
}

/**
 * Judges one level. Items set aside leave the sum, and the rest is weighed anew; at most as many as the checklists allow
 * may be set aside, each with a reason. A critical item that is not met keeps the level from being passed.
 */
export function judgeLevel({ level, items }: LevelItems, answers: ItemAnswers, by: Method): JudgedLevel {
  const aside = items.filter((it) => answers[it.id]?.verdict === 'not-applicable')
  const counted = items.filter((it) => !aside.includes(it))
  const whole = counted.reduce((sum, it) => sum + 2 * it.weight, 0)
  const metOf = (it: Item): number => it.weight * worth[verdictOf(it)]
  const verdictOf = (it: Item) => (answers[it.id]?.verdict as keyof typeof worth | undefined) ?? 'not'
  const met = counted.reduce((sum, it) => sum + metOf(it), 0)
  const troubles: LevelTrouble[] = []
  if (items.some((it) => answers[it.id] === undefined)) troubles.push('unanswered')
  if (aside.some((it) => (answers[it.id]?.reason ?? '').trim() === '')) troubles.push('reason-missing')
  if (aside.length > by.mostNotApplicable) troubles.push('too-many-not-applicable')
  if (counted.some((it) => it.critical && verdictOf(it) === 'not')) troubles.push('critical-not-met')
  // Compared as whole numbers: a score of 79.99 is below a mark of 80.
  if (whole === 0 || met * 100 < by.passMark * whole) troubles.push('below-the-mark')
  return {
    level,
    passed: troubles.every((it) => it === 'unanswered'),
    score: whole === 0 ? 0 : Math.floor((met * 100) / whole),
    troubles,
    gaps: counted
      .filter((it) => verdictOf(it) !== 'met')
      .map((item) => ({ item, gain: Math.round(((2 * item.weight - metOf(item)) * 100) / whole) }))
      .sort((x, y) => y.gain - x.gain),
  }
}

import type { LevelItems, Method } from './checklists.ts'
import type { ItemAnswers } from './item-answer.ts'
import { type JudgedLevel, judgeLevel } from './judge-level.ts'

/** How far an element has come by its answers. */
export interface Reach {
  /** The highest level of which all below are passed, too; 0 before the first. */
  readonly level: number
  /** The first level that is not passed: what to work on. Nothing at the top of the scale. */
  readonly stopped?: JudgedLevel
  /** Levels passed above that one. They do not count, and either they or the level below is answered wrongly. */
  readonly above: readonly number[]
  readonly judged: readonly JudgedLevel[]
}

/** The level an element has reached: no level can be skipped. */
export function reachOf(levels: readonly LevelItems[], answers: ItemAnswers, by: Method): Reach {
  const judged = levels.map((it) => judgeLevel(it, answers, by))
  const at = judged.findIndex((it) => !it.passed)
  const stopped = judged[at]
  if (stopped === undefined) return { level: judged.at(-1)?.level ?? 0, above: [], judged }
  return {
    level: judged[at - 1]?.level ?? 0,
    stopped,
    above: judged.slice(at + 1).flatMap((it) => (it.passed ? [it.level] : [])),
    judged,
  }
}

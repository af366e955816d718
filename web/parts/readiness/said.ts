import type { LevelItems, Method } from '#core/trl/checklists.ts'
import type { ItemAnswers } from '#core/trl/item-answer.ts'
import type { JudgedLevel } from '#core/trl/judge-level.ts'
import type { Reach } from '#core/trl/reach.ts'
import type { ReadinessLevelsText } from '#text/zh-CN/web/readiness-levels.ts'

export type LevelState = 'passed' | 'failed' | 'open' | 'above'

/** How a level stands: one without any answer is not yet failed. */
export function stateOf(
  judged: JudgedLevel,
  { level, items }: LevelItems,
  answers: ItemAnswers,
  reach: Reach,
): LevelState {
  if (judged.passed) return level <= reach.level ? 'passed' : 'above'
  return items.some((it) => answers[it.id] !== undefined) ? 'failed' : 'open'
}

/** What a level comes to, in sentences: what is missing to pass it, and the shortest way there. */
export function saidOf(
  judged: JudgedLevel,
  { items }: LevelItems,
  answers: ItemAnswers,
  by: Method,
  words: ReadinessLevelsText,
): readonly string[] {
  const verdicts = items.map((it) => ({ ...it, verdict: answers[it.id]?.verdict }))
  const open = verdicts.filter((it) => it.verdict === undefined)
  const aside = verdicts.filter((it) => it.verdict === 'not-applicable')
  const list = (of: readonly { readonly id: string }[]) => of.map((it) => it.id).join(words.listed)
  if (open.length === items.length) return [words.begin(by.passMark)]
  if (aside.length === items.length) return [words.allAside]
  const said: string[] = judged.passed ? [words.passed] : []
  for (const trouble of judged.troubles) {
    if (trouble === 'unanswered') said.push(words.unansweredSome(open.length))
    else if (trouble === 'too-many-not-applicable')
      said.push(words.tooManyAside(by.mostNotApplicable, aside.length))
    else if (trouble === 'reason-missing')
      said.push(words.reasonMissing(list(aside.filter((it) => isBlank(answers[it.id]?.reason)))))
    else if (trouble === 'critical-not-met') {
      // One without an answer is among those counted above.
      const unmet = verdicts.filter((it) => it.critical && it.verdict === 'not')
      if (unmet.length > 0) said.push(words.criticalNotMet(list(unmet)))
    } else said.push(words.belowTheMark(by.passMark - judged.score, wayUp(judged, by, words)))
  }
  return said
}

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === ''

/** The fewest items that reach the mark, what each adds beside it. */
function wayUp({ score, gaps }: JudgedLevel, { passMark }: Method, words: ReadinessLevelsText): string {
  const gains: string[] = []
  let reached = score
  for (const { item, gain } of gaps) {
    if (reached >= passMark) break
    gains.push(words.gain(item.id, gain))
    reached += gain
  }
  return gains.join(words.join)
}

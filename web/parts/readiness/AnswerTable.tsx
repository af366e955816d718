import type { ReactNode } from 'react'
import type { Words } from '#core/text.ts'
import type { LevelItems } from '#core/trl/checklists.ts'
import type { ItemAnswers } from '#core/trl/item-answer.ts'
import type { Reach } from '#core/trl/reach.ts'
import { useSay } from '../../language.tsx'
import { stateOf } from './said.ts'
import { useLevelWords } from './words.ts'

interface Props {
  readonly levels: readonly LevelItems[]
  /** What the scale calls its levels. */
  readonly names: readonly { readonly level: number; readonly name: Words }[]
  readonly reach: Reach
  readonly answers: ItemAnswers
  /** What stands below an answer: what it was before, what shows it. */
  readonly below?: (item: string) => ReactNode
}

/** What was answered for an element, level by level, so that its level can be followed. Levels without an answer are left out. */
export function AnswerTable({ levels, names, reach, answers, below }: Props) {
  const words = useLevelWords()
  const say = useSay()
  return (
    <table className="answer-table">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {words.item}
          </th>
          <th scope="col">{words.answer}</th>
        </tr>
      </thead>
      {levels.map((level, at) => {
        const judged = reach.judged[at]
        const name = names.find((it) => it.level === level.level)?.name
        if (judged === undefined) return null
        const state = stateOf(judged, level, answers, reach)
        if (state === 'open') return null
        return (
          <tbody key={level.level}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {words.level(level.level)} {name === undefined ? '' : say(name)}
              </th>
              <td>{words.scored(judged.score, words.state[state])}</td>
            </tr>
            {level.items.map((item) => {
              const answer = answers[item.id]
              return (
                <tr key={item.id}>
                  <td className="num nb">{item.id}</td>
                  <td>{say(item.text)}</td>
                  <td>
                    {answer === undefined ? words.unanswered : words.answers[answer.verdict]}
                    {answer?.reason ? <small>{answer.reason}</small> : null}
                    {below?.(item.id)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        )
      })}
    </table>
  )
}

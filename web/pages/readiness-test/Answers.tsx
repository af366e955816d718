import type { LevelItems } from '#core/trl/checklists.ts'
import { useSay } from '../../language.tsx'
import { nameOf } from './names.ts'
import type { Standard } from './queries.ts'
import { stateOf } from './said.ts'
import { hasAnswers, type Trial, type TrialResult } from './trial.ts'
import { useSelfTestWords } from './words.ts'

interface Props {
  readonly trial: Trial
  readonly levels: readonly LevelItems[]
  readonly standard: Standard
  readonly result: TrialResult
}

/** For paper alone: what was answered, level by level, so that the result can be followed. */
export function Answers({ trial, levels, standard, result }: Props) {
  const words = useSelfTestWords()
  const say = useSay()
  return (
    <div className="on-paper answers-on-paper">
      {trial.elements.filter(hasAnswers).map((element) => (
        <section key={element.id}>
          <h3>{words.answersOf(nameOf(trial, element.id, words))}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col" colSpan={2}>
                  {words.item}
                </th>
                <th scope="col">{words.answer}</th>
              </tr>
            </thead>
            {levels.map((level, at) => {
              const reach = result.reached.get(element.id)
              const judged = reach?.judged[at]
              const name = standard.scale.levels[at]?.name
              if (reach === undefined || judged === undefined || name === undefined) return null
              const state = stateOf(judged, level, element.answers, reach)
              if (state === 'open') return null
              return (
                <tbody key={level.level}>
                  <tr>
                    <th scope="rowgroup" colSpan={2}>
                      {words.level(level.level)} {say(name)}
                    </th>
                    <td>{words.scored(judged.score, words.state[state])}</td>
                  </tr>
                  {level.items.map((item) => {
                    const answer = element.answers[item.id]
                    return (
                      <tr key={item.id}>
                        <td className="num">{item.id}</td>
                        <td>{say(item.text)}</td>
                        <td>
                          {answer === undefined ? words.unanswered : words.answers[answer.verdict]}
                          {answer?.reason ? <small>{answer.reason}</small> : null}
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              )
            })}
          </table>
        </section>
      ))}
    </div>
  )
}

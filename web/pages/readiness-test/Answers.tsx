import type { LevelItems } from '#core/trl/checklists.ts'
import { AnswerTable } from '../../parts/readiness/AnswerTable.tsx'
import type { Standard } from '../../parts/readiness/standard.ts'
import { nameOf } from './names.ts'
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
  return (
    <div className="on-paper answers-on-paper">
      {trial.elements.filter(hasAnswers).map((element) => {
        const reach = result.reached.get(element.id)
        return (
          <section key={element.id}>
            <h3>{words.answersOf(nameOf(trial, element.id, words))}</h3>
            {reach === undefined ? null : (
              <AnswerTable
                levels={levels}
                names={standard.scale.levels}
                reach={reach}
                answers={element.answers}
              />
            )}
          </section>
        )
      })}
    </div>
  )
}

import type { Row } from '#core/form/answers.ts'
import type { FieldUse } from '#core/form/form.ts'
import type { AssessedElement } from '#core/trl/assessment.ts'
import { criticalAs, Questions } from '../../../parts/readiness/CriticalTest.tsx'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { domId, useForm } from '../../context.ts'
import { PathNotes } from '../../PathNotes.tsx'
import type { Assessing } from './use-assessing.ts'

interface Props {
  readonly assessing: Assessing
  readonly element: AssessedElement
  readonly row: Row
  readonly readOnly: boolean
}

/** The two-part test as questions, and what they come to: an element that is not critical is told that it does not count. */
export function CriticalQuestions({ assessing, element, row, readOnly }: Props) {
  const levels = useLevelWords()
  const words = useSheetWords()
  const { write } = useForm()
  const { table, measure } = assessing
  const asked = [
    [
      'element-importance',
      levels.critical.importance,
      measure.method.questions.importance,
      element.importance,
    ],
    ['element-novelty', levels.critical.novelty, measure.method.questions.novelty, element.novelty],
  ] as const
  const placeOf = (use: FieldUse) => `${table.id}/${row.id}/${assessing.column(use)}`
  return (
    <section className="critical-test">
      <h4>{words.criticalAsk}</h4>
      <p className="hint">{words.criticalWhy}</p>
      <div className="critical-groups">
        {asked.map(([use, title, questions, yes]) => (
          <div key={use}>
            <Questions
              title={title}
              asked={questions}
              yes={yes}
              readOnly={readOnly}
              place={{ id: domId(placeOf(use)), path: placeOf(use) }}
              onChange={(it) => write(placeOf(use), it)}
            />
            {table.columns
              .filter((it) => it.use === use)
              .map((it) => (
                <PathNotes key={it.id} path={placeOf(use)} field={it} />
              ))}
          </div>
        ))}
      </div>
      <p role="status" className={element.critical ? 'verdict good' : 'verdict'}>
        {words.critical[criticalAs(element)]}
      </p>
    </section>
  )
}

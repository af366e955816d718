import type { Method, Question } from '#core/trl/checklists.ts'
import type { Element } from '#core/trl/element.ts'
import { useSay } from '../../language.tsx'
import { useLevelWords } from './words.ts'

type Said = Pick<Element, 'importance' | 'novelty'>

interface Props {
  readonly element: Said
  readonly questions: Method['questions']
  readonly onChange: (change: Partial<Said>) => void
}

/** Whether the part is worth assessing at all, for those who are not sure; nobody has to open it. */
export function CriticalTest({ element, questions, onChange }: Props) {
  const words = useLevelWords()
  const { importance, novelty } = element
  return (
    <details className="critical-test">
      <summary>{words.critical.open}</summary>
      <div>
        <Questions
          title={words.critical.importance}
          asked={questions.importance}
          yes={importance}
          onChange={(it) => onChange({ importance: it })}
        />
        <Questions
          title={words.critical.novelty}
          asked={questions.novelty}
          yes={novelty}
          onChange={(it) => onChange({ novelty: it })}
        />
        <p role="status">{words.critical[criticalAs(element)]}</p>
      </div>
    </details>
  )
}

/** What the two parts of the test come to, as its sentence is named. */
export const criticalAs = ({
  importance,
  novelty,
}: Said): 'yes' | 'onlyImportance' | 'onlyNovelty' | 'unasked' =>
  importance.length > 0
    ? novelty.length > 0
      ? 'yes'
      : 'onlyImportance'
    : novelty.length > 0
      ? 'onlyNovelty'
      : 'unasked'

interface QuestionsProps {
  readonly title: string
  readonly asked: readonly Question[]
  readonly yes: readonly string[]
  readonly readOnly?: boolean
  /** Where the answer is kept, for those who are led to it. */
  readonly place?: { readonly id: string; readonly path: string }
  readonly onChange: (yes: readonly string[]) => void
}

/** One part of the test: what is true is ticked. */
export function Questions({ title, asked, yes, readOnly = false, place, onChange }: QuestionsProps) {
  const say = useSay()
  return (
    <fieldset>
      <legend>{title}</legend>
      {asked.map((it, at) => (
        <label key={it.id} className="tick">
          <input
            type="checkbox"
            id={at === 0 ? place?.id : undefined}
            data-path={place?.path}
            checked={yes.includes(it.id)}
            disabled={readOnly}
            onChange={(event) =>
              onChange(event.target.checked ? [...yes, it.id] : yes.filter((one) => one !== it.id))
            }
          />
          <span>{say(it.text)}</span>
        </label>
      ))}
    </fieldset>
  )
}

import type { Checklists, Question } from '#core/trl/checklists.ts'
import type { Element } from '#core/trl/element.ts'
import { useSay } from '../../language.tsx'
import { useSelfTestWords } from './words.ts'

interface Props {
  readonly element: Element
  readonly questions: Checklists['questions']
  readonly onChange: (change: Partial<Pick<Element, 'importance' | 'novelty'>>) => void
}

/** Whether the part is worth assessing at all, for those who are not sure; nobody has to open it. */
export function CriticalTest({ element, questions, onChange }: Props) {
  const words = useSelfTestWords()
  const { importance, novelty } = element
  const said =
    importance.length > 0
      ? novelty.length > 0
        ? 'yes'
        : 'onlyImportance'
      : novelty.length > 0
        ? 'onlyNovelty'
        : 'unasked'
  return (
    <details className="trial-critical">
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
        <p role="status">{words.critical[said]}</p>
      </div>
    </details>
  )
}

interface QuestionsProps {
  readonly title: string
  readonly asked: readonly Question[]
  readonly yes: readonly string[]
  readonly onChange: (yes: readonly string[]) => void
}

function Questions({ title, asked, yes, onChange }: QuestionsProps) {
  const say = useSay()
  return (
    <fieldset>
      <legend>{title}</legend>
      {asked.map((it) => (
        <label key={it.id} className="tick">
          <input
            type="checkbox"
            checked={yes.includes(it.id)}
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

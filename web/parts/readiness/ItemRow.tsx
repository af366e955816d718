import { type ReactNode, useId } from 'react'
import type { Item } from '#core/trl/checklists.ts'
import { type ItemAnswer, type Verdict, verdicts } from '#core/trl/item-answer.ts'
import { worth } from '#core/trl/judge-level.ts'
import { useSay } from '../../language.tsx'
import { useLevelWords } from './words.ts'

interface Props {
  readonly item: Item
  readonly answer: ItemAnswer | undefined
  readonly readOnly?: boolean
  /** Where the answer is kept, for those who are led to it. */
  readonly place?: { readonly id: string; readonly path: string }
  readonly onVerdict: (verdict: Verdict) => void
  /** What stands below: the reason, what was said before, the documents. */
  readonly children?: ReactNode
}

/** One point of a level: four answers side by side, and what they count. */
export function ItemRow({ item, answer, readOnly = false, place, onVerdict, children }: Props) {
  const words = useLevelWords()
  const say = useSay()
  const id = useId()
  return (
    <li data-item={item.id}>
      <p className="asked" id={id}>
        <span className="dim num">{item.id}</span> {say(item.text)}{' '}
        {item.critical ? (
          <span className="must" title={words.mustHint}>
            {words.must}
          </span>
        ) : null}
      </p>
      <div className="segments" role="radiogroup" aria-labelledby={id}>
        {verdicts.map((it, at) => (
          <label key={it}>
            <input
              type="radio"
              name={id}
              id={at === 0 ? place?.id : undefined}
              data-path={place?.path}
              checked={answer?.verdict === it}
              disabled={readOnly}
              onChange={() => onVerdict(it)}
            />
            <span>{words.answers[it]}</span>
          </label>
        ))}
      </div>
      <span className="worth num">{worthOf(item, answer, words)}</span>
      {children}
    </li>
  )
}

const worthOf = (
  { weight }: Item,
  answer: ItemAnswer | undefined,
  words: ReturnType<typeof useLevelWords>,
): string => {
  if (answer === undefined) return words.worth('–', weight)
  if (answer.verdict === 'not-applicable') return words.aside
  return words.worth(String((weight * worth[answer.verdict]) / 2), weight)
}

import { useId } from 'react'
import type { Item } from '#core/trl/checklists.ts'
import type { ItemAnswer, Verdict } from '#core/trl/item-answer.ts'
import { worth } from '#core/trl/judge-level.ts'
import { useSay } from '../../language.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useSelfTestWords } from './words.ts'

interface Props {
  readonly item: Item
  readonly answer: ItemAnswer | undefined
  readonly onAnswer: (answer: ItemAnswer) => void
}

export const verdicts: readonly Verdict[] = ['met', 'partly', 'not', 'not-applicable']

/** One point of a level: four answers side by side, and a reason where it does not apply. */
export function ItemRow({ item, answer, onAnswer }: Props) {
  const words = useSelfTestWords()
  const say = useSay()
  const id = useId()
  return (
    <li>
      <p className="asked" id={id}>
        <span className="dim num">{item.id}</span> {say(item.text)}{' '}
        {item.critical ? (
          <span className="must" title={words.mustHint}>
            {words.must}
          </span>
        ) : null}
      </p>
      <div className="segments" role="radiogroup" aria-labelledby={id}>
        {verdicts.map((it) => (
          <label key={it}>
            <input
              type="radio"
              name={id}
              checked={answer?.verdict === it}
              onChange={() =>
                onAnswer(it === 'not-applicable' ? { verdict: it, reason: '' } : { verdict: it })
              }
            />
            <span>{words.answers[it]}</span>
          </label>
        ))}
      </div>
      <span className="worth num">{worthOf(item, answer, words)}</span>
      {answer?.verdict === 'not-applicable' ? (
        <div className="why">
          <TextField
            label={words.reason}
            value={answer.reason ?? ''}
            maxLength={200}
            autoComplete="off"
            onChange={(reason) => onAnswer({ verdict: 'not-applicable', reason })}
          />
        </div>
      ) : null}
    </li>
  )
}

const worthOf = (
  { weight }: Item,
  answer: ItemAnswer | undefined,
  words: ReturnType<typeof useSelfTestWords>,
): string => {
  if (answer === undefined) return words.worth('–', weight)
  if (answer.verdict === 'not-applicable') return words.aside
  return words.worth(String((weight * worth[answer.verdict]) / 2), weight)
}

import { mostCritical } from '#core/trl/element.ts'
import { Icon } from '../../parts/Icon.tsx'
import { nameOf } from './names.ts'
import type { Step, Trial, TrialResult } from './trial.ts'
import { useSelfTestWords } from './words.ts'

interface Props {
  readonly trial: Trial
  readonly result: TrialResult
  readonly act: (step: Step) => void
}

/** The elements with what each has come to; the one that is open is marked. */
export function ElementList({ trial, result, act }: Props) {
  const words = useSelfTestWords()
  return (
    <nav className="trial-elements" aria-label={words.elements}>
      <h3>{words.elements}</h3>
      <ul>
        {trial.elements.map(({ id, target }) => {
          const now = words.grade(result.reached.get(id)?.level ?? 0)
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={id === trial.current ? 'true' : undefined}
                onClick={() => act({ do: 'show', id })}
              >
                <b>{nameOf(trial, id, words)}</b>
                <span className="num">
                  {target === undefined ? now : words.fromTo(now, words.grade(target))}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {trial.elements.length < mostCritical ? (
        <button type="button" className="btn text add" onClick={() => act({ do: 'add' })}>
          <Icon name="plus" />
          {words.add}
        </button>
      ) : (
        <p className="sub small">{words.most(mostCritical)}</p>
      )}
      <p className="whole num">{words.whole(result.now, result.target)}</p>
      <p>
        <a href="#result">{words.toResult}</a>
      </p>
    </nav>
  )
}

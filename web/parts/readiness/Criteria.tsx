import type { AssessedElement } from '#core/trl/assessment.ts'
import { criteriaOf } from '#core/trl/plan.ts'
import { useSay } from '../../language.tsx'
import type { Measure } from './assessed.ts'
import { useNames } from './use-names.ts'
import { useLevelWords, useSheetWords } from './words.ts'

interface Props {
  readonly elements: readonly AssessedElement[]
  readonly measure: Measure | undefined
}

/** What acceptance will go through, element by element: the points of every level between now and the target. */
export function Criteria({ elements, measure }: Props) {
  const levels = useLevelWords()
  const words = useSheetWords()
  const say = useSay()
  const names = useNames(elements, [])
  const planned = elements.flatMap((it) => {
    if (!it.critical || it.target === null || measure === undefined) return []
    const criteria = criteriaOf(it.id, measure.levels, { now: it.level, target: it.target })
    return criteria.length === 0 ? [] : [{ it, target: it.target, criteria }]
  })
  if (planned.length === 0) return <p className="sub small">{words.criteriaNone}</p>
  return (
    <section className="criteria">
      <h4>{words.criteria}</h4>
      <p className="sub small">{words.criteriaWhy}</p>
      {planned.map(({ it, target, criteria }) => (
        <details key={it.id}>
          <summary>
            {words.criteriaOf(names.full(it), levels.grade(it.level), levels.grade(target), criteria.length)}
          </summary>
          <ul>
            {criteria.map(({ item, level }, at) => (
              <li key={item.id}>
                {level === criteria[at - 1]?.level ? null : <b>{levels.level(level)}</b>}
                <span className="dim num">{item.id}</span> {say(item.text)}
                {item.critical ? <span className="must">{levels.must}</span> : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

import { type ReactNode, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useLevelWords } from './level-words.ts'
import type { Comparison } from './read.ts'

type Compared = Comparison['elements'][number]

interface Props {
  readonly element: Compared
  /** The office's findings stand beside what the team says, and count. */
  readonly byFindings: boolean
  readonly textOf: (item: string) => string
  /** What was found of it so far. */
  readonly children: ReactNode
}

/** One element: the level promised and reached, and the items that are not met; all of them on demand. */
export function PlanElement({ element, byFindings, textOf, children }: Props) {
  const words = useLevelWords().plan
  const [all, setAll] = useState(false)
  const { checks, reached, target, short } = element
  const failing = checks.filter((it) => it.fails)
  const is = reached === null ? 'waits' : short > 0 || failing.length > 0 ? 'short' : 'met'
  const shown = all ? checks : failing
  return (
    <section className={`plan-element ${is}`} aria-label={element.name}>
      <header>
        <h3>
          <span className="num dim">{element.no}</span> {element.name}
        </h3>
        <span className={`plan-is ${is}`}>
          <Icon name={is === 'met' ? 'check' : is === 'short' ? 'warn' : 'clock'} /> {words[is]}
        </span>
      </header>
      <p className="num">
        {reached === null
          ? words.levelWaits(target)
          : short > 0
            ? words.levelShort(target, reached)
            : words.levelMet(target, reached)}
        {words.and2}
        {reached === null
          ? words.items(checks.length)
          : words.itemsMet(checks.length - failing.length, checks.length)}
      </p>
      {children}
      {shown.length === 0 ? null : (
        <table className="plan-checks">
          <thead>
            <tr>
              <th scope="col">{words.criterion}</th>
              <th scope="col">{words.team}</th>
              {byFindings ? <th scope="col">{words.found}</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((it) => (
              <tr key={it.item} className={it.fails && reached !== null ? 'fails' : undefined}>
                <th scope="row">
                  <span className="num dim">{it.item}</span> {textOf(it.item)}
                </th>
                <td className="nb" data-head={words.team}>
                  {it.team === null ? words.noneSaid : words.verdicts[it.team]}
                </td>
                {byFindings ? (
                  <td className="nb" data-head={words.found}>
                    {it.found === null ? words.noFinding : words.verdicts[it.found]}
                    {it.fails ? (
                      <>
                        {' '}
                        <Icon name="warn" />
                      </>
                    ) : null}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {checks.length === failing.length ? null : (
        <button type="button" className="btn text sm no-print" onClick={() => setAll(!all)}>
          {all ? words.fewer : words.all(checks.length)}
        </button>
      )}
    </section>
  )
}

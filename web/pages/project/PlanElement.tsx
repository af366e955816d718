import { type ReactNode, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useLevelWords } from './level-words.ts'
import type { Comparison } from './read.ts'

type Compared = Comparison['elements'][number]

interface Props {
  readonly element: Compared
  /** The office's findings stand beside what the team says, and count. */
  readonly byFindings: boolean
  /** Work goes on: what is not there yet is no failure. */
  readonly underWay: boolean
  readonly textOf: (item: string) => string
  /** What was found of it so far. */
  readonly children: ReactNode
}

/** One element: the level promised and reached, and the items that are not met; all of them on demand. */
export function PlanElement({ element, byFindings, underWay, textOf, children }: Props) {
  const words = useLevelWords().plan
  const [list, setList] = useState<'none' | 'failing' | 'all'>(underWay ? 'none' : 'failing')
  const { checks, reached, target, short } = element
  const failing = checks.filter((it) => it.fails)
  const fails = short > 0 || failing.length > 0
  const is = reached === null || (fails && underWay) ? 'waits' : fails ? 'short' : 'met'
  const shown = list === 'all' ? checks : list === 'failing' ? failing : []
  return (
    <section className={`plan-element ${is}`} aria-label={element.name}>
      <header>
        <h3>
          <span className="num dim">{element.no}</span> {element.name}
        </h3>
        <span className={`plan-is ${is}`}>
          <Icon name={is === 'met' ? 'check' : is === 'short' ? 'warn' : 'clock'} />{' '}
          {underWay && fails ? words.notYet : words[is]}
        </span>
      </header>
      <p className="num">
        {reached === null
          ? words.levelWaits(target)
          : short > 0
            ? words[underWay ? 'levelNow' : 'levelShort'](target, reached)
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
              <tr key={it.item} className={it.fails && is === 'short' ? 'fails' : undefined}>
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
      <span className="row wrap-row no-print">
        {list !== 'failing' && failing.length > 0 ? (
          <button type="button" className="btn text sm" onClick={() => setList('failing')}>
            {words.failing(failing.length)}
          </button>
        ) : null}
        {list === 'all' ||
        checks.length === 0 ||
        (list === 'failing' && shown.length === checks.length) ? null : (
          <button type="button" className="btn text sm" onClick={() => setList('all')}>
            {words.all(checks.length)}
          </button>
        )}
        {list === 'all' || (underWay && list === 'failing') ? (
          <button type="button" className="btn text sm" onClick={() => setList('none')}>
            {words.close}
          </button>
        ) : null}
      </span>
    </section>
  )
}

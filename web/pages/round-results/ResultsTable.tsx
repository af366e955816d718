import { useMemo, useState } from 'react'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Levels } from './Level.tsx'
import type { Result, Results } from './ResultsPage.tsx'
import { useResultsWords } from './words.ts'

type By = 'title' | 'mean' | 'adjusted' | 'range'

const orderedBy: Record<By, (it: Result) => number | string> = {
  title: (it) => it.no ?? it.title,
  mean: (it) => it.total?.mean ?? -1,
  adjusted: (it) => it.adjusted ?? -1,
  range: (it) => it.total?.deviation ?? -1,
}

/** One row a subject; its heads sort, best or furthest apart first, and what is masked or gone stays below. */
export function ResultsTable({
  results,
  onOpen,
}: {
  readonly results: Results
  readonly onOpen: (subject: string) => void
}) {
  const words = useResultsWords()
  const { columns } = words
  const say = useSay()
  // Projects are not scored: there are levels and no points to sort by.
  const scored = results.sheet.max > 0
  const [by, setBy] = useState<By>(scored ? 'mean' : 'title')
  const [down, setDown] = useState(scored)
  // A column that holds nothing is left out.
  const flagged = results.items.some((it) => it.flags.length > 0)
  const levelled = results.items.some((it) => it.levels.length > 0)
  const groups = new Set(results.items.flatMap((it) => it.group ?? [])).size
  const items = useMemo(() => {
    const of = orderedBy[by]
    const order = (a: Result, b: Result): number => {
      if ((a.total === null) !== (b.total === null)) return a.total === null ? 1 : -1
      const [x, y] = [of(a), of(b)]
      const up = typeof x === 'string' ? x.localeCompare(String(y)) : x - Number(y)
      return down ? -up : up
    }
    return results.items.toSorted(order)
  }, [results.items, by, down])
  const head = (name: By, label: string, number: boolean) => (
    <th
      scope="col"
      className={number ? 'n' : undefined}
      aria-sort={by === name ? (down ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="link sorts"
        aria-label={words.sortBy(label)}
        onClick={() => {
          setDown(by === name ? !down : name !== 'title')
          setBy(name)
        }}
      >
        {label}
        {by === name ? <Icon name={down ? 'down' : 'up'} /> : null}
      </button>
    </th>
  )
  const nameOf = (options: Results['sheet']['verdicts'], code: string) => {
    const found = options.find((it) => it.code === code)
    return found === undefined ? code : say(found.name)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="ledger stacks results" aria-label={words.table} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {head('title', columns.title, false)}
              {scored ? (
                <>
                  {head('mean', columns.mean, true)}
                  {head('adjusted', columns.adjusted, true)}
                  {head('range', columns.range, true)}
                  <th scope="col">{columns.verdicts}</th>
                </>
              ) : null}
              {flagged ? <th scope="col">{columns.flags}</th> : null}
              {levelled ? <th scope="col">{columns.level}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((it) => (
              <tr key={it.subject} className={it.masked ? 'masked' : undefined}>
                <td className="judged">
                  {it.masked ? (
                    <span className="sub">
                      <Icon name="lock" /> {words.maskedRow}
                    </span>
                  ) : it.gone !== null ? (
                    <span className="dim">
                      <span className="num">{it.no}</span> {words.gone[it.gone]}
                    </span>
                  ) : (
                    <button type="button" className="link" onClick={() => onOpen(it.subject)}>
                      <b>{it.title}</b>
                    </button>
                  )}
                  {it.gone === null && !it.masked ? (
                    <small className="dim num">
                      {[it.no, it.kind === null ? null : say(it.kind)].filter(Boolean).join(' · ')}
                    </small>
                  ) : null}
                </td>
                {scored ? (
                  <Points it={it} groups={groups} nameOf={(code) => nameOf(results.sheet.verdicts, code)} />
                ) : null}
                {flagged ? (
                  <td>
                    {it.flags.map((one) => (
                      <span key={one.code} className="count flag num">
                        {nameOf(results.sheet.flags, one.code)} {one.count}
                      </span>
                    ))}
                  </td>
                ) : null}
                {levelled ? (
                  <td data-head={columns.level}>
                    <Levels levels={it.levels} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="small sub">{scored ? words.adjustedWhy : words.elementsWhy}</p>
      {scored && groups > 1 ? <p className="small sub">{words.groups}</p> : null}
    </>
  )
}

interface PointsProps {
  readonly it: Result
  readonly groups: number
  readonly nameOf: (code: string) => string
}

/** Raw and adjusted points, how far apart they are, and what experts advise. */
function Points({ it, groups, nameOf }: PointsProps) {
  const words = useResultsWords()
  const { columns } = words
  return (
    <>
      <td className="n" data-head={columns.mean}>
        <b>{it.total === null ? '' : it.total.mean}</b>
      </td>
      <td className="n" data-head={columns.adjusted}>
        {it.adjusted ?? ''}
        {groups > 1 && it.group !== null ? <small className="dim">{words.group(it.group + 1)}</small> : null}
      </td>
      <td className="n" data-head={columns.range}>
        {it.total === null ? '' : `${it.total.lowest}–${it.total.highest}`}
        {it.total?.disagrees ? (
          <small className="apart" title={words.disagreesWhy(it.total.deviation)}>
            <Icon name="warn" /> {words.disagrees}
          </small>
        ) : null}
      </td>
      <td>
        {it.verdicts.map((one) => (
          <span key={one.code} className="count num">
            {nameOf(one.code)} {one.count}
          </span>
        ))}
      </td>
    </>
  )
}

import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { Scroll } from '../../parts/Scroll.tsx'
import type { Given } from './Figures.tsx'
import { useStatisticsWords } from './words.ts'

/** Kinds in fields of which few came, or none: where somebody might be invited to suggest. */
export function Thin({ counts, names, to }: Given) {
  const words = useStatisticsWords()
  const { few, spots } = counts.thin
  const kinds = [...new Set(spots.map((it) => it.kind))]
  const nameOf = (field: string | null) => (field === null ? words.noField : names.field(field))
  return (
    <section className="figure wide">
      <h2>{words.thin.title}</h2>
      <p className="says small">{spots.length === 0 ? words.thin.nowhere : words.thin.says(few)}</p>
      {spots.length === 0 ? null : (
        <Scroll label={words.thin.title} stacks>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.thin.kind}</th>
                <th scope="col">{words.thin.none}</th>
                <th scope="col">{words.thin.few}</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map((kind) => {
                const here = spots.filter((it) => it.kind === kind)
                const some = here.filter((it) => it.count > 0)
                const none = here.filter((it) => it.count === 0)
                return (
                  <tr key={kind}>
                    <th scope="row">{names.kind(kind)}</th>
                    <td>
                      {none.length === 0 ? null : <span className="stacked-head">{words.thin.none} </span>}
                      {none.map((it) => nameOf(it.field)).join(words.thin.separator)}
                    </td>
                    <td>
                      {some.length === 0 ? null : <span className="stacked-head">{words.thin.few} </span>}
                      {some.map((it, n) => {
                        const name = `${nameOf(it.field)} ${it.count}`
                        const behind = to({ kind, field: it.field ?? '-' })
                        return (
                          <Fragment key={it.field}>
                            {n === 0 ? '' : words.thin.separator}
                            {behind === null ? (
                              name
                            ) : (
                              <Link to={behind.to} search={behind.search}>
                                {name}
                              </Link>
                            )}
                          </Fragment>
                        )
                      })}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}

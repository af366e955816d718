import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from '#text/format.ts'
import { Scroll } from '../Scroll.tsx'
import './chart.css'

/** The list behind a number, where the reader has one. */
export interface To {
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}

/** A number of a table, or words in its place, with the list behind it. */
export interface Cell {
  readonly key: string
  readonly count: number | null
  /** Shown instead of the number. */
  readonly text?: string
  readonly to?: To | null
}
export interface Row {
  readonly key: string
  readonly name: string
  readonly cells: readonly Cell[]
}
export interface Table {
  /** Above the names of the rows, then above each column of numbers. */
  readonly heads: readonly string[]
  readonly rows: readonly Row[]
}

interface Props {
  readonly title: string
  readonly says?: string | undefined
  /** What opens the table. */
  readonly toggle: string
  readonly table: Table
  /** Whether the table stands open from the first. */
  readonly open?: boolean
  readonly children?: ReactNode
}

/** A picture with a heading and, a key away, the same figures as a table whose numbers lead on. */
export function Figure({ title, says, toggle, table, open = false, children }: Props) {
  return (
    <section className="figure">
      <h2>{title}</h2>
      {says === undefined ? null : <p className="says small">{says}</p>}
      {children}
      <details open={open}>
        <summary>{toggle}</summary>
        <Scroll label={title}>
          <Numbers {...table} />
        </Scroll>
      </details>
    </section>
  )
}

function Numbers({ heads, rows }: Table) {
  const [first, ...others] = heads
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((it) => (
            <th key={it} scope="col" className="n">
              {it}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {row.cells.map((cell, n) => (
              <td key={cell.key} className="n num">
                <NumberOf {...cell} name={`${row.name} ${others.length > 1 ? (others[n] ?? '') : ''}`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NumberOf({ count, text, to, name }: Cell & { readonly name: string }) {
  const shown = text ?? formatCount(count ?? 0)
  if (count === null) return <span className="hidden-figure">{shown}</span>
  if (to === undefined || to === null || count === 0) return shown
  return (
    <Link to={to.to} search={to.search} aria-label={`${name.trim()} ${shown}`}>
      {shown}
    </Link>
  )
}

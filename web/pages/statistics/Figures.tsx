import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { formatCount, formatShortDay } from '#text/format.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import type { Names } from '../../desk/names.ts'
import { useLanguage } from '../../language.tsx'

/** The list behind a number, where the reader has one. */
type To = { readonly code: string; readonly search: Readonly<Record<string, string>> } | null

function Figure({ count, to, name }: { readonly count: number; readonly to: To; readonly name: string }) {
  if (to === null) return formatCount(count)
  return (
    <Link to="/office/$code" params={{ code: to.code }} search={to.search} aria-label={`${name} ${count}`}>
      {formatCount(count)}
    </Link>
  )
}

interface BarsProps {
  readonly title: string
  readonly counts: readonly { readonly key: string; readonly count: number }[]
  readonly name: (key: string) => string
  readonly link?: (key: string) => To
}

/** A table whose bars repeat its numbers; it reads the same without the picture. */
export function Bars({ title, counts, name, link = () => null }: BarsProps) {
  const words = useAdminWords()
  const heading = useId()
  const most = Math.max(1, ...counts.map((it) => it.count))
  const shown = counts.toSorted((a, b) => b.count - a.count)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <table className="bars">
        <thead>
          <tr>
            <th scope="col">{words.statistics.what}</th>
            <th scope="col" className="n">
              {words.statistics.count}
            </th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {shown.map((it) => (
            <tr key={it.key}>
              <th scope="row">{name(it.key) || words.statistics.other}</th>
              <td className="n">
                <Figure count={it.count} to={link(it.key)} name={name(it.key)} />
              </td>
              <td className="bar-cell" aria-hidden="true">
                <span className="track">
                  <span className="fill" style={{ width: `${(it.count / most) * 100}%` }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface DaysProps {
  readonly days: readonly { readonly day: string; readonly count: number }[]
}

/** What came in per day; the table with the same numbers opens below. */
export function Days({ days }: DaysProps) {
  const words = useAdminWords()
  const language = useLanguage()
  const heading = useId()
  if (days.length === 0) return null
  const most = Math.max(1, ...days.map((it) => it.count))
  const step = 600 / days.length
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{words.statistics.byDay}</h2>
      <svg
        className="days"
        viewBox="0 0 600 120"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {days.map((it, n) => (
          <rect
            key={it.day}
            x={n * step + step * 0.15}
            width={step * 0.7}
            y={118 - (it.count / most) * 112}
            height={(it.count / most) * 112 + 1}
            fill="var(--c1)"
          />
        ))}
        <path d="M0 119.5h600" stroke="var(--line-2)" strokeWidth="1" />
      </svg>
      <p className="row sp small dim num">
        <span>{formatShortDay(days[0]?.day ?? '', language)}</span>
        <span>{formatShortDay(days.at(-1)?.day ?? '', language)}</span>
      </p>
      <details>
        <summary>{words.statistics.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.statistics.day}</th>
              <th scope="col" className="n">
                {words.statistics.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((it) => (
              <tr key={it.day}>
                <th scope="row" className="num">
                  {formatShortDay(it.day, language)}
                </th>
                <td className="n">{formatCount(it.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

interface HeatProps {
  readonly counts: readonly { readonly kind: string; readonly field: string | null; readonly count: number }[]
  readonly names: Names
  readonly link: (kind: string, field: string | null) => To
}

/** Kinds by fields in five steps of ink; every cell carries its number. */
export function Heat({ counts, names, link }: HeatProps) {
  const words = useAdminWords()
  const kinds = (names.call?.kinds ?? []).map((it) => it.code)
  const fields: readonly (string | null)[] = [...(names.call?.fields ?? []).map((it) => it.code), null]
  const at = (kind: string, field: string | null) =>
    counts.find((it) => it.kind === kind && it.field === field)?.count ?? 0
  const most = Math.max(1, ...counts.map((it) => it.count))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="ledger heat" aria-label={words.statistics.kindByField} tabIndex={0}>
      <h2>{words.statistics.kindByField}</h2>
      <table>
        <thead>
          <tr>
            <td />
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="n">
                {names.kind(kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields
            .filter((field) => counts.some((it) => it.field === field))
            .map((field) => (
              <tr key={field ?? 'none'}>
                <th scope="row">{field === null ? words.statistics.noField : names.field(field)}</th>
                {kinds.map((kind) => {
                  const count = at(kind, field)
                  const step = count === 0 ? 0 : Math.min(4, Math.ceil((count / most) * 4))
                  return (
                    <td key={kind} className={`cell num h${step}`}>
                      {step === 4 ? (
                        count
                      ) : (
                        <Figure
                          count={count}
                          to={count === 0 ? null : link(kind, field)}
                          name={names.kind(kind)}
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}

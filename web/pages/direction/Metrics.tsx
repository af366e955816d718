import { type ReactNode, useState } from 'react'
import type { Row } from '#core/form/answers.ts'
import type { TableField } from '#core/form/form.ts'
import { columnKindOf } from '#core/form/kinds/columns.ts'
import type { Lists } from '#core/form/lists.ts'
import { domId, useForm } from '../../form/context.ts'
import { OpenRow } from '../../form/inputs/table/OpenRow.tsx'
import { useRows } from '../../form/inputs/table/use-rows.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { useLetters } from './PlaceLinks.tsx'
import { nameColumn, textAt } from './places.ts'
import { notTaken, offeredFor, rangeOf } from './ranges.ts'

interface Props {
  readonly field: TableField
  readonly rows: readonly Row[]
}

/** Metrics with what the suggestions say of each; a row being written opens into its fields. */
export function Metrics({ field, rows }: Props) {
  const words = useCondenseWords()
  const say = useSay()
  const form = useForm()
  const desk = useDirectionDesk()
  const own = useRows(field.id, rows)
  const [openRow, setOpenRow] = useState<string | null>(null)
  const id = domId(field.id)
  const named = nameColumn(field)
  const offered = offeredFor(field, desk.view.sources)
  const rest = notTaken(
    offered,
    rows.map((it) => textAt(it.cells[named?.id ?? ''])),
  )
  const write = (row: string | undefined, column = field.columns[0]?.id ?? '') => {
    if (row === undefined) return
    setOpenRow(row)
    requestAnimationFrame(() => document.getElementById(domId(`${field.id}/${row}/${column}`))?.focus())
  }
  const close = (row: string) => {
    setOpenRow(null)
    requestAnimationFrame(() => document.getElementById(`${domId(`${field.id}/${row}`)}-open`)?.focus())
  }
  return (
    <div className="q-part" data-field={field.id}>
      <div className="lab">
        <h3 id={`${id}-label`}>{say(field.label)}</h3>
        <span className="num">{words.metrics.count(rows.length, field.maxRows)}</span>
      </div>
      {field.hint === undefined ? null : <p className="hint">{say(field.hint)}</p>}
      {rows.length === 0 ? (
        <p className="small sub">{words.metrics.empty}</p>
      ) : (
        <ul className="metrics" aria-labelledby={`${id}-label`}>
          {rows.map((row, at) =>
            row.id === openRow ? (
              <OpenRow
                key={row.id}
                field={field}
                path={field.id}
                row={row}
                at={at}
                narrow
                span={1}
                last={at === rows.length - 1}
                onKey={(event) => {
                  if (event.key === 'Escape') close(row.id)
                }}
                onPaste={() => undefined}
                onMove={(by) => own.move(at, by)}
                onRemove={() => {
                  const place = `${field.id}/${row.id}`
                  const linked = desk.links.at(place)
                  own.remove(row, () => desk.links.set(place, linked))
                  if (linked.length > 0) desk.links.set(place, [])
                  setOpenRow(null)
                  document.getElementById(id)?.focus()
                }}
                onClose={() => close(row.id)}
              />
            ) : (
              <MetricLine key={row.id} field={field} row={row} lists={form.lists} offered={offered}>
                <button
                  type="button"
                  id={`${domId(`${field.id}/${row.id}`)}-open`}
                  className="link"
                  aria-label={words.metrics.editOf(textAt(row.cells[named?.id ?? '']))}
                  onClick={() => write(row.id)}
                >
                  {words.metrics.edit}
                </button>
              </MetricLine>
            ),
          )}
        </ul>
      )}
      <div className="addr">
        <button
          type="button"
          id={id}
          data-path={field.id}
          className="btn sm"
          disabled={rows.length >= field.maxRows}
          onClick={() => write(own.add([{}])[0])}
        >
          <Icon name="plus" /> {words.metrics.add}
        </button>
      </div>
      {rest.length === 0 || rows.length >= field.maxRows ? null : (
        <details className="offered">
          <summary>{words.metrics.offered(rest.length)}</summary>
          <ul>
            {rest.map((it) => (
              <li key={`${it.suggestion} ${it.path}`}>
                <b className="letter">{desk.letterOf(it.suggestion)}</b>
                <span>
                  {it.name} <Requirement field={field} cells={it.cells} lists={form.lists} />
                </span>
                <button
                  type="button"
                  className="btn text sm"
                  aria-label={words.metrics.takeOf(it.name)}
                  onClick={() => {
                    const [row] = own.add([it.cells])
                    if (row === undefined) return
                    const place = `${field.id}/${row}`
                    desk.links.add({ place, suggestion: it.suggestion, path: it.path, from: null, to: null })
                  }}
                >
                  {words.metrics.take}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

interface LineProps {
  readonly field: TableField
  readonly row: Row
  readonly lists: Lists
  readonly offered: ReturnType<typeof offeredFor>
  readonly children?: ReactNode
}

/** One metric at rest: what is asked, what the suggestions say, and whose they are. */
export function MetricLine({ field, row, lists, offered, children }: LineProps) {
  const words = useCondenseWords()
  const desk = useDirectionDesk()
  const lettersOf = useLetters()
  const named = nameColumn(field)
  const name = textAt(row.cells[named?.id ?? ''])
  const range = name === '' ? null : rangeOf(field, offered, name)
  const own = desk.links.at(`${field.id}/${row.id}`)
  const said = (range?.suggestions ?? []).map((suggestion) => ({
    place: '',
    suggestion,
    path: '',
    from: null,
    to: null,
  }))
  const letters = lettersOf([...own, ...said])
  return (
    <li className="metric">
      <span className="name">
        {name || <span className="dim">{words.untitled}</span>}{' '}
        <Requirement field={field} cells={row.cells} lists={lists} />
      </span>
      <span className="small sub num">
        {words.metrics.range}{' '}
        {range === null ? words.metrics.none : words.metrics.between(range.low, range.high)}
        {letters === '' ? '' : `　${letters}`}
      </span>
      {children}
    </li>
  )
}

/** Comparison, numbers and unit in one, as the sheet's own columns show them. */
function Requirement({
  field,
  cells,
  lists,
}: {
  readonly field: TableField
  readonly cells: Readonly<Record<string, unknown>>
  readonly lists: Lists
}) {
  const language = useLanguage()
  const named = nameColumn(field)
  const shown = field.columns
    .filter((it) => it !== named)
    .map((it) => columnKindOf(it).show(it, cells[it.id], lists, language === 'en' ? 'en' : 'zh'))
    .filter((it) => it !== '')
  return <b className="num requirement">{shown.join(' ')}</b>
}

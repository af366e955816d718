import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Row } from '#core/form/answers.ts'
import type { TableField } from '#core/form/form.ts'
import { lengthOf } from '#core/text.ts'
import { domId, useForm } from '../../form/context.ts'
import { TextBox } from '../../form/inputs/TextBox.tsx'
import { useRows } from '../../form/inputs/table/use-rows.ts'
import { PathNotes } from '../../form/PathNotes.tsx'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { ModelMark } from './ModelMark.tsx'
import { PlaceLinks, useLetters } from './PlaceLinks.tsx'
import { textAt } from './places.ts'

interface Props {
  readonly field: TableField
  readonly rows: readonly Row[]
}

/** Prose written a sentence a row, each with the sources it comes from. */
export function Sentences({ field, rows }: Props) {
  const words = useCondenseWords()
  const say = useSay()
  const form = useForm()
  const desk = useDirectionDesk()
  const own = useRows(field.id, rows)
  const column = field.columns[0]
  if (column === undefined) return null
  const id = domId(field.id)
  const pathOf = (row: string) => `${field.id}/${row}/${column.id}`
  const textOf = (row: Row) => textAt(row.cells[column.id])
  const length = rows.reduce((sum, it) => sum + lengthOf(textOf(it)), 0)
  const usual = field.usualText
  const over = usual !== undefined && length > usual
  const findings = form.findings.filter((it) => it.field === field.id)
  const focus = (row: string | undefined, at: 'start' | 'end') => {
    if (row === undefined) return
    requestAnimationFrame(() => {
      const box = document.getElementById(domId(pathOf(row)))
      if (!(box instanceof HTMLTextAreaElement)) return
      box.focus()
      const caret = at === 'start' ? 0 : box.value.length
      box.setSelectionRange(caret, caret)
    })
  }
  const add = (text: string, after: number) => {
    if (rows.length < field.maxRows)
      focus(own.add([text === '' ? {} : { [column.id]: text }], after)[0], 'start')
  }
  const remove = (at: number) => {
    const row = rows[at]
    if (row === undefined) return
    const place = `${field.id}/${row.id}`
    const linked = desk.links.at(place)
    own.remove(row, () => desk.links.set(place, linked))
    if (linked.length > 0) desk.links.set(place, [])
    const next = rows[at - 1] ?? rows[at + 1]
    if (next === undefined) document.getElementById(id)?.focus()
    else focus(next.id, 'end')
  }
  const keys = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>, at: number) => {
    const row = rows[at]
    const box = event.currentTarget
    if (row === undefined) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      const caret = box.selectionStart ?? box.value.length
      const rest = box.value.slice(caret)
      if (rest !== '' && rows.length < field.maxRows) form.write(pathOf(row.id), box.value.slice(0, caret))
      add(rest.trim(), at)
    } else if (event.key === 'Backspace' && box.value === '' && rows.length > 1) {
      event.preventDefault()
      remove(at)
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      own.move(at, event.key === 'ArrowUp' ? -1 : 1)
      focus(row.id, 'end')
    }
  }
  return (
    <div className="q-part" data-field={field.id}>
      <div className="lab">
        <h3 id={`${id}-label`}>{say(field.label)}</h3>
        <span className={over ? 'num over' : 'num'}>
          {usual === undefined ? words.sentences.lengthOnly(length) : words.sentences.length(length, usual)}
          {over ? ` · ${words.sentences.over(length - (usual ?? 0))}` : ''}
        </span>
      </div>
      {field.hint === undefined ? null : <p className="hint">{say(field.hint)}</p>}
      {rows.length === 0 ? (
        <p className="sens none small sub">{words.sentences.none}</p>
      ) : (
        <ol className="sens" aria-labelledby={`${id}-label`}>
          {rows.map((row, at) => (
            <SentenceRow
              key={row.id}
              place={`${field.id}/${row.id}`}
              at={at}
              missing={findings.some(
                (it) => it.row === row.id && it.weight === 'must' && it.code !== 'missing',
              )}
            >
              <TextBox
                area
                lines={1}
                id={domId(pathOf(row.id))}
                path={pathOf(row.id)}
                value={textOf(row)}
                label={words.sentences.label(at + 1)}
                onChange={(text) => form.write(pathOf(row.id), text)}
                onKeyDown={(event) => keys(event, at)}
              />
              <PathNotes path={pathOf(row.id)} field={column} />
              {desk.active === `${field.id}/${row.id}` ? (
                <div className="row-tools">
                  <button
                    type="button"
                    className="btn text sm"
                    disabled={at === 0}
                    onClick={() => own.move(at, -1)}
                  >
                    {words.sentences.up}
                  </button>
                  <button
                    type="button"
                    className="btn text sm"
                    disabled={at === rows.length - 1}
                    onClick={() => own.move(at, 1)}
                  >
                    {words.sentences.down}
                  </button>
                  <button type="button" className="btn text sm" onClick={() => remove(at)}>
                    {words.sentences.remove}
                  </button>
                </div>
              ) : null}
            </SentenceRow>
          ))}
        </ol>
      )}
      <div className="addr">
        <button
          type="button"
          id={id}
          data-path={field.id}
          className="btn sm"
          disabled={rows.length >= field.maxRows}
          onClick={() => add('', rows.length - 1)}
        >
          <Icon name="plus" /> {rows.length === 0 ? words.sentences.first : words.sentences.add}
        </button>
        {rows.length === 0 ? null : <span className="small dim no-phone">{words.sentences.keys}</span>}
      </div>
    </div>
  )
}

interface RowProps {
  readonly place: string
  readonly at: number
  readonly missing: boolean
  readonly children: ReactNode
}

/** One sentence: its number, its words, and the letters of its sources. */
function SentenceRow({ place, at, missing, children }: RowProps) {
  const words = useCondenseWords()
  const desk = useDirectionDesk()
  const lettersOf = useLetters()
  const [open, setOpen] = useState(false)
  const links = desk.links.at(place)
  const letters = lettersOf(links)
  const on = desk.active === place
  return (
    <li
      className={['sen', on ? 'on' : '', missing ? 'bad' : ''].join(' ').trim()}
      onFocus={() => desk.setActive(place)}
    >
      <i className="disc num" aria-hidden="true">
        {at + 1}
      </i>
      <div className="words">
        {children}
        <ModelMark place={place} label={words.sentences.label(at + 1)} />
        {open ? <PlaceLinks place={place} /> : null}
      </div>
      {letters === '' ? (
        <span className="from warned">
          <Icon name="warn" /> {words.links.none}
        </span>
      ) : (
        <button
          type="button"
          className="from link"
          aria-expanded={open}
          aria-label={words.links.show(letters)}
          onClick={() => setOpen(!open)}
        >
          <Icon name="link" /> {letters}
        </button>
      )}
    </li>
  )
}

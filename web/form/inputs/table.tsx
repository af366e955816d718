import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { Row } from '#core/form/answers.ts'
import type { TableField } from '#core/form/form.ts'
import { rowsOf } from '#core/form/kinds/table.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce } from '../../parts/Message.tsx'
import { domId, type InputProps, useForm } from '../context.ts'
import { isCells, pastedRows } from '../paste.ts'
import { useNarrower } from '../use-narrower.ts'
import { useEditorWords } from '../words.ts'
import { headColumns, isNumeric } from './table/layout.ts'
import { OpenRow } from './table/OpenRow.tsx'
import { PasteDialog } from './table/PasteDialog.tsx'
import { RestingRow } from './table/RestingRow.tsx'
import { SheetDialog } from './table/SheetDialog.tsx'
import { useRows } from './table/use-rows.ts'

/** Rows rest as text; the one being written in opens into fields. On a phone each row is a card. */
export function TableInput({ field, id, path, value, ...rest }: InputProps<TableField>) {
  const words = useEditorWords()
  const say = useSay()
  const form = useForm()
  const narrow = useNarrower(640)
  const [openRow, setOpenRow] = useState<string | null>(null)
  const [taking, setTaking] = useState<'paste' | 'file' | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const rows = asRows(value)
  const shown = headColumns(field)
  const own = useRows(path, rows)

  const focusCell = (row: string, column: string) => {
    setOpenRow(row)
    requestAnimationFrame(() => document.getElementById(domId(`${path}/${row}/${column}`))?.focus())
  }
  const firstColumn = field.columns[0]?.id ?? ''
  const addRow = (column = firstColumn) => {
    const [row] = own.add([{}])
    if (row !== undefined) focusCell(row, column)
  }
  const addRows = (pasted: ReturnType<typeof pastedRows>) => {
    own.add(pasted)
    announce(words.table.pasted(pasted.length))
  }
  const take = (taken: ReturnType<typeof pastedRows>) => {
    setTaking(null)
    addRows(taken)
  }
  const remove = (row: Row) => {
    own.remove(row)
    setOpenRow(null)
    document.getElementById(id)?.focus()
  }

  const paste = (event: ClipboardEvent, row: Row, column: number) => {
    const text = event.clipboardData.getData('text/plain')
    if (!isCells(text)) return
    event.preventDefault()
    const [first, ...more] = pastedRows(field, text, form.lists, column)
    if (first !== undefined)
      form.writeAll(
        Object.entries(first).map(([it, cell]) => ({ path: `${path}/${row.id}/${it}`, value: cell })),
      )
    if (more.length > 0) addRows(more)
  }
  const keys = (event: KeyboardEvent<HTMLElement>, at: number, column: string) => {
    if (event.nativeEvent.isComposing) return
    const row = rows[at]
    const target = event.target
    if (row === undefined || !(target instanceof HTMLElement)) return
    const columnAt = field.columns.findIndex((it) => it.id === column)
    const area = target instanceof HTMLTextAreaElement
    const list = target instanceof HTMLSelectElement || target.getAttribute('role') === 'combobox'
    const go = (rowAt: number, to: number): boolean => {
      const next = rows[rowAt]
      const nextColumn = field.columns[to]
      if (next === undefined || nextColumn === undefined) return false
      event.preventDefault()
      focusCell(next.id, nextColumn.id)
      return true
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      setOpenRow(null)
      requestAnimationFrame(() => document.getElementById(`${domId(`${path}/${row.id}`)}-open`)?.focus())
    } else if (
      event.key === 'Enter' &&
      !event.shiftKey &&
      (!area || event.ctrlKey || event.metaKey) &&
      !isMenu(target)
    ) {
      event.preventDefault()
      if (!go(at, columnAt + 1) && !go(at + 1, 0)) addRow()
    } else if (event.key === 'ArrowUp' && !area && !list) go(at - 1, columnAt)
    else if (event.key === 'ArrowDown' && !area && !list) go(at + 1, columnAt)
    else if (event.key === 'ArrowLeft' && atEdge(target, 'start')) go(at, columnAt - 1)
    else if (event.key === 'ArrowRight' && atEdge(target, 'end')) go(at, columnAt + 1)
  }

  const filled = rowsOf(value).length
  const openAt = rows.findIndex((it) => it.id === openRow)
  const body = rows.map((row, at) => {
    const common = { field, path, row, at, narrow, readOnly: rest.readOnly }
    if (row.id === openRow && !rest.readOnly)
      return (
        <OpenRow
          key={row.id}
          {...common}
          span={shown.columns.length + 1}
          onKey={keys}
          onPaste={paste}
          onMove={(by) => own.move(at, by)}
          onRemove={() => remove(row)}
          onClose={() => setOpenRow(null)}
          last={at === rows.length - 1}
        />
      )
    return (
      <RestingRow key={row.id} {...common} onOpen={(column) => focusCell(row.id, column ?? firstColumn)} />
    )
  })
  return (
    <div ref={place}>
      {narrow ? (
        <ul className="cards" aria-labelledby={rest.labelledBy}>
          {body}
        </ul>
      ) : rows.length === 0 ? null : (
        <div className="mt">
          <table aria-labelledby={rest.labelledBy}>
            <thead>
              <tr>
                <th className="at">
                  <span className="unseen">{words.table.number}</span>
                </th>
                {shown.columns.map((it) => (
                  <th key={it.id} className={isNumeric(it) ? 'n' : undefined}>
                    {say(it.label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{body}</tbody>
          </table>
        </div>
      )}
      {rest.readOnly ? null : (
        <div className="addr">
          <button
            type="button"
            id={id}
            data-path={path}
            className={`btn sm ${rest.invalid && rows.length === 0 ? 'bad' : ''}`}
            aria-describedby={rest.describedBy}
            onClick={() => addRow()}
          >
            <Icon name="plus" />
            {words.table.add}
          </button>
          <button type="button" className="btn text sm no-phone" onClick={() => setTaking('paste')}>
            {words.table.paste}
          </button>
          <button type="button" className="btn text sm" onClick={() => setTaking('file')}>
            {words.sheet.open}
          </button>
          <span className="small dim to-end num">
            {openAt < 0 ? words.table.filled(filled, field.maxRows) : words.table.writing(filled, openAt + 1)}
          </span>
        </div>
      )}
      {taking === 'paste' ? (
        <PasteDialog field={field} onClose={() => setTaking(null)} onPaste={take} />
      ) : null}
      {taking === 'file' ? (
        <SheetDialog field={field} now={filled} onClose={() => setTaking(null)} onTake={take} />
      ) : null}
    </div>
  )
}

const asRows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : [])

const isMenu = (target: HTMLElement): boolean =>
  target instanceof HTMLButtonElement || target.getAttribute('aria-expanded') === 'true'

/** Whether the caret can go no further, so that an arrow key means the next cell. */
function atEdge(target: HTMLElement, edge: 'start' | 'end'): boolean {
  if (target instanceof HTMLSelectElement) return true
  if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement)) return false
  if (target instanceof HTMLInputElement && !['text', 'tel', 'url', 'search'].includes(target.type))
    return false
  const wanted = edge === 'start' ? 0 : target.value.length
  return target.selectionStart === wanted && target.selectionEnd === wanted
}

import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { Row } from '#core/form/answers.ts'
import { isRequired } from '#core/form/asked.ts'
import type { Column, TableField } from '#core/form/form.ts'
import { askedColumns } from '#core/form/kinds/table.ts'
import { useSay } from '../../../language.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { domId, useForm } from '../../context.ts'
import { FieldInput } from '../../FieldInput.tsx'
import { useFindingText } from '../../finding-text.ts'
import { PathNotes } from '../../PathNotes.tsx'
import { useEditorWords } from '../../words.ts'
import { fitsInline } from './layout.ts'

interface Props {
  readonly field: TableField
  readonly path: string
  readonly row: Row
  readonly at: number
  readonly narrow: boolean
  readonly span: number
  readonly last: boolean
  readonly onKey: (event: KeyboardEvent<HTMLElement>, at: number, column: string) => void
  readonly onPaste: (event: ClipboardEvent, row: Row, column: number) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** The row being written in: fields on tint, its findings in the same block. */
export function OpenRow(props: Props) {
  const { field, path, row, at, narrow, span } = props
  const words = useEditorWords()
  const say = useSay()
  const textOf = useFindingText()
  const form = useForm()
  const columns = askedColumns(field, row, { asking: form.asking })
  const findings = form.findings.filter((it) => it.field === field.id && it.row === row.id)
  const inline = !narrow && fitsInline(field)
  const inRow = { ...form.asking, answers: { ...form.asking.answers, ...row.cells } }
  const cell = (column: Column, compact: boolean) => {
    const place = `${path}/${row.id}/${column.id}`
    const wrong = findings.some(
      (it) => it.column === column.id && it.weight === 'must' && it.code !== 'missing',
    )
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside are looked at on their way up.
      <div
        onKeyDown={(event) => props.onKey(event, at, column.id)}
        onPaste={(event) => props.onPaste(event, row, field.columns.indexOf(column))}
      >
        <FieldInput
          field={column}
          id={domId(place)}
          path={place}
          value={row.cells[column.id]}
          onChange={(it) => form.write(place, it)}
          invalid={wrong}
          readOnly={false}
          required={isRequired(column, inRow)}
          labelledBy={`${domId(place)}-label`}
          compact={compact}
        />
        <PathNotes path={place} field={column} />
      </div>
    )
  }
  const blank = findings.filter((it) => it.code === 'missing')
  const labels = blank.map((it) => field.columns.find((one) => one.id === it.column)?.label)
  const toFill = labels.map((it) => (it === undefined ? '' : say(it))).join(words.and)
  const wrong = findings.filter((it) => it.code !== 'missing')
  const saidWrong = wrong.map((it) => (
    <span key={`${it.column}-${it.code}`} className={it.weight === 'must' ? 'err' : 'err soft'}>
      <Icon name={it.weight === 'must' ? 'block' : 'warn'} /> {textOf.inRow(field, it)}
    </span>
  ))
  const said = (
    <>
      {saidWrong}
      {blank.length === 0 ? null : <span className="small sub row-blank">{words.table.toFill(toFill)}</span>}
    </>
  )
  const tools = (
    <div className="row-tools">
      <button type="button" className="btn text sm" disabled={at === 0} onClick={() => props.onMove(-1)}>
        <Icon name="up" />
        {words.table.up}
      </button>
      <button type="button" className="btn text sm" disabled={props.last} onClick={() => props.onMove(1)}>
        <Icon name="down" />
        {words.table.down}
      </button>
      <button type="button" className="btn text sm" onClick={props.onRemove}>
        <Icon name="trash" />
        {words.table.remove}
      </button>
      <button type="button" className="btn sm to-end" onClick={props.onClose}>
        {words.table.done}
      </button>
    </div>
  )
  const grid = (
    <div className="edg">
      {columns.map((it) => {
        const wide =
          it.kind === 'long-text' || it.kind === 'choices' || it.kind === 'org-ref' || it.kind === 'tags'
        const place = domId(`${path}/${row.id}/${it.id}`)
        const single = ['text', 'long-text', 'integer', 'decimal', 'money', 'date', 'choice', 'tree-choice']
        const label = (
          <>
            {say(it.label)}
            {'unit' in it && it.unit !== undefined ? <span className="dim">（{say(it.unit)}）</span> : null}
            {isRequired(it, inRow) ? null : <span className="opt"> {words.optional}</span>}
          </>
        )
        return (
          <div key={it.id} className={wide ? 'wide' : undefined}>
            {single.includes(it.kind) ? (
              <label htmlFor={place} id={`${place}-label`}>
                {label}
              </label>
            ) : (
              <span id={`${place}-label`} className="label-like">
                {label}
              </span>
            )}
            {cell(it, true)}
          </div>
        )
      })}
    </div>
  )
  if (narrow)
    return (
      <li className="e">
        <b className="num">{words.table.row(at + 1)}</b>
        {grid}
        {said}
        {tools}
      </li>
    )
  if (!inline)
    return (
      <tr className="ed2">
        <td className="dim num at">{at + 1}</td>
        <td colSpan={span - 1}>
          {grid}
          {said}
          {tools}
        </td>
      </tr>
    )
  return (
    <>
      <tr className="ed">
        <td className="dim num at">{at + 1}</td>
        {field.columns.map((it) => (
          <td key={it.id}>
            <span id={`${domId(`${path}/${row.id}/${it.id}`)}-label`} className="unseen">
              {say(it.label)}
            </span>
            {columns.includes(it) ? cell(it, true) : null}
          </td>
        ))}
      </tr>
      <tr className="ed2">
        <td />
        <td colSpan={span - 1}>
          {said}
          {tools}
        </td>
      </tr>
    </>
  )
}

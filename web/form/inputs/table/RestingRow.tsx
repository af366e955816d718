import type { Row } from '#core/form/answers.ts'
import type { Column, TableField } from '#core/form/form.ts'
import { columnKindOf } from '#core/form/kinds/columns.ts'
import { useLanguage, useSay } from '../../../language.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { domId, useForm } from '../../context.ts'
import { useFindingText } from '../../finding-text.ts'
import { useEditorWords } from '../../words.ts'
import { headColumns, isNumeric } from './layout.ts'

interface Props {
  readonly field: TableField
  readonly path: string
  readonly row: Row
  readonly at: number
  readonly narrow: boolean
  readonly readOnly: boolean
  readonly onOpen: (column?: string) => void
}

/** A row that nobody is writing in: text, and what is wrong with it in one line. */
export function RestingRow({ field, path, row, at, narrow, readOnly, onOpen }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const language = useLanguage()
  const textOf = useFindingText()
  const { lists, findings } = useForm()
  const wrong = findings.filter((it) => it.field === field.id && it.row === row.id && it.weight === 'must')
  const show = (column: Column) =>
    columnKindOf(column).show(column, row.cells[column.id], lists, language === 'en' ? 'en' : 'zh')
  const { columns, below } = headColumns(field)
  const first = columns[0]
  const rest = (list: readonly Column[]) =>
    list
      .map((it) => ({ id: it.id, label: say(it.label), text: show(it) }))
      .filter((it) => it.text !== '')
      .map((it) => (
        <span key={it.id} className="under">
          <span className="dim">{it.label}</span> {it.text}
        </span>
      ))
  const opener = (
    <button
      type="button"
      id={`${domId(`${path}/${row.id}`)}-open`}
      className="row-open num"
      disabled={readOnly}
      aria-label={words.table.open(at + 1, first === undefined ? '' : show(first))}
      onClick={() => onOpen()}
    >
      {at + 1}
    </button>
  )
  const worst = wrong.find((it) => it.code !== 'missing') ?? wrong[0]
  const blanks = field.columns.filter((it) =>
    wrong.some((one) => one.code === 'missing' && one.column === it.id),
  )
  const problem =
    worst === undefined ? null : (
      <span className="err">
        <Icon name="block" />{' '}
        {worst.code === 'missing'
          ? words.table.toFill(blanks.map((it) => say(it.label)).join(words.and))
          : textOf.inRow(field, worst)}
      </span>
    )
  if (narrow)
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the row's own button does the same for the keyboard.
      <li onClick={readOnly ? undefined : () => onOpen()}>
        <b>
          {opener}　{first === undefined || show(first) === '' ? words.nothingYet : show(first)}
        </b>
        <span className="small">{rest(field.columns.slice(1))}</span>
        {problem}
      </li>
    )
  return (
    <>
      <tr className={readOnly ? 'rest' : 'rest can'}>
        <td className="at">{opener}</td>
        {columns.map((it, n) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the row's own button does the same for the keyboard.
          <td
            key={it.id}
            className={isNumeric(it) ? 'n' : undefined}
            onClick={readOnly ? undefined : () => onOpen(it.id)}
          >
            {show(it)}
            {n === 0 && below.length > 0 ? <small>{rest(below)}</small> : null}
          </td>
        ))}
      </tr>
      {problem === null ? null : (
        <tr className="said">
          <td />
          <td colSpan={columns.length}>{problem}</td>
        </tr>
      )}
    </>
  )
}

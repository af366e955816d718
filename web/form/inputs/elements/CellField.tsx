import type { ReactNode } from 'react'
import type { Row } from '#core/form/answers.ts'
import { isRequired } from '#core/form/asked.ts'
import type { Column, TableField } from '#core/form/form.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { useSay } from '../../../language.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { domId, useForm } from '../../context.ts'
import { FieldInput } from '../../FieldInput.tsx'
import { useFindingText } from '../../finding-text.ts'
import { PathNotes } from '../../PathNotes.tsx'
import { useEditorWords } from '../../words.ts'
import { mostRadios } from '../choice.tsx'

interface Props {
  readonly table: TableField
  readonly row: Row
  readonly column: Column
  readonly readOnly: boolean
  readonly className?: string
  /** Another control than the column's usual one; it bears the id and the path. */
  readonly control?: (wired: Wired) => ReactNode
}

export interface Wired {
  readonly id: string
  readonly path: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

/** One cell by itself: its label, its hint, the way to answer, and what is found in it. */
export function CellField({ table, row, column, readOnly, className, control }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const textOf = useFindingText()
  const form = useForm()
  const path = `${table.id}/${row.id}/${column.id}`
  const id = domId(path)
  const wrong = form.findings.filter(
    (it) => it.field === table.id && it.row === row.id && it.column === column.id && it.code !== 'missing',
  )
  const inRow = { ...form.asking, answers: { ...form.asking.answers, ...row.cells } }
  const required = isRequired(column, inRow)
  const described =
    [column.hint === undefined ? '' : `${id}-hint`, wrong.length === 0 ? '' : `${id}-error`]
      .join(' ')
      .trim() || undefined
  const invalid = wrong.some((it) => it.weight === 'must')
  const label = (
    <>
      {say(column.label)}
      {required ? null : <span className="opt">　{words.optional}</span>}
    </>
  )
  return (
    <div className={`cell-field ${className ?? ''}`}>
      {control !== undefined || hasOneControl(column, form.lists) ? (
        <label className="label" htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
      ) : (
        <span className="label" id={`${id}-label`}>
          {label}
        </span>
      )}
      {column.hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {say(column.hint)}
        </p>
      )}
      {control === undefined ? (
        <FieldInput
          field={column}
          id={id}
          path={path}
          value={row.cells[column.id]}
          onChange={(it) => form.write(path, it)}
          describedBy={described}
          labelledBy={`${id}-label`}
          invalid={invalid}
          readOnly={readOnly}
          required={required}
          compact={false}
        />
      ) : (
        control({ id, path, describedBy: described, invalid })
      )}
      <div id={`${id}-error`}>
        {wrong.map((it) => (
          <p key={`${it.code}-${it.message?.en ?? ''}`} className={it.weight === 'must' ? 'err' : 'err soft'}>
            <Icon name={it.weight === 'must' ? 'block' : 'warn'} /> {textOf.of(it)}
          </p>
        ))}
      </div>
      <PathNotes path={path} field={column} />
    </div>
  )
}

/** Whether a label can belong to one control; groups are named by it instead. */
const hasOneControl = (column: Column, lists: Lists): boolean =>
  single.includes(column.kind) || (column.kind === 'choice' && optionsOf(column, lists).length > mostRadios)

const single: readonly Column['kind'][] = [
  'text',
  'long-text',
  'integer',
  'decimal',
  'money',
  'date',
  'tree-choice',
  'tags',
  'file-of',
]

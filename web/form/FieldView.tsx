import type { ReactNode } from 'react'
import type { Answers, Row } from '#core/form/answers.ts'
import { showComputed } from '#core/form/computed.ts'
import type { Field } from '#core/form/form.ts'
import { columnKindOf } from '#core/form/kinds/columns.ts'
import { rowsOf } from '#core/form/kinds/table.ts'
import { kindOf } from '#core/form/kinds.ts'
import type { Lists } from '#core/form/lists.ts'
import { useLanguage, useSay } from '../language.tsx'
import { FilePreview } from '../parts/FilePreview.tsx'
import { Icon } from '../parts/Icon.tsx'
import { isAssessmentTable, ReadElements, ReadEvidence } from './inputs/elements/ReadElements.tsx'
import { isNumeric } from './inputs/table/layout.ts'
import { sizeOf } from './size.ts'
import { useEditorWords } from './words.ts'

interface ViewProps<F extends Field> {
  readonly field: F
  readonly value: unknown
  readonly answers: Answers
  readonly lists: Lists
  /** The address of a file's bytes, where the reader may have them. */
  readonly fileHref?: ((file: string) => string) | undefined
}
type Show<F extends Field> = (props: ViewProps<F>) => ReactNode

const Plain: Show<Field> = ({ field, value, lists }) => {
  const language = useLanguage()
  return <>{kindOf(field).show(field, value, lists, language === 'en' ? 'en' : 'zh')}</>
}

const Prose: Show<Field> = (props) => (
  <div className="said-text">
    <Plain {...props} />
  </div>
)

const Money: Show<Extract<Field, { kind: 'money' }>> = (props) => {
  const words = useEditorWords()
  return (
    <span className="num">
      <Plain {...props} /> {words.money.unit}
    </span>
  )
}

const Table: Show<Extract<Field, { kind: 'table' }>> = (props) => {
  const { field, value, lists } = props
  if (!isAssessmentTable(field)) return <RowsView field={field} rows={rowsOf(value)} lists={lists} />
  return field.assesses === undefined ? <ReadEvidence {...props} /> : <ReadElements {...props} />
}

/** Rows as a plain table, in the form's columns; `mark` names how a row differs. */
export function RowsView({
  field,
  rows,
  lists,
  mark,
}: {
  readonly field: Extract<Field, { kind: 'table' }>
  readonly rows: readonly Row[]
  readonly lists: Lists
  readonly mark?: (row: Row) => string | undefined
}) {
  const say = useSay()
  const language = useLanguage()
  const columns = field.columns.filter((column) =>
    rows.some((row) => !columnKindOf(column).isBlank(row.cells[column.id])),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className="mt scroll" tabIndex={0} aria-label={say(field.label)}>
      <table>
        <thead>
          <tr>
            {columns.map((it) => (
              <th key={it.id} className={isNumeric(it) ? 'n' : undefined}>
                {say(it.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={mark?.(row)}>
              {columns.map((it) => (
                <td key={it.id} className={isNumeric(it) ? 'n' : 'said-text'}>
                  {columnKindOf(it).show(it, row.cells[it.id], lists, language === 'en' ? 'en' : 'zh')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Files: Show<Extract<Field, { kind: 'files' }>> = ({ value, fileHref }) => {
  const files = Array.isArray(value)
    ? (value as { id: string; name: string; size: number; sha256: string }[])
    : []
  return (
    <ul>
      {files.map((it) => (
        <li key={it.id}>
          <Icon name="file" />{' '}
          {fileHref === undefined ? (
            it.name
          ) : (
            <a href={fileHref(it.id)} download>
              {it.name}
            </a>
          )}
          <span className="dim small num">　{sizeOf(it.size)}</span>
          {fileHref === undefined ? null : <FilePreview href={fileHref(it.id)} name={it.name} />}
        </li>
      ))}
    </ul>
  )
}

const Declared: Show<Extract<Field, { kind: 'declaration' }>> = ({ field }) => {
  const say = useSay()
  return (
    <span>
      <Icon name="check" /> {say(field.statement)}
    </span>
  )
}

const Level: Show<Extract<Field, { kind: 'readiness' }>> = (props) => {
  const words = useEditorWords()
  return <b className="num">{words.readiness.level(Number(props.value))}</b>
}

const Computed: Show<Extract<Field, { kind: 'computed' }>> = ({ field, answers, lists }) => {
  const language = useLanguage()
  return <span className="num">{showComputed(field, answers, lists, language === 'en' ? 'en' : 'zh')}</span>
}

/** A kind of answer without its way of being read does not compile. */
const views: { readonly [K in Field['kind']]: Show<Extract<Field, { kind: K }>> } = {
  text: Plain as Show<Extract<Field, { kind: 'text' }>>,
  'long-text': Prose as Show<Extract<Field, { kind: 'long-text' }>>,
  integer: Plain as Show<Extract<Field, { kind: 'integer' }>>,
  decimal: Plain as Show<Extract<Field, { kind: 'decimal' }>>,
  money: Money,
  date: Plain as Show<Extract<Field, { kind: 'date' }>>,
  period: Plain as Show<Extract<Field, { kind: 'period' }>>,
  choice: Plain as Show<Extract<Field, { kind: 'choice' }>>,
  choices: Plain as Show<Extract<Field, { kind: 'choices' }>>,
  'tree-choice': Plain as Show<Extract<Field, { kind: 'tree-choice' }>>,
  tags: Plain as Show<Extract<Field, { kind: 'tags' }>>,
  table: Table,
  'org-ref': Plain as Show<Extract<Field, { kind: 'org-ref' }>>,
  files: Files,
  declaration: Declared,
  readiness: Level,
  computed: Computed,
  verdict: Plain as Show<Extract<Field, { kind: 'verdict' }>>,
  supports: Plain as Show<Extract<Field, { kind: 'supports' }>>,
  'file-of': Plain as Show<Extract<Field, { kind: 'file-of' }>>,
}

/** An answer as it is read; what is blank says so. */
export function FieldView(props: ViewProps<Field>) {
  const words = useEditorWords()
  const language = useLanguage()
  const { field, value, answers, lists } = props
  const blank =
    field.kind === 'computed'
      ? showComputed(field, answers, lists, language === 'en' ? 'en' : 'zh') === ''
      : kindOf(field).isBlank(value)
  if (blank) return <span className="dim">{words.none}</span>
  const View = views[field.kind] as Show<Field>
  return <View {...props} />
}

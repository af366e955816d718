import { useMemo } from 'react'
import type { Answers, Row } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { type Change, diffAnswers } from '#core/form/diff.ts'
import type { Field, Form, TableField } from '#core/form/form.ts'
import { rowsOf } from '#core/form/kinds/table.ts'
import type { Lists } from '#core/form/lists.ts'
import type { Segment } from '#core/form/text-diff.ts'
import { useSay } from '../language.tsx'
import { FieldView, RowsView } from './FieldView.tsx'
import { ElementsDiff } from './inputs/elements/ElementsDiff.tsx'
import { ReadEvidence } from './inputs/elements/ReadElements.tsx'
import { ReadingContext } from './reading-context.ts'
import { useEditorWords } from './words.ts'
import './form.css'

interface Props {
  readonly form: Form
  readonly lists: Lists
  readonly before: Answers
  readonly after: Answers
  readonly hidden?: readonly string[]
}

/** What changed between two versions, field by field: taken out struck through, put in underlined, both also named. */
export function FormDiff({ form, lists, before, after, hidden = [] }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const changes = useMemo(() => diffAnswers(form, before, after), [form, before, after])
  const fields = useMemo(() => new Map(fieldsOf(form).map((it) => [it.id, it])), [form])
  const read = useMemo(() => ({ form, answers: after, lists }), [form, after, lists])
  const shown = changes.filter((it) => !hidden.includes(it.field))
  if (shown.length === 0) return <p className="sub">{words.diff.same}</p>
  return (
    <ReadingContext value={read}>
      <div className="form-diff">
        <p className="sub small">{words.diff.count(shown.length)}</p>
        {shown.map((change) => {
          const field = fields.get(change.field)
          if (field === undefined) return null
          return (
            <section key={change.field} data-field={change.field}>
              <h3>{say(field.label)}</h3>
              <ChangeView field={field} change={change} lists={lists} before={before} after={after} />
            </section>
          )
        })}
      </div>
    </ReadingContext>
  )
}

function ChangeView(props: {
  readonly field: Field
  readonly change: Change
  readonly lists: Lists
  readonly before: Answers
  readonly after: Answers
}) {
  const words = useEditorWords()
  const { field, change, lists, before, after } = props
  if (change.segments !== undefined && (field.kind === 'text' || field.kind === 'long-text'))
    return <Segments of={change.segments} />
  const rows = change.rows
  if (field.kind === 'table' && field.assesses !== undefined && rows !== undefined)
    return (
      <ElementsDiff
        field={{ ...field, assesses: field.assesses }}
        rows={rows}
        before={before}
        after={after}
        lists={lists}
      />
    )
  if (field.kind === 'table' && rows !== undefined) {
    const changed = new Set(rows.changed.map((it) => it.row))
    const added = new Set(rows.added.map((it) => it.id))
    const mark = (row: Row) => (added.has(row.id) ? 'added' : changed.has(row.id) ? 'changed' : undefined)
    return (
      <>
        <p className="small sub">
          {words.diff.rows(rows.added.length, rows.removed.length, rows.changed.length)}
          {rows.moved ? words.diff.moved : ''}
        </p>
        {rows.removed.length === 0 ? null : (
          <Rows field={field} rows={rows.removed} answers={before} lists={lists} mark={() => 'removed'} />
        )}
        <Rows field={field} rows={rowsOf(change.after)} answers={after} lists={lists} mark={mark} />
      </>
    )
  }
  return (
    <div className="sides">
      <div>
        <span className="small sub">{words.diff.before}</span>
        <del>
          <FieldView field={field} value={change.before} answers={before} lists={lists} />
        </del>
      </div>
      <div>
        <span className="small sub">{words.diff.after}</span>
        <ins>
          <FieldView field={field} value={change.after} answers={after} lists={lists} />
        </ins>
      </div>
    </div>
  )
}

/** Documents of an assessment are read with what they show; other rows as they are. */
function Rows(props: {
  readonly field: TableField
  readonly rows: readonly Row[]
  readonly answers: Answers
  readonly lists: Lists
  readonly mark: (row: Row) => string | undefined
}) {
  const { field, rows, answers, lists, mark } = props
  if (field.use !== 'readiness-evidence')
    return <RowsView field={field} rows={rows} lists={lists} mark={mark} />
  return (
    <ReadEvidence
      field={field}
      value={rows}
      answers={answers}
      lists={lists}
      mark={(id) => {
        const row = rows.find((it) => it.id === id)
        return row && mark(row)
      }}
    />
  )
}

/** A text with what was taken out and put in. */
export function Segments({ of }: { readonly of: readonly Segment[] }) {
  return (
    <p className="said-text">
      {of.map((it, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text in their order have no other name.
        if (it.is === 'removed') return <del key={at}>{it.text}</del>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        if (it.is === 'added') return <ins key={at}>{it.text}</ins>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        return <span key={at}>{it.text}</span>
      })}
    </p>
  )
}

import { canonicalJson } from '../canonical.ts'
import type { Answers, Row } from './answers.ts'
import { fieldsOf } from './asked.ts'
import { isEmpty } from './condition.ts'
import type { Field, FieldId, Form, TableField } from './form.ts'
import { rowsOf } from './kinds/table.ts'
import { kindOf } from './kinds.ts'

/** An answer offered as a beginning: the whole of its source, never shortened. */
export interface Prefill {
  readonly field: FieldId
  readonly value: unknown
  readonly from: FieldId
}

/** A condensed answer that no longer says what its source says. */
export interface Drift {
  readonly field: FieldId
  readonly from: FieldId
  readonly value: unknown
  readonly source: unknown
}

/** What to put into fields that are still blank and have a source that is not. */
export const prefill = (form: Form, answers: Answers): Prefill[] =>
  pairsOf(form)
    .filter(({ field, source }) => isBlank(field, answers) && !isBlank(source, answers))
    .map(({ field, source }) => ({
      field: field.id,
      value: offered(field, answers[source.id]),
      from: source.id,
    }))
    .filter(({ value }) => !isEmpty(value))

/** Filled fields that differ from a filled source; one who condensed on purpose sees it as a mark, not as a fault. */
export const driftOf = (form: Form, answers: Answers): Drift[] =>
  pairsOf(form)
    .filter(({ field, source }) => !isBlank(field, answers) && !isBlank(source, answers))
    .filter(
      ({ field, source }) =>
        written(field, answers[field.id]) !== written(field, offered(field, answers[source.id])),
    )
    .map(({ field, source }) => ({
      field: field.id,
      from: source.id,
      value: answers[field.id],
      source: offered(field, answers[source.id]),
    }))

const isBlank = (field: Field, answers: Answers): boolean => kindOf(field).isBlank(answers[field.id])

/** Rows are compared by what they say: a row written anew has another id. */
function written(field: Field, value: unknown): string {
  const canonical = kindOf(field).canonical(field, value)
  return canonicalJson(field.kind === 'table' ? rowsOf(canonical).map((it) => it.cells) : canonical)
}

/** Of a table only the columns that the other table has too, by their ids; everything else as it is. */
const offered = (field: Field, value: unknown): unknown =>
  field.kind === 'table' ? rowsOf(rowsOf(value).map((it) => narrowed(field, it))) : value

const narrowed = (field: TableField, { id, cells }: Row): Row => ({
  id,
  cells: Object.fromEntries(field.columns.flatMap((it) => (it.id in cells ? [[it.id, cells[it.id]]] : []))),
})

/** Pairs of a form's kinds that hold the same shape; a source that the form does not have offers nothing. */
function pairsOf(form: Form): { field: Field; source: Field }[] {
  const fields = fieldsOf(form)
  return fields.flatMap((field) => {
    const source = field.prefill === undefined ? undefined : fields.find((it) => it.id === field.prefill)
    return source !== undefined && shapeOf(source) === shapeOf(field) ? [{ field, source }] : []
  })
}

/** Kinds with the same kind of value: a line and a paragraph are both text. */
const shapeOf = ({ kind }: Field): string =>
  kind === 'long-text' ? 'text' : kind === 'integer' || kind === 'money' ? 'decimal' : kind

import type { Answers, Row } from '../form/answers.ts'
import type { Form, TableField } from '../form/form.ts'
import { rowsOf } from '../form/kinds/table.ts'

/** A row of a suggestion's table that could stand in a table of the direction. */
export interface AlikeRow {
  /** The direction's table. */
  readonly table: string
  /** Where it stands in the suggestion, as `table/row`. */
  readonly path: string
  readonly cells: Readonly<Record<string, unknown>>
}

/** Tables are alike where both choose from the same list in a column of the same name, as two tables of metrics do. */
export function alikeRows(direction: Form, form: Form, answers: Answers): readonly AlikeRow[] {
  return tablesOf(direction).flatMap((own) =>
    tablesOf(form)
      .filter((it) => areAlike(own, it))
      .flatMap((it) =>
        rowsOf(answers[it.id]).map((row) => ({
          table: own.id,
          path: `${it.id}/${row.id}`,
          cells: shared(own, row),
        })),
      ),
  )
}

const tablesOf = (form: Form): readonly TableField[] =>
  form.sections
    .filter((section) => section.seenBy !== 'office')
    .flatMap((section) => section.fields)
    .filter((field) => field.kind === 'table')

const areAlike = (one: TableField, other: TableField): boolean =>
  one.columns.some(
    (it) =>
      it.kind === 'choice' &&
      it.list !== undefined &&
      other.columns.some((also) => also.id === it.id && also.kind === 'choice' && also.list === it.list),
  )

const shared = (table: TableField, row: Row): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    table.columns.flatMap(({ id }) => (row.cells[id] === undefined ? [] : [[id, row.cells[id]] as const])),
  )

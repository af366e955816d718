import type { Answers, Row } from '#core/form/answers.ts'
import type { Column, Field, Form, TableField } from '#core/form/form.ts'

/** A table of one long text: written sentence by sentence, a row each. */
export const isProse = (field: Field): field is TableField =>
  field.kind === 'table' && field.columns.length === 1 && field.columns[0]?.kind === 'long-text'

/** A table whose rows compare a number, as metrics do. */
export const isMetrics = (field: Field): field is TableField =>
  field.kind === 'table' && field.columns.some((it) => it.kind === 'decimal')

/** The column that a row is called by. */
export const nameColumn = (field: TableField): Column | undefined =>
  field.columns.find((it) => it.kind === 'text')

export const rowsAt = (answers: Answers, field: Field): readonly Row[] => {
  const value = answers[field.id]
  return Array.isArray(value) ? (value as Row[]) : []
}

export const textAt = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Somewhere in the direction that can come from a source. */
export interface Place {
  /** As links name it: a field, or a row of a table as `table/row`. */
  readonly path: string
  /** Where the words themselves are written; null where a passage cannot simply be copied in. */
  readonly writes: string | null
  readonly field: Field
  readonly text: string
  /** Counted from one, where it is a sentence. */
  readonly sentence: number | null
}

/** Every place that words can be drawn into, in the order of the sheet. */
export function placesOf(form: Form, fields: readonly Field[], answers: Answers): readonly Place[] {
  const shown = new Set(fields.map((it) => it.id))
  return form.sections
    .flatMap((it) => it.fields)
    .filter((it) => shown.has(it.id))
    .flatMap((field): Place[] => {
      if (field.kind === 'text' || field.kind === 'long-text')
        return [{ path: field.id, writes: field.id, field, text: textAt(answers[field.id]), sentence: null }]
      if (field.kind !== 'table') return []
      const prose = isProse(field)
      const named = prose ? field.columns[0] : nameColumn(field)
      if (named === undefined) return []
      return rowsAt(answers, field).map((row, n) => ({
        path: `${field.id}/${row.id}`,
        writes: prose ? `${field.id}/${row.id}/${named.id}` : null,
        field,
        text: textAt(row.cells[named.id]),
        sentence: prose ? n + 1 : null,
      }))
    })
}

import type { Column, TableField } from '#core/form/form.ts'

/** At most so many columns stand in a resting row; the others go into a line below. */
const mostHeads = 7

/** Which columns a resting row shows side by side, and which below its first cell. */
export function headColumns(field: TableField): {
  readonly columns: readonly Column[]
  readonly below: readonly Column[]
} {
  const short = field.columns.filter((it) => it.kind !== 'long-text')
  const long = field.columns.filter((it) => it.kind === 'long-text')
  if (field.columns.length <= mostHeads && long.length < 2) return { columns: field.columns, below: [] }
  const columns = (short.length > 0 ? short : field.columns).slice(0, long.length > 0 ? 4 : mostHeads - 1)
  return { columns, below: field.columns.filter((it) => !columns.includes(it)) }
}

export const isNumeric = (column: Column): boolean =>
  column.kind === 'integer' || column.kind === 'decimal' || column.kind === 'money'

/** Whether all cells of the row fit side by side as fields. */
export const fitsInline = (field: TableField): boolean =>
  field.columns.length <= mostHeads &&
  field.columns.every((it) => ['text', 'integer', 'decimal', 'money', 'choice', 'date'].includes(it.kind)) &&
  field.columns.filter((it) => it.kind === 'choice' || it.kind === 'date').length <= 2

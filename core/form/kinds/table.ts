import type { Answers, Row } from '../answers.ts'
import { holds } from '../condition.ts'
import type { Finding } from '../finding.ts'
import type { Column, TableField } from '../form.ts'
import { type FieldKind, must, type Setting } from '../kind.ts'
import { columnKindOf } from './columns.ts'

/** Rows of the same questions. A row in which nothing is written does not count. */
export const table: FieldKind<TableField> = {
  isBlank: (raw) =>
    raw === undefined ||
    raw === null ||
    (Array.isArray(raw) && raw.every((it) => isRow(it) && isBlankRow(it))),
  fits: (raw) => Array.isArray(raw) && raw.every(isRow),
  check(field, raw, setting) {
    if (!Array.isArray(raw) || !raw.every(isRow)) return [must(field, 'not-a-table')]
    const rows = raw.filter((it) => !isBlankRow(it))
    const count = rows.length
    const found = rows.flatMap((it) => checkRow(field, it, setting))
    if (field.minRows !== undefined && count < field.minRows)
      found.push(must(field, 'too-few', { min: field.minRows, count }))
    if (count > field.maxRows) found.push(must(field, 'too-many', { max: field.maxRows, count }))
    return found
  },
  canonical: (field, raw) =>
    Array.isArray(raw) && raw.every(isRow)
      ? raw.map((it) => canonicalRow(field, it)).filter((it) => !isBlankRow(it))
      : raw,
  show: (field, raw, lists, language) =>
    rowsOf(raw)
      .map((row) =>
        field.columns.map((it) => columnKindOf(it).show(it, row.cells[it.id], lists, language)).join(' | '),
      )
      .join('\n'),
}

/** The rows that are rows and have something in them. */
export const rowsOf = (raw: unknown): Row[] =>
  Array.isArray(raw) ? raw.filter(isRow).filter((it) => !isBlankRow(it)) : []

/** The rows with only those cells that are asked: the others do not count. */
export const countedRows = (field: TableField, raw: unknown, setting: Pick<Setting, 'asking'>): unknown =>
  Array.isArray(raw) && raw.every(isRow)
    ? raw.map((row): Row => {
        const cells: Record<string, unknown> = {}
        for (const { id } of askedColumns(field, row, setting)) if (id in row.cells) cells[id] = row.cells[id]
        return { id: row.id, cells }
      })
    : raw

/** The columns asked in a row: conditions see the row's own cells before the form's answers. */
export const askedColumns = (field: TableField, row: Row, setting: Pick<Setting, 'asking'>): Column[] => {
  const asking = { ...setting.asking, answers: answersIn(row, setting.asking.answers) }
  return field.columns.filter((it) => it.when === undefined || holds(it.when, asking))
}

function checkRow(field: TableField, row: Row, setting: Setting): Finding[] {
  const inRow = { ...setting, asking: { ...setting.asking, answers: answersIn(row, setting.asking.answers) } }
  return askedColumns(field, row, setting).flatMap((column) =>
    checkCell(column, row.cells[column.id], inRow).map((it) => ({
      ...it,
      field: field.id,
      row: row.id,
      column: column.id,
    })),
  )
}

function checkCell(column: Column, raw: unknown, setting: Setting): Finding[] {
  const kind = columnKindOf(column)
  if (!kind.isBlank(raw)) return kind.check(column, raw, setting)
  const { required = false } = column
  const wanted = typeof required === 'boolean' ? required : holds(required, setting.asking)
  if (!wanted) return []
  return [must(column, column.kind === 'declaration' ? 'not-declared' : 'missing')]
}

const answersIn = (row: Row, answers: Answers): Answers => ({ ...answers, ...row.cells })

/** Unticked boxes do not make a row count; everything else that is written does, in whatever cell. */
const isBlankRow = (row: Row): boolean =>
  Object.values(row.cells).every((it) => it === undefined || it === null || it === false || isBlankCell(it))

const isBlankCell = (raw: unknown): boolean =>
  (typeof raw === 'string' && raw.trim() === '') ||
  (Array.isArray(raw) && raw.every((it) => typeof it === 'string' && it.trim() === ''))

const canonicalRow = (field: TableField, row: Row): Row => {
  const cells: Record<string, unknown> = {}
  for (const column of field.columns) {
    const kind = columnKindOf(column)
    const raw = row.cells[column.id]
    if (!kind.isBlank(raw)) cells[column.id] = kind.canonical(column, raw)
  }
  return { id: row.id, cells }
}

function isRow(raw: unknown): raw is Row {
  if (typeof raw !== 'object' || raw === null) return false
  const { id, cells } = raw as Partial<Record<keyof Row, unknown>>
  return typeof id === 'string' && typeof cells === 'object' && cells !== null && !Array.isArray(cells)
}

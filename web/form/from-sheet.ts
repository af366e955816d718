import type { Row } from '#core/form/answers.ts'
import type { Asking } from '#core/form/condition.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Column, TableField } from '#core/form/form.ts'
import { readDate } from '#core/form/kinds/date.ts'
import { kindOf } from '#core/form/kinds.ts'
import type { Lists } from '#core/form/lists.ts'
import { halfWidth } from '#core/text.ts'
import { type PastedRow, valueIn } from './paste.ts'

/** A row of a file with its number there. */
export interface SheetRow {
  readonly n: number
  readonly cells: readonly string[]
}

/** Columns that a file can fill; what is answered in dialogs of its own it cannot. */
export const fillable = (field: TableField): readonly Column[] =>
  field.columns.filter((it) => it.kind !== 'verdict' && it.kind !== 'supports' && it.kind !== 'file-of')

/** Which column each head of a file means, each column once: by its label in either language, with or without its unit. */
export function matched(field: TableField, head: readonly string[]): readonly (string | undefined)[] {
  const taken = new Set<string>()
  return head.map((it) => {
    const text = plain(it)
    if (text === '') return undefined
    const found = fillable(field).find(
      (column) =>
        !taken.has(column.id) &&
        [column.label.zh, column.label.en, column.id].some((name) =>
          [plain(name), bare(name)].some((one) => one === text || one === bare(it)),
        ),
    )
    if (found !== undefined) taken.add(found.id)
    return found?.id
  })
}

const plain = (text: string): string => halfWidth(text).replaceAll(/[\s*]/g, '').toLowerCase()
/** Without what stands in brackets at its end: a unit, a remark. */
const bare = (text: string): string => plain(text).replace(/\([^()]*\)$/, '')

/** What would be filled in, a row for each of the file's, under ids that no other row has. */
export function rowsFrom(
  field: TableField,
  rows: readonly SheetRow[],
  places: readonly (string | undefined)[],
  lists: Lists,
): readonly (Row & { readonly n: number })[] {
  const columns = places.map((id) => field.columns.find((it) => it.id === id))
  return rows.flatMap(({ n, cells }) => {
    const values: Record<string, unknown> = {}
    cells.forEach((cell, at) => {
      const column = columns[at]
      if (column !== undefined && cell.trim() !== '')
        values[column.id] = cellValue(column, cell.trim(), lists)
    })
    return Object.keys(values).length === 0
      ? []
      : [{ id: `sheet-${n}`, n, cells: values satisfies PastedRow }]
  })
}

/** Spreadsheets turn a month into its first day. */
const cellValue = (column: Column, cell: string, lists: Lists): unknown =>
  column.kind === 'date' && column.precision === 'month'
    ? (readDate(cell, 'month') ?? readDate(cell, 'day')?.slice(0, 7) ?? cell)
    : valueIn(column, cell, lists)

/** A finding about a cell of the file. */
export interface CellFinding {
  readonly n: number
  /** As people find it in the file: `C12`. */
  readonly cell: string
  readonly finding: Finding
}

/** What is wrong with cells that are filled; what is still missing is asked for in the form. */
export function findingsIn(
  field: TableField,
  rows: readonly (Row & { readonly n: number })[],
  places: readonly (string | undefined)[],
  setting: { readonly asking: Asking; readonly lists: Lists },
): readonly CellFinding[] {
  const plainRows = rows.map(({ id, cells }): Row => ({ id, cells }))
  const numbers = new Map(rows.map((it) => [it.id, it.n]))
  return kindOf(field)
    .check(field, plainRows, setting)
    .flatMap((finding) => {
      const n = numbers.get(finding.row ?? '')
      const at = places.indexOf(finding.column)
      if (n === undefined || at < 0 || finding.weight !== 'must' || finding.code === 'missing') return []
      return [{ n, cell: `${letters(at)}${n}`, finding }]
    })
}

/** `0` is `A`, `26` is `AA`. */
export const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26)

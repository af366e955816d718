import { halfWidth, unstorable } from '#core/text.ts'
import { type Cells, columnName } from './workbook.ts'

/** A row of a table under its heads, with the number that people see beside it. */
export interface HeadedRow<Column> {
  readonly n: number
  /** What stands in a column, without the space around it. */
  readonly text: (column: Column) => string
  /** The cell as people find it: `C12`. */
  readonly cell: (column: Column) => string
  /** Cells that a spreadsheet would run, and such as cannot be stored. */
  readonly unusable: readonly { readonly column: Column; readonly code: 'formula' | 'unstorable' }[]
}

export type Headed<Column> =
  | { readonly problem: 'empty' | 'too-many-rows' }
  | { readonly problem: 'missing-columns'; readonly missing: readonly Column[] }
  | { readonly problem: null; readonly rows: readonly HeadedRow<Column>[] }

/** Heads and names are compared without width, space, stars and brackets. */
export const plainHead = (text: string): string =>
  halfWidth(text)
    .replaceAll(/[\s*()]/g, '')
    .toLowerCase()

/** The rows below the first row that says anything, by the columns that it names. */
export function headed<Column extends string>(
  cells: Cells,
  names: ReadonlyMap<string, Column>,
  needed: readonly Column[],
  mostRows: number,
): Headed<Column> {
  const says = (row: readonly string[]) => row.some((cell) => cell.trim() !== '')
  const first = cells.findIndex(says)
  if (first < 0) return { problem: 'empty' }
  const columns = (cells[first] ?? []).map((it) => names.get(plainHead(it)))
  const missing = needed.filter((it) => !columns.includes(it))
  if (missing.length > 0) return { problem: 'missing-columns', missing }
  const rows = cells
    .map((row, at) => ({ row, n: at + 1 }))
    .slice(first + 1)
    .filter(({ row }) => says(row))
  if (rows.length === 0) return { problem: 'empty' }
  if (rows.length > mostRows) return { problem: 'too-many-rows' }
  return {
    problem: null,
    rows: rows.map(({ row, n }): HeadedRow<Column> => {
      const unusable = row.flatMap((cell, at): HeadedRow<Column>['unusable'] => {
        const column = columns[at]
        if (column === undefined) return []
        return [
          ...(/^[=@]/.test(cell.trim()) ? [{ column, code: 'formula' as const }] : []),
          ...(unstorable(cell) ? [{ column, code: 'unstorable' as const }] : []),
        ]
      })
      const at = (it: Column) => columns.indexOf(it)
      return {
        n,
        unusable,
        text: (it) => (row[at(it)] ?? '').trim(),
        cell: (it) => (columns.includes(it) ? `${columnName(at(it))}${n}` : String(n)),
      }
    }),
  }
}

/** The columns by every name that a head may have. */
export const headsOf = <Column extends string>(
  columns: readonly Column[],
  ...words: readonly Readonly<Record<Column, string>>[]
): ReadonlyMap<string, Column> =>
  new Map(
    columns.flatMap((it) =>
      [it, ...words.map((one) => one[it])].map((name) => [plainHead(name), it] as const),
    ),
  )

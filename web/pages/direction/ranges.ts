import type { TableField } from '#core/form/form.ts'
import { nameColumn, textAt } from './places.ts'
import type { Source } from './use-direction.ts'

/** A row of a source's table, as the direction's table would have it. */
export interface Offered {
  readonly suggestion: string
  readonly path: string
  readonly name: string
  readonly cells: Readonly<Record<string, unknown>>
}

/** What the sources say of one metric: its lowest and highest number, and who says so. */
export interface Range {
  readonly low: string
  readonly high: string
  readonly suggestions: readonly string[]
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s（）()]/g, '')
    .toLowerCase()

/** The rows that sources have for this table, named. */
export function offeredFor(field: TableField, sources: readonly Source[]): readonly Offered[] {
  const named = nameColumn(field)
  if (named === undefined) return []
  return sources.flatMap(({ suggestion, rows }) =>
    rows
      .filter((it) => it.table === field.id && textAt(it.cells[named.id]).trim() !== '')
      .map((it) => ({
        suggestion: suggestion.id,
        path: it.path,
        name: textAt(it.cells[named.id]),
        cells: it.cells,
      })),
  )
}

/** The numbers that sources give for a metric of this name. */
export function rangeOf(field: TableField, offered: readonly Offered[], name: string): Range | null {
  const same = offered.filter((it) => plain(it.name) === plain(name))
  const decimals = field.columns.filter((it) => it.kind === 'decimal').map((it) => it.id)
  const numbers = same
    .flatMap((it) => decimals.map((id) => it.cells[id]))
    .map((it) => (typeof it === 'number' ? String(it) : textAt(it)))
    .filter((it) => it !== '' && Number.isFinite(Number(it)))
    .sort((a, b) => Number(a) - Number(b))
  const [low] = numbers
  const high = numbers.at(-1)
  if (same.length === 0 || low === undefined || high === undefined) return null
  return { low, high, suggestions: [...new Set(same.map((it) => it.suggestion))] }
}

/** Metrics of the sources that the direction does not have yet, each name once. */
export function notTaken(offered: readonly Offered[], names: readonly string[]): readonly Offered[] {
  const seen = new Set(names.map(plain))
  return offered.filter((it) => {
    const known = seen.has(plain(it.name))
    seen.add(plain(it.name))
    return !known
  })
}

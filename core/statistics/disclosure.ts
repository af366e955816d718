import { type Arc, freedom } from './freedom.ts'

/** Counts by two things at once; each has a row for every kind of answer, zero ones included. */
export interface Crossed {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly { readonly row: string; readonly column: string; readonly count: number }[]
  /** Whether anything can be in this cell at all: an outsider knows the rules of the call. */
  readonly possible: (row: string, column: string) => boolean
}

/** The sums of one side as they may be told: null is too small or hides another, a withheld side tells nothing at all. */
export interface Side {
  readonly withheld: boolean
  readonly cells: readonly { readonly key: string; readonly count: number | null }[]
}
export interface Protected {
  readonly rows: Side
  readonly columns: Side
}

/** Where a call says nothing else, a figure below this is not told. */
export const usualLeast = 5

/**
 * The sums of both sides of a table beside its total, so that no figure from 1 to below `least` is told nor can be worked out.
 *
 * Small sums are hidden (primary suppression). As long as what is told leaves a small one fewer than `least` values, or only
 * small ones, the smallest told sum is hidden as well (complementary suppression). What an outsider can work out is computed
 * exactly, from all told sums and the total together. Where hiding does not help, the second side is withheld, then the
 * first. Zeros are told: that nothing came of a kind says nothing about anybody.
 *
 * Practice: Handbook on Statistical Disclosure Control (Eurostat, ESSnet; second edition), chapter 5 on small counts and
 * chapter 4 on secondary suppression and the audit of what can be worked out; L. H. Cox, Network Models for Complementary
 * Cell Suppression, JASA 90 (1995), on tables as networks.
 */
export function protect(table: Crossed, least: number): Protected {
  const total = table.cells.reduce((sum, it) => sum + it.count, 0)
  const [rows, columns] = [sumsOf(table, 'row'), sumsOf(table, 'column')]
  const told = total === 0 || total >= least
  for (const [withRows, withColumns] of told ? tries : []) {
    const hidden = hide(table, { rows: withRows ? rows : null, columns: withColumns ? columns : null }, least)
    if (hidden !== null)
      return {
        rows: sideOf(rows, withRows, hidden.rows),
        columns: sideOf(columns, withColumns, hidden.columns),
      }
  }
  return { rows: sideOf(rows, false, new Set()), columns: sideOf(columns, false, new Set()) }
}
const tries = [
  [true, true],
  [true, false],
  [false, true],
] as const

/** The same for a single row of figures whose sum is known. */
export const protectRow = (
  cells: readonly { readonly key: string; readonly count: number }[],
  least: number,
): Side =>
  protect(
    {
      rows: cells.map((it) => it.key),
      columns: ['all'],
      cells: cells.map((it) => ({ row: it.key, column: 'all', count: it.count })),
      possible: () => true,
    },
    least,
  ).rows

type Sums = ReadonlyMap<string, number>

function sumsOf({ cells, ...table }: Crossed, by: 'row' | 'column'): Sums {
  const sums = new Map((by === 'row' ? table.rows : table.columns).map((it) => [it, 0]))
  for (const it of cells) sums.set(it[by], (sums.get(it[by]) ?? 0) + it.count)
  return sums
}

const sideOf = (sums: Sums, told: boolean, hidden: ReadonlySet<string>): Side => ({
  withheld: !told,
  cells: [...sums].map(([key, count]) => ({ key, count: told && !hidden.has(key) ? count : null })),
})

interface Hidden {
  readonly rows: Set<string>
  readonly columns: Set<string>
}

/** What has to be hidden so that the small ones are safe; null where nothing is left to hide them behind. */
function hide(
  table: Crossed,
  told: { readonly rows: Sums | null; readonly columns: Sums | null },
  least: number,
): Hidden | null {
  const small = (sums: Sums | null) =>
    [...(sums ?? [])].filter(([, count]) => count > 0 && count < least).map(([key]) => key)
  const hidden: Hidden = { rows: new Set(small(told.rows)), columns: new Set(small(told.columns)) }
  const smallest = (sums: Sums | null, already: ReadonlySet<string>): string | undefined =>
    [...(sums ?? [])]
      .filter(([key, count]) => count > 0 && !already.has(key))
      .toSorted(([, one], [, other]) => one - other)[0]?.[0]
  const behind: { readonly side: 'rows' | 'columns'; readonly key: string }[] = []
  for (;;) {
    const side = exposed(table, told, hidden, least)
    if (side === null) break
    const other = side === 'rows' ? 'columns' : 'rows'
    const here = smallest(told[side], hidden[side])
    const there = smallest(told[other], hidden[other])
    const next = here !== undefined ? { side, key: here } : ({ side: other, key: there } as const)
    if (next.key === undefined) return null
    hidden[next.side].add(next.key)
    behind.push({ side: next.side, key: next.key })
  }
  // What was hidden in vain is told again.
  for (const { side, key } of behind) {
    hidden[side].delete(key)
    if (exposed(table, told, hidden, least) !== null) hidden[side].add(key)
  }
  return hidden
}

/** The first side on which a small sum can be worked out from what is told, too closely. */
function exposed(
  table: Crossed,
  told: { readonly rows: Sums | null; readonly columns: Sums | null },
  hidden: Hidden,
  least: number,
): 'rows' | 'columns' | null {
  const arcs = arcsOf(table, told, hidden)
  for (const side of ['rows', 'columns'] as const)
    for (const key of hidden[side]) {
      const count = told[side]?.get(key) ?? 0
      if (count >= least) continue
      const arc = arcs.findIndex((it) => it.name === `${side} ${key}`)
      const { low, high } = freedom(arcs, arc)
      if (high < least || high - low < least - 1) return side
    }
  return null
}

/** The table as a flow from its rows to its columns: a told sum cannot change, a hidden one is known to be at least 1. */
function arcsOf(
  table: Crossed,
  told: { readonly rows: Sums | null; readonly columns: Sums | null },
  hidden: Hidden,
): readonly (Arc & { readonly name: string })[] {
  const total = table.cells.reduce((sum, it) => sum + it.count, 0)
  const real = { rows: sumsOf(table, 'row'), columns: sumsOf(table, 'column') }
  const bounds = (side: 'rows' | 'columns', key: string) => {
    const flow = real[side].get(key) ?? 0
    if (told[side] === null) return { flow, low: 0, high: total }
    return hidden[side].has(key) ? { flow, low: 1, high: total } : { flow, low: flow, high: flow }
  }
  const { rows, columns } = table
  const counted = new Map<string, number>()
  const at = (row: string, column: string) => JSON.stringify([row, column])
  for (const it of table.cells)
    counted.set(at(it.row, it.column), (counted.get(at(it.row, it.column)) ?? 0) + it.count)
  const source = rows.length + columns.length
  return [
    ...rows.map((key, n) => ({ name: `rows ${key}`, from: source, to: n, ...bounds('rows', key) })),
    ...columns.map((key, n) => ({
      name: `columns ${key}`,
      from: rows.length + n,
      to: source + 1,
      ...bounds('columns', key),
    })),
    ...rows.flatMap((row, n) =>
      columns.flatMap((column, m) => {
        const flow = counted.get(at(row, column)) ?? 0
        if (flow === 0 && !table.possible(row, column)) return []
        return [{ name: 'cell', from: n, to: rows.length + m, flow, low: 0, high: total }]
      }),
    ),
  ]
}

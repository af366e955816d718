import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Crossed, protect, protectRow, type Side, usualLeast } from './disclosure.ts'

const shown = ({ withheld, cells }: Side) =>
  withheld ? 'withheld' : cells.map((it) => it.count ?? '·').join(' ')
const row = (...counts: readonly number[]) => counts.map((count, n) => ({ key: `k${n}`, count }))

test.each([
  { why: 'nothing small', of: [5, 6, 20], told: '5 6 20' },
  { why: 'zeros are told', of: [0, 0, 20], told: '0 0 20' },
  { why: 'nothing at all', of: [0, 0], told: '0 0' },
  { why: 'one small would follow from the total', of: [3, 6, 20], told: '· · 20' },
  { why: 'two small with room between them', of: [3, 4, 20], told: '· · 20' },
  { why: 'two small that add up to too little', of: [1, 1, 20, 30], told: '· · · 30' },
  {
    why: 'many ones would all be known to be ones',
    of: [1, 1, 1, 1, 1, 1, 30, 40],
    told: '· · · · · · · 40',
  },
  { why: 'nothing to hide behind but zeros', of: [3, 0, 0, 2], told: 'withheld' },
  { why: 'the whole is too small', of: [3, 1], told: 'withheld' },
  { why: 'one alone, small', of: [4], told: 'withheld' },
  { why: 'one alone', of: [7], told: '7' },
])('$why: $of is told as $told', ({ of, told }) => {
  expect(shown(protectRow(row(...of), 5))).toBe(told)
})

test('where a call says nothing else, fours are hidden and fives are told', () => {
  expect(shown(protectRow(row(4, 4, 20), usualLeast))).toBe('· · 20')
  expect(shown(protectRow(row(5, 5, 20), usualLeast))).toBe('5 5 20')
})

const crossed = (
  counts: readonly (readonly number[])[],
  possible: Crossed['possible'] = () => true,
): Crossed => ({
  rows: counts.map((_, n) => `r${n}`),
  columns: (counts[0] ?? []).map((_, n) => `c${n}`),
  cells: counts.flatMap((of, r) => of.map((count, c) => ({ row: `r${r}`, column: `c${c}`, count }))),
  possible,
})

/** As far as an outsider knows, only what came could have come. */
const possible =
  (counts: readonly (readonly number[])[]): Crossed['possible'] =>
  (r, c) =>
    (counts[Number(r.slice(1))]?.[Number(c.slice(1))] ?? 0) > 0

describe('two sides of one table', () => {
  test.each([
    {
      why: 'nothing small',
      of: [
        [5, 6],
        [7, 8],
      ],
      rows: '11 15',
      columns: '12 14',
    },
    {
      why: 'small in a cell, not in a sum',
      of: [
        [1, 9],
        [9, 1],
      ],
      rows: '10 10',
      columns: '10 10',
    },
    {
      why: 'a small row',
      of: [
        [1, 2],
        [9, 9],
        [20, 20],
      ],
      rows: '· · 40',
      columns: '30 31',
    },
    {
      why: 'a whole that may be told, of columns that may not',
      of: [
        [3, 2],
        [0, 0],
      ],
      rows: '5 0',
      columns: 'withheld',
    },
    {
      why: 'a whole that may be told, of rows that may not',
      of: [
        [0, 3],
        [0, 2],
      ],
      rows: 'withheld',
      columns: '0 5',
    },
  ])('$why', ({ of, rows, columns }) => {
    const told = protect(crossed(of, possible(of)), 5)
    expect([shown(told.rows), shown(told.columns)]).toEqual([rows, columns])
  })

  test('a kind that alone has no field is not told by the fields, nor the other way round', () => {
    // Row 0 is only possible in column 0 and nothing else is: its sum is the column’s.
    const only = (r: string, c: string) => (r === 'r0') === (c === 'c0')
    const told = protect(
      crossed(
        [
          [7, 0, 0],
          [0, 3, 30],
          [0, 20, 20],
        ],
        only,
      ),
      5,
    )
    const [kind] = told.rows.cells
    const [field] = told.columns.cells
    // Row 1 is small nowhere, so nothing is hidden.
    expect([kind?.count, field?.count]).toEqual([7, 7])
    const small = protect(
      crossed(
        [
          [7, 0, 0],
          [0, 1, 2],
          [0, 20, 20],
        ],
        only,
      ),
      5,
    )
    expect(small.rows.cells[1]?.count).toBeNull()
    // Had row 0 been hidden to protect row 1 and its column told, row 1 would follow.
    expect(
      worked(
        crossed(
          [
            [7, 0, 0],
            [0, 1, 2],
            [0, 20, 20],
          ],
          only,
        ),
        small,
        5,
      ),
    ).toEqual([])
  })
})

/** Every table that agrees with what is told, by trying them all: what an outsider with patience knows. */
function worked(table: Crossed, told: ReturnType<typeof protect>, least: number): readonly string[] {
  const total = table.cells.reduce((sum, it) => sum + it.count, 0)
  const sum = (side: 'row' | 'column', key: string) =>
    table.cells.filter((it) => it[side] === key).reduce((all, it) => all + it.count, 0)
  const free = table.rows.flatMap((row, r) =>
    table.columns.flatMap((column, c) => (table.possible(row, column) ? [{ r, c }] : [])),
  )
  const [seenRows, seenColumns] = [table.rows, table.columns].map((keys) => keys.map(() => new Set<number>()))
  const rows = table.rows.map(() => 0)
  const columns = table.columns.map(() => 0)
  const fits = ({ withheld, cells }: Side, sums: readonly number[]) =>
    withheld ||
    cells.every((it, n) => (it.count === null ? (sums[n] ?? 0) >= 1 : it.count === (sums[n] ?? 0)))
  const tryAll = (n: number, left: number): void => {
    const cell = free[n]
    if (cell === undefined) {
      if (left > 0 || !fits(told.rows, rows) || !fits(told.columns, columns)) return
      for (const [r, it] of rows.entries()) seenRows?.[r]?.add(it)
      for (const [c, it] of columns.entries()) seenColumns?.[c]?.add(it)
      return
    }
    for (let put = 0; put <= left; put++) {
      rows[cell.r] = (rows[cell.r] ?? 0) + put
      columns[cell.c] = (columns[cell.c] ?? 0) + put
      tryAll(n + 1, left - put)
      rows[cell.r] = (rows[cell.r] ?? 0) - put
      columns[cell.c] = (columns[cell.c] ?? 0) - put
    }
  }
  tryAll(0, total)
  const known = (side: 'row' | 'column', keys: readonly string[], seen: readonly Set<number>[] | undefined) =>
    keys.filter((key, n) => {
      const real = sum(side, key)
      const values = [...(seen?.[n] ?? [])]
      return real > 0 && real < least && (Math.max(...values) < least || values.length < least)
    })
  return [
    ...(told.rows.withheld ? [] : known('row', table.rows, seenRows)),
    ...(told.columns.withheld ? [] : known('column', table.columns, seenColumns)),
  ]
}

test('whoever tries every table that agrees with what is told learns no small sum', () => {
  const least = 3
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), {
        minLength: 3,
        maxLength: 3,
      }),
      fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
      (counts, open) => {
        const can = (row: string, column: string) => {
          const n = Number(row.slice(1)) * 3 + Number(column.slice(1))
          return (counts[Number(row.slice(1))]?.[Number(column.slice(1))] ?? 0) > 0 || (open[n] ?? false)
        }
        const total = counts.flat().reduce((sum, it) => sum + it, 0)
        fc.pre(total >= least && total <= 12)
        const table = crossed(counts, can)
        expect(worked(table, protect(table, least), least)).toEqual([])
      },
    ),
    { numRuns: 150, seed: 20_240_229 },
  )
}, 120_000)

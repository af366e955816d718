import { expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { type Counted, publicFigures, reachedBy } from './public.ts'

const days = (...counts: readonly number[]) => counts.map((count, n) => ({ day: `2030-02-0${n + 1}`, count }))

test.each([
  { why: 'nothing came', of: days(), steps: [] },
  { why: 'too few came', of: days(1, 1, 2), steps: [] },
  { why: 'a step once five have come', of: days(1, 1, 3), steps: ['03 5'] },
  { why: 'the next after five more', of: days(5, 4, 1, 9), steps: ['01 5', '03 10', '04 19'] },
  { why: 'what came since the last step is not told yet', of: days(7, 4), steps: ['01 7'] },
  { why: 'days in any order', of: days(5, 5).toReversed(), steps: ['01 5', '02 10'] },
])('$why', ({ of, steps }) => {
  expect(reachedBy(of, 5).map((it) => `${it.day.slice(-2)} ${it.total}`)).toEqual(steps)
})

const counted: Counted = {
  kindByField: [
    { kind: 'TECH', field: 'SEA', count: 20 },
    { kind: 'TECH', field: 'AIR', count: 2 },
    { kind: 'STUDY', field: null, count: 8 },
  ],
  byType: [
    { key: 'ENT', count: 25 },
    { key: 'UNI', count: 5 },
  ],
  byState: [
    { key: 'submitted', count: 12 },
    { key: 'adopted', count: 6 },
    { key: 'merged', count: 5 },
    { key: 'not-adopted', count: 7 },
  ],
}
const told = (published: boolean) =>
  publicFigures(aCall(), [{ day: '2030-02-09', total: 30 }], counted, { least: 5, published })

test('a small field is hidden, and with it what would tell of it', () => {
  const { asOf, kinds, fields, types } = told(false)
  expect(asOf).toEqual({ day: '2030-02-09', total: 30 })
  // AIR is small. Hiding the last row behind it would not help: the kind without a field tells that figure.
  expect(kinds.cells).toEqual([
    { key: 'TECH', count: 22 },
    { key: 'STUDY', count: 8 },
  ])
  expect(fields.cells).toEqual([
    { key: 'SEA', count: null },
    { key: 'AIR', count: null },
    { key: 'ELSE', count: 0 },
    { key: '', count: 8 },
  ])
  expect(types.cells).toEqual([
    { key: 'ENT', count: 25 },
    { key: 'UNI', count: 5 },
    { key: 'ASSOC', count: 0 },
  ])
})

test('what became of them is told in total, and only with a published guide', () => {
  expect(told(false).ends).toBeNull()
  expect(told(true).ends?.cells).toEqual([
    { key: 'in-guide', count: 11 },
    { key: 'not-adopted', count: 7 },
    { key: 'not-accepted', count: 0 },
    { key: 'open', count: 12 },
  ])
})

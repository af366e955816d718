import { expect, test } from 'vitest'
import { type ExportRest, keptFor, restsUntil, restUnlessSet } from './export.ts'

const hour = 3_600_000
const closes = 100 * hour
const windows = [{ opens: 0, closes }]
const lastFour: ExportRest = { mode: 'last-hours', hours: 4 }

test.each<[string, ExportRest, number, number | null | undefined]>([
  ['are made while the end is far', lastFour, closes - 4 * hour - 1, undefined],
  ['rest from the set hours before the end', lastFour, closes - 4 * hour, closes + hour / 2],
  ['rest in the last second', lastFour, closes - 1000, closes + hour / 2],
  ['rest while the last are still being served', lastFour, closes + hour / 2 - 1, closes + hour / 2],
  ['are made again after that', lastFour, closes + hour / 2, undefined],
  ['do not rest before a window has opened', lastFour, -1, undefined],
  ['never rest where that is set', { mode: 'never', hours: 4 }, closes - 1, undefined],
  ['rest at once where that is set, until it is changed', { mode: 'now', hours: 4 }, 0, null],
])('exports %s', (_, rest, now, until) => {
  expect(restsUntil(rest, windows, now)).toBe(until)
})

test('of two windows that close one after the other the later one counts', () => {
  const two = [...windows, { opens: 0, closes: closes + hour }]
  expect(restsUntil(lastFour, two, closes - hour)).toBe(closes + hour * 1.5)
})

test('exports rest four hours before an end unless another time is set, and a file is kept for three days', () => {
  expect(restUnlessSet).toEqual(lastFour)
  expect(keptFor).toBe(3 * 24 * hour)
})

test('of two windows only the one that has opened counts', () => {
  const two = [...windows, { opens: closes, closes: closes + 2 * hour }]
  expect(restsUntil(lastFour, two, closes - 1)).toBe(closes + hour / 2)
  expect(restsUntil(lastFour, two, closes)).toBe(closes + hour * 2.5)
})

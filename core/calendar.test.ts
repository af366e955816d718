import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkingDay, plusWorkingDays, workingDaysBetween } from './calendar.ts'
import { plusDays } from './instant.ts'

/** Spring festival 2024 as the State Council's office set it: off 10–17 February, worked 4 and 18 February. */
const calendar = {
  holidays: Array.from({ length: 8 }, (_it, i) => plusDays('2024-02-10', i)),
  workdays: ['2024-02-04', '2024-02-18'],
}

test.each([
  ['a Friday', '2024-02-09', true],
  ['a Saturday', '2024-03-02', false],
  ['a Sunday', '2024-03-03', false],
  ['a Sunday that is made up for', '2024-02-04', true],
  ['a Wednesday in the holiday', '2024-02-14', false],
  ['the leap day', '2024-02-29', true],
])('%s', (_what, day, works) => {
  expect(isWorkingDay(day, calendar)).toBe(works)
})

test.each([
  ['none', '2024-02-09', 0, '2024-02-09'],
  ['one across the holiday', '2024-02-09', 1, '2024-02-18'],
  ['five across the holiday', '2024-02-09', 5, '2024-02-22'],
  ['one from within the holiday', '2024-02-12', 1, '2024-02-18'],
  ['across a month’s end', '2024-02-29', 2, '2024-03-04'],
  ['back across the holiday', '2024-02-18', -1, '2024-02-09'],
])('a term of %s', (_what, from, count, to) => {
  expect(plusWorkingDays(from, count, calendar)).toBe(to)
})

test('a term is as long as it was meant to be, and ends on a working day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 30 }), (offset, count) => {
      const from = plusDays('2023-12-01', offset)
      const to = plusWorkingDays(from, count, calendar)
      expect(isWorkingDay(to, calendar)).toBe(true)
      expect(workingDaysBetween(from, to, calendar)).toBe(count)
      expect(workingDaysBetween(to, from, calendar)).toBe(-count)
    }),
  )
})

test('what is no day has no working days', () => {
  expect(workingDaysBetween('2024-02-30', '2024-03-01', calendar)).toBe(0)
})

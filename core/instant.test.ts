import { expect, test } from 'vitest'
import { dayOf, isDay, plusDays, startOf } from './instant.ts'

test.each<[instant: string, day: string]>([
  ['1970-01-01T00:00:00Z', '1970-01-01'],
  ['1988-07-01T15:30:00Z', '1988-07-02'],
  ['1988-12-01T15:30:00Z', '1988-12-01'],
  ['1991-12-31T15:59:59.999Z', '1991-12-31'],
  ['1991-12-31T16:00:00Z', '1992-01-01'],
  ['1992-01-01T00:00:00Z', '1992-01-01'],
  ['2024-02-28T15:59:59.999Z', '2024-02-28'],
  ['2024-02-28T16:00:00Z', '2024-02-29'],
  ['9998-12-31T16:00:00Z', '9999-01-01'],
])('it is summer time included when %s falls on %s', (instant, day) => {
  expect(dayOf(Date.parse(instant))).toBe(day)
})

test('a day begins where it is that day, and the last instant before it is another', () => {
  const start = startOf('2024-02-29')
  expect([dayOf(start - 1), dayOf(start)]).toEqual(['2024-02-28', '2024-02-29'])
})

test('every day of many years is found again, however many are asked for', () => {
  for (let n = 0; n < 2500; n++) {
    const day = plusDays('2020-01-01', n)
    expect(dayOf(startOf(day))).toBe(day)
  }
  expect(plusDays('2020-01-01', 2499)).toBe('2026-11-04')
  expect(plusDays('2024-03-01', -1)).toBe('2024-02-29')
})

test.each<[text: string, is: boolean]>([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-02-30', false],
  ['2024-13-01', false],
  ['2024-2-1', false],
  ['x2024-02-01', false],
])('%s is a day of the calendar: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})

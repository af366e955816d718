import { expect, test } from 'vitest'
import { startOf } from '../../instant.ts'
import { graceDaysLeft, pressingOn, recallsAnswer, recallsDrafts, recallsOn, waitsTooLong } from './recall.ts'

/** 2030-03-01 is a Friday; the 4th is a holiday that is made up for on Saturday the 2nd. */
const calendar = { holidays: ['2030-03-04'], workdays: ['2030-03-02'] }
const window = {
  opens: startOf('2030-01-31'),
  closes: startOf('2030-03-01'),
  unitGraceDays: 5,
  extensions: [],
}

test.each([
  ['2030-02-21', true, 'five working days before the last'],
  ['2030-02-22', false, 'four'],
  ['2030-02-23', false, 'a Saturday'],
  ['2030-02-26', true, 'two'],
  ['2030-02-27', false, 'one'],
  ['2030-02-28', true, 'the last day'],
  ['2030-03-01', false, 'over'],
  ['2030-01-30', false, 'not yet open'],
])('drafts on %s: %s, %s', (today, recalled) => {
  expect(recallsDrafts(window, today, calendar)).toBe(recalled)
})

test('nobody is told to hurry while collection is paused', () => {
  const paused = {
    ...window,
    paused: { since: startOf('2030-02-20'), reason: { zh: '维护', en: 'Repairs' } },
  }
  expect(recallsDrafts(paused, '2030-02-28', calendar)).toBe(false)
})

test('a last day that is a Sunday is recalled on it, and counted from', () => {
  const end = startOf('2030-03-11')
  expect(recallsOn('2030-03-10', end, [1], calendar)).toBe(true)
  expect(recallsOn('2030-03-08', end, [1], calendar)).toBe(true)
  expect(recallsOn('2030-03-09', end, [1], calendar)).toBe(false)
})

test.each([
  ['2030-02-28', true, 'three working days before, the made-up Saturday counted'],
  ['2030-03-01', false, 'two'],
  ['2030-03-02', true, 'one: the Saturday is worked'],
  ['2030-03-04', false, 'the holiday'],
  ['2030-03-05', true, 'the last day'],
  ['2030-03-06', false, 'over'],
])('a return to be answered by the end of 5 March, on %s: %s, %s', (today, recalled) => {
  expect(recallsAnswer(startOf('2030-03-06'), today, calendar)).toBe(recalled)
})

test.each([
  ['2030-03-01', null, 'two working days left'],
  ['2030-03-02', 'soon', 'one'],
  ['2030-03-03', null, 'a Sunday'],
  ['2030-03-05', 'soon', 'the last day'],
  ['2030-03-06', 'overdue', 'over'],
  ['2030-03-09', null, 'over, but a Saturday'],
] as const)('to be decided by the end of 5 March, on %s: %s, %s', (today, pressing, _situation) => {
  expect(pressingOn(startOf('2030-03-06'), today, calendar)).toBe(pressing)
})

test.each([
  ['2030-03-01', false],
  ['2030-03-02', false],
  ['2030-03-03', false],
  ['2030-03-05', true],
])('in triage since Friday noon, two working days, on %s: %s', (today, told) => {
  expect(waitsTooLong(startOf('2030-03-01') + 43_200_000, 2, today, calendar)).toBe(told)
})

test.each([
  ['2030-02-28', undefined],
  ['2030-03-01', 5],
  ['2030-03-02', undefined],
  ['2030-03-04', 2],
  ['2030-03-05', 1],
  ['2030-03-06', undefined],
])('grace until the end of 5 March, on %s: %s', (today, left) => {
  expect(graceDaysLeft(window, today)).toBe(left)
})

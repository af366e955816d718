import { describe, expect, test } from 'vitest'
import { aCall, aWindow } from '#test/support/make-call.ts'
import {
  cohortOf,
  cohortWhenReleased,
  graceEnds,
  graceWarnings,
  mayReleaseAsConcentrated,
  phaseOf,
  takesIn,
  withWindow,
} from './window.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const window = aWindow()
const paused = aWindow({
  paused: { since: at('2030-02-10T00:00:00'), reason: { zh: '检修', en: 'Maintenance' } },
})

describe('phase', () => {
  test.each([
    ['the last instant before opening', window, '2030-01-30T23:59:59.999', 'before', false],
    ['the opening instant', window, '2030-01-31T00:00:00', 'concentrated', true],
    ['the last instant of 28 February', window, '2030-02-28T23:59:59.999', 'concentrated', true],
    ['the closing instant', window, '2030-03-01T00:00:00', 'rolling', true],
    ['years later', window, '2032-01-01T00:00:00', 'rolling', true],
    ['before a pause', paused, '2030-02-09T23:59:59', 'concentrated', true],
    ['in a pause', paused, '2030-02-10T00:00:00', 'paused', false],
    ['in a pause that outlasts the window', paused, '2030-04-01T00:00:00', 'paused', false],
  ] as const)('%s', (_, it, now, phase, open) => {
    expect(phaseOf(it, at(now))).toBe(phase)
    expect(takesIn(it, at(now))).toBe(open)
  })
})

describe('cohort of what passes through a unit', () => {
  test.each([
    ['handed in and released in time', '2030-02-28T23:59:59', '2030-02-28T23:59:59', 'concentrated'],
    ['released on the last day of grace', '2030-02-28T23:59:59', '2030-03-05T23:59:59.999', 'concentrated'],
    ['released when the grace has ended', '2030-02-28T23:59:59', '2030-03-06T00:00:00', 'rolling'],
    [
      'handed in at the closing instant, released in the grace',
      '2030-03-01T00:00:00',
      '2030-03-02T00:00:00',
      'rolling',
    ],
  ] as const)('%s', (_, handedIn, released, cohort) => {
    expect(cohortWhenReleased(at(handedIn), at(released), window)).toBe(cohort)
    expect(mayReleaseAsConcentrated(at(handedIn), at(released), window)).toBe(cohort === 'concentrated')
  })
  test('directly handed in, only the hand-in counts', () => {
    expect(cohortOf(at('2030-02-28T23:59:59.999'), window)).toBe('concentrated')
    expect(cohortOf(at('2030-03-01T00:00:00'), window)).toBe('rolling')
  })
})

test('the grace ends at a midnight, and is warned of 5, 2 and 1 days before', () => {
  expect(graceEnds(window)).toBe(at('2030-03-06T00:00:00'))
  expect(graceWarnings(window)).toEqual([
    at('2030-03-01T00:00:00'),
    at('2030-03-04T00:00:00'),
    at('2030-03-05T00:00:00'),
  ])
})

test('an invented call takes another window, and its other days move along', () => {
  const moved = withWindow(aCall(), at('2030-03-02T00:00:00'), at('2030-04-01T00:00:00'))
  expect(moved.window).toEqual({
    ...window,
    opens: at('2030-03-02T00:00:00'),
    closes: at('2030-04-01T00:00:00'),
  })
  expect([moved.issued, moved.notices[0]?.day]).toEqual(['2030-03-02', '2030-03-03'])
})

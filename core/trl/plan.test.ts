import { describe, expect, test } from 'vitest'
import { nineLevels } from '#test/support/make-checklists.ts'
import { criteriaOf, type Milestone, planTroubles } from './plan.ts'

const step = (level: number, by: string): Milestone => ({ level, by, text: '台架试验' })
const given = { now: 4, target: 7, today: '2026-01-01' }

describe('a plan', () => {
  test.each<[string, readonly Milestone[], readonly object[]]>([
    ['rises in time and level', [step(5, '2026-12-01'), step(6, '2027-06-01'), step(7, '2028-01-01')], []],
    ['may leave a level to the next step', [step(7, '2027-01-01')], []],
    ['has no step', [], [{ why: 'no-steps' }]],
    ['ends below the target', [step(6, '2027-01-01')], [{ why: 'ends-elsewhere', at: 6, target: 7 }]],
    [
      'goes back in time and level',
      [step(6, '2027-06-01'), step(5, '2026-06-01'), step(7, '2027-06-01')],
      [
        { why: 'time-not-rising', step: 1 },
        { why: 'level-not-rising', step: 1 },
      ],
    ],
    [
      'begins in the past, at a level that is there',
      [step(4, '2025-06-01'), step(7, '2027-06-01')],
      [
        { why: 'in-the-past', step: 0 },
        { why: 'not-above-now', step: 0 },
      ],
    ],
  ])('%s', (_, steps, troubles) => expect(planTroubles(steps, given)).toEqual(troubles))
  test('wants no step where nothing shall rise', () =>
    expect(planTroubles([], { ...given, target: 4 })).toEqual([]))
})

test('the items above now up to the target become criteria', () => {
  const criteria = criteriaOf('a', nineLevels, { now: 4, target: 6 })
  expect([...new Set(criteria.map((it) => it.level))]).toEqual([5, 6])
  expect(criteria.map((it) => it.item.id).slice(0, 2)).toEqual(['5a', '5b'])
})

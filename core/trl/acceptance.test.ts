import { describe, expect, test } from 'vitest'
import { type Finding, outcomeOf } from './acceptance.ts'

const promised = [
  { element: 'a', target: 7, criteria: ['7a', '7b'] },
  { element: 'b', target: 8, criteria: ['8a'] },
]
const met = (
  element: string,
  level: number,
  items: readonly string[],
  change: Partial<Finding> = {},
): Finding => ({
  element,
  level,
  items: Object.fromEntries(items.map((it) => [it, 'met' as const])),
  ...change,
})

describe('plan and fact', () => {
  test('everything is there', () => {
    const outcome = outcomeOf(promised, [met('a', 7, ['7a', '7b']), met('b', 9, ['8a'])])
    expect(outcome).toMatchObject({ fulfilled: true, overall: { level: 7, binding: ['a'] }, unforeseen: [] })
  })
  test('one criterion falls short although the level is reached', () => {
    const outcome = outcomeOf(promised, [met('a', 7, ['7a']), met('b', 8, ['8a'])])
    expect(outcome.fulfilled).toBe(false)
    expect(outcome.elements[0]).toEqual({ element: 'a', target: 7, reached: 7, short: 0, failed: ['7b'] })
  })
  test('an element was not assessed', () => {
    const outcome = outcomeOf(promised, [met('a', 7, ['7a', '7b'])])
    expect(outcome.elements[1]).toEqual({
      element: 'b',
      target: 8,
      reached: undefined,
      short: 8,
      failed: ['8a'],
    })
    expect(outcome.overall).toEqual({ level: 0, binding: ['b'] })
  })
  test('an element taken apart is as ready as its weakest part, and a new one is named', () => {
    const outcome = outcomeOf(promised, [
      met('a1', 7, ['7a', '7b'], { from: 'a' }),
      met('a2', 5, ['7a'], { from: 'a' }),
      met('b', 8, ['8a']),
      met('c', 9, []),
    ])
    expect(outcome.elements[0]).toEqual({ element: 'a', target: 7, reached: 5, short: 2, failed: ['7b'] })
    expect(outcome.unforeseen).toEqual(['c'])
  })
  test('an item set aside is not met', () => {
    const outcome = outcomeOf(
      [{ element: 'a', target: 7, criteria: ['7a'] }],
      [{ element: 'a', level: 7, items: { '7a': 'not-applicable' } }],
    )
    expect(outcome.elements[0]?.failed).toEqual(['7a'])
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreedLevel, type ExpertLevel, wantsComment } from './verdict.ts'

const said = (...levels: readonly number[]): ExpertLevel[] =>
  levels.map((level, at) => ({ expert: `x${at}`, element: 'a', level }))

test.each<[readonly number[], object | undefined]>([
  [[], undefined],
  [[4, 5], { level: 4, lowest: 4, highest: 5, given: 2, enough: false }],
  [[6, 4, 5], { level: 5, lowest: 4, highest: 6, given: 3, enough: true }],
  [[7, 4, 5, 6], { level: 5, lowest: 4, highest: 7, given: 4, enough: true }],
])('levels %j', (levels, agreed) => expect(agreedLevel('a', said(...levels))).toEqual(agreed))

test('the last word of an expert counts, and other elements do not', () => {
  const given = [
    ...said(4, 4, 4),
    { expert: 'x0', element: 'a', level: 8 },
    { expert: 'x1', element: 'b', level: 9 },
  ]
  expect(agreedLevel('a', given)).toMatchObject({ level: 4, highest: 8, given: 3 })
})

test('the order in which experts speak does not matter', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (levels) => {
      const all = said(...levels)
      expect(agreedLevel('a', all.toReversed())).toEqual(agreedLevel('a', all))
    }),
  ))

test.each([
  [4, 5, false],
  [4, 6, true],
  [6, 4, true],
  [6, 6, false],
])('stated %i, given %i: a comment is wanted: %s', (stated, given, wanted) =>
  expect(wantsComment(stated, given)).toBe(wanted),
)

import { expect, test } from 'vitest'
import { shortfallsOf } from './advance.ts'
import { levelOf } from './level.ts'

const policy = { lowestTarget: 7, leastRise: 3, usualStarts: [4, 5, 6] }
const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const pairs = levels.flatMap((current) => levels.map((target) => ({ current, target })))

/** The legal pairs as the call's rule states them: usual ones, and those that want a reason. */
const usual = ['4→7', '4→8', '4→9', '5→8', '5→9', '6→9']
const reasoned = ['1→7', '1→8', '1→9', '2→7', '2→8', '2→9', '3→7', '3→8', '3→9']

test('all 81 pairs of levels', () => {
  expect(pairs).toHaveLength(81)
  for (const { current, target } of pairs) {
    const pair = `${current}→${target}`
    const found = shortfallsOf({ current, target }, policy)
    const blocking = found.filter((it) => it !== 'start-unusual')
    expect([pair, blocking.length === 0]).toEqual([pair, usual.includes(pair) || reasoned.includes(pair)])
    if (blocking.length === 0) expect([pair, found.length > 0]).toEqual([pair, reasoned.includes(pair)])
  }
})

test.each([
  [4, 7, []],
  [3, 7, ['start-unusual']],
  [4, 6, ['target-too-low', 'rise-too-small']],
  [6, 8, ['rise-too-small']],
  [2, 5, ['target-too-low', 'start-unusual']],
  [7, 9, ['start-too-high']],
  [9, 1, ['target-too-low', 'start-too-high']],
])('from %i to %i', (current, target, found) => {
  expect(shortfallsOf({ current, target }, policy)).toEqual(found)
})

test.each<[unknown, number | undefined]>([
  ['4', 4],
  [9, 9],
  ['４', 4],
  ['4.0', 4],
  ['0', undefined],
  ['10', undefined],
  ['4.5', undefined],
  ['TRL4', undefined],
  [undefined, undefined],
  [[4], undefined],
])('the level typed as %j', (raw, level) => {
  expect(levelOf(raw)).toBe(level)
})

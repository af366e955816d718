import { expect, test } from 'vitest'
import { spreadOf } from './waiting.ts'

test.each([
  { waited: [], spread: { count: 0, median: null, longest: null } },
  { waited: [[4, 0]], spread: { count: 0, median: null, longest: null } },
  { waited: [[4, 1]], spread: { count: 1, median: 4, longest: 4 } },
  {
    waited: [
      [9, 1],
      [0, 1],
    ],
    spread: { count: 2, median: 0, longest: 9 },
  },
  {
    waited: [
      [2, 1],
      [9, 1],
      [0, 1],
    ],
    spread: { count: 3, median: 2, longest: 9 },
  },
  {
    waited: [
      [3, 5],
      [1, 4],
      [20, 1],
    ],
    spread: { count: 10, median: 3, longest: 20 },
  },
])('$waited is $spread', ({ waited, spread }) => {
  expect(spreadOf(waited.map(([days = 0, count = 0]) => ({ days, count })))).toEqual(spread)
})

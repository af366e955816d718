import { describe, expect, test } from 'vitest'
import { type Arc, freedom } from './freedom.ts'

/** `0>1 3 (0-9)`: three flow from node 0 to node 1, and it might be none or up to nine. */
const arc = (drawn: string): Arc => {
  const [from = 0, to = 0, flow = 0, low = 0, high = 0] = (drawn.match(/\d+/g) ?? []).map(Number)
  return { from, to, flow, low, high }
}

describe('between what the first flow could lie', () => {
  test.each<[string, readonly string[], low: number, high: number]>([
    ['nowhere else to go', ['0>1 3 (0-9)'], 3, 3],
    ['beside another, that gives all or takes all', ['0>1 3 (0-9)', '0>1 4 (0-9)'], 0, 7],
    ['beside one that cannot change', ['0>1 3 (0-9)', '0>1 4 (4-4)'], 3, 3],
    ['beside one that has to keep two', ['0>1 3 (0-9)', '0>1 4 (2-9)'], 0, 5],
    ['beside one that takes one more', ['0>1 3 (0-9)', '0>1 4 (4-5)'], 2, 3],
    ['within its own bounds', ['0>1 3 (2-5)', '0>1 4 (0-9)'], 2, 5],
    ['against one that flows back', ['0>1 3 (0-9)', '1>0 4 (0-9)'], 0, 8],
    ['round through others, as far as the narrowest', ['0>1 3 (0-9)', '1>2 3 (1-9)', '2>0 3 (0-5)'], 1, 5],
    ['not where the ring is open', ['0>1 3 (0-9)', '1>2 3 (0-9)'], 3, 3],
    [
      'round by two ways, one after the other',
      ['0>1 3 (0-9)', '1>2 2 (0-4)', '2>0 2 (0-9)', '1>3 1 (0-2)', '3>0 1 (0-9)'],
      0,
      6,
    ],
    [
      'round by a way that has to give way to another',
      // The shortest way, over 2 and 3, takes the room of both longer ones; it is led round anew.
      [
        '0>1 0 (0-9)',
        '1>2 0 (0-1)',
        '2>3 0 (0-1)',
        '3>0 0 (0-1)',
        '1>4 0 (0-1)',
        '4>5 0 (0-1)',
        '5>3 0 (0-1)',
        '2>6 0 (0-1)',
        '6>7 0 (0-1)',
        '7>0 0 (0-1)',
      ],
      0,
      2,
    ],
    ['where nothing flows yet', ['0>1 0 (0-9)', '1>0 0 (0-2)'], 0, 2],
  ])('%s', (_case, drawn, low, high) => {
    expect(freedom(drawn.map(arc), 0)).toEqual({ low, high })
  })
})

test('any of the flows may be asked for, and one that there is not has none', () => {
  const arcs = ['0>1 3 (0-9)', '0>1 4 (2-9)'].map(arc)
  expect(freedom(arcs, 1)).toEqual({ low: 2, high: 7 })
  expect(freedom(arcs, 2)).toEqual({ low: 0, high: 0 })
})

import { expect, test } from 'vitest'
import { lotsOf, shuffled } from './lots.ts'

test('whoever draws again from a recorded seed draws the same, for ever', () => {
  const lots = lotsOf('2030-02-10 round one')
  expect(Array.from({ length: 5 }, () => lots.below(1000))).toEqual([76, 360, 434, 307, 399])
  expect(shuffled(['a', 'b', 'c', 'd', 'e', 'f', 'g'], lotsOf('another seed')).join('')).toBe('bgafedc')
})

test('lots lie below their end, and every order holds everything once', () => {
  const lots = lotsOf('many')
  const drawn = Array.from({ length: 600 }, () => lots.below(3))
  expect([0, 1, 2].map((it) => drawn.filter((one) => one === it).length > 150)).toEqual([true, true, true])
  expect(drawn.every((it) => it >= 0 && it < 3)).toBe(true)
  const firsts = new Set(Array.from({ length: 60 }, () => shuffled(['a', 'b', 'c'], lots)[0]))
  expect([...firsts].sort()).toEqual(['a', 'b', 'c'])
  expect(shuffled(['a', 'b', 'c'], lots).toSorted()).toEqual(['a', 'b', 'c'])
})

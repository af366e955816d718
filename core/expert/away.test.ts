import { expect, test } from 'vitest'
import { plusDays } from '../instant.ts'
import { isAway } from './away.ts'

const today = '2030-02-01'
const away = (from: number, to: number) => ({ from: plusDays(today, from), to: plusDays(today, to) })

test.each<[string, ReturnType<typeof away>[], due: number | null, boolean]>([
  ['is never away', [], 10, false],
  ['was away before', [away(-9, -1)], 10, false],
  ['is away until today alone', [away(-9, 0)], 10, false],
  ['is away after it is due', [away(11, 20)], 10, false],
  ['has five days left', [away(0, 5)], 10, false],
  ['has four days left', [away(0, 6)], 10, true],
  ['has four days left in two stretches', [away(0, 2), away(6, 9)], 10, true],
  ['has five days left between two stretches', [away(0, 2), away(8, 10)], 10, false],
  ['is away on one of three days', [away(1, 1)], 2, true],
  ['is away on the last of three days', [away(2, 9)], 2, true],
  ['is free on all of three days', [away(3, 9)], 2, false],
  ['is away today, and nobody said until when', [away(0, 0)], null, true],
  ['is away tomorrow, and nobody said until when', [away(1, 9)], null, false],
  ['is away today, when it was due before', [away(0, 3)], -5, true],
  ['is away for a year, and it is due in two', [away(0, 390)], 700, false],
  ['is away for as long as anybody looks ahead', [away(0, 396)], 700, true],
])('an expert who %s', (_, blackouts, due, is) => {
  expect(isAway(blackouts, today, due === null ? null : plusDays(today, due))).toBe(is)
})

test('one stretch in front of today hides no other', () => {
  expect(isAway([away(-9, -5), away(0, 9)], today, plusDays(today, 9))).toBe(true)
})

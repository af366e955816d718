import { expect, test } from 'vitest'
import { periodsOf } from './periods.ts'

const on = (...days: readonly string[]) => days.map((day) => ({ day, count: 2 }))
const window = { first: '2030-02-01', last: '2030-02-28' }

test.each([
  { why: 'nothing came', counts: on(), periods: 0 },
  { why: 'the whole window is shown, days without anything included', counts: on('2030-02-10'), periods: 28 },
  { why: 'what came later is shown as well', counts: on('2030-02-10', '2030-03-05'), periods: 33 },
  { why: 'no further than the reader asks', counts: on('2030-02-10'), from: '2030-02-08', periods: 21 },
  {
    why: 'only the days asked for',
    counts: on('2030-02-10'),
    from: '2030-02-10',
    to: '2030-02-10',
    periods: 1,
  },
  { why: 'months where days would be too many', counts: on('2030-02-10', '2031-01-31'), periods: 12 },
  { why: 'far from the window, days alone', counts: on('2031-05-01', '2031-05-10'), periods: 10 },
])('$why', ({ counts, from = '', to = '', periods }) => {
  const found = periodsOf({ counts, window, from, to })
  expect(found).toHaveLength(periods)
  expect(found.at(-1)?.total ?? 0).toBe(counts.length * 2)
  expect(found.reduce((sum, it) => sum + it.count, 0)).toBe(counts.length * 2)
})

test('a month goes from the first day that counts in it to the last', () => {
  const found = periodsOf({
    counts: on('2030-02-10', '2031-01-15'),
    window: undefined,
    from: '',
    to: '2031-01-20',
  })
  expect(found[0]).toMatchObject({ key: '2030-02', from: '2030-02-10', to: '2030-02-28' })
  expect(found.at(-1)).toMatchObject({ key: '2031-01', from: '2031-01-01', to: '2031-01-15' })
})

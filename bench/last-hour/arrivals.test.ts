import { expect, test } from 'vitest'
import { arrivals } from './arrivals.ts'

const half = 1_800_000

test('everybody comes within the time, in order', () => {
  const all = arrivals(7000, half, 3)
  expect(all).toHaveLength(7000)
  expect(all.every((it, n) => it >= (all[n - 1] ?? 0) && it <= half)).toBe(true)
})

test.each([2, 3, 4])('the busiest moment is %i times the mean', (peak) => {
  const all = arrivals(20_000, half, peak)
  const binOf = (at: number) => Math.min(199, Math.floor((at / half) * 200))
  const perBin = Array.from({ length: 200 }, (_, bin) => all.filter((at) => binOf(at) === bin).length)
  const most = Math.max(...perBin) / (20_000 / 200)
  expect(most).toBeGreaterThan(peak * 0.95)
  expect(most).toBeLessThan(peak * 1.01)
  expect(perBin.indexOf(Math.max(...perBin))).toBeGreaterThan(140)
})

test.each([1, 6])('a busiest moment of %i times the mean is refused', (peak) => {
  expect(() => arrivals(10, half, peak)).toThrow()
})

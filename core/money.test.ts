import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareDecimals,
  decimalOf,
  decimalText,
  negated,
  parseDecimal,
  sumDecimals,
  timesDecimal,
} from './decimal.ts'
import { formatMoney, parseMoney, readableMoney, sumMoney } from './money.ts'

test.each<[typed: unknown, yuan: bigint | undefined]>([
  ['1,200.5', 12_005_000n],
  ['１，２００．５', 12_005_000n],
  [' 0.0001 ', 1n],
  ['.5', 5000n],
  ['5.', 50_000n],
  ['1.50000000', 15_000n],
  ['-3', -30_000n],
  ['−3', -30_000n],
  ['007', 70_000n],
  [12.5, 125_000n],
  ['0.00001', undefined],
  ['1,20', undefined],
  ['1,2000', undefined],
  ['12万', undefined],
  ['1e5', undefined],
  ['', undefined],
  ['.', undefined],
  ['9'.repeat(70), undefined],
  [Number.NaN, undefined],
  [null, undefined],
  [{}, undefined],
])('an amount typed as %j', (typed, yuan) => {
  expect(parseMoney(typed)).toBe(yuan)
})

test('an amount reads back as the amount it was', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (yuan) => {
      expect(parseMoney(formatMoney(yuan))).toBe(yuan)
      expect(parseMoney(readableMoney(yuan))).toBe(yuan)
    }),
  )
})

test.each([
  [0n, '0', '0'],
  [1n, '0.0001', '0.0001'],
  [10_000_000n, '1000', '1,000'],
  [-12_345_678_900n, '-1234567.89', '-1,234,567.89'],
])('%s yuan', (yuan, canonical, readable) => {
  expect(formatMoney(yuan)).toBe(canonical)
  expect(readableMoney(yuan)).toBe(readable)
})

test.each<[a: string, b: string, order: number]>([
  ['0.1', '0.10', 0],
  ['0.1', '0.09', 1],
  ['-0.1', '0.09', -1],
  ['1', '0.9', 1],
])('%s beside %s', (a, b, order) => {
  const [left, right] = [parseDecimal(a), parseDecimal(b)]
  expect(left && right && compareDecimals(left, right)).toBe(order)
})

test.each<[text: string, read: string | undefined]>([
  ['9'.repeat(60), '9'.repeat(60)],
  ['9'.repeat(61), undefined],
  [`${' '.repeat(180)}${'9'.repeat(60)}`, '9'.repeat(60)],
  [`${' '.repeat(181)}${'9'.repeat(60)}`, undefined],
])('a number is as long as a person types: %s', (text, read) => {
  const value = parseDecimal(text)
  expect(value && decimalText(value)).toBe(read)
})

test('a sum and a product hold no zeros behind them', () => {
  const [half, five] = [parseDecimal('0.5'), parseDecimal('5')]
  if (half === undefined || five === undefined) throw new Error('two numbers')
  expect(sumDecimals([half, half])).toEqual({ units: 1n, scale: 0 })
  expect(sumDecimals([])).toEqual({ units: 0n, scale: 0 })
  expect(timesDecimal(half, five)).toEqual({ units: 25n, scale: 1 })
  expect(timesDecimal({ units: 2n, scale: 0 }, half)).toEqual({ units: 1n, scale: 0 })
  expect(negated(half)).toEqual({ units: -5n, scale: 1 })
  expect(decimalOf(0.4)).toEqual({ units: 4n, scale: 1 })
})

test('a tenth and two tenths are three tenths', () => {
  const parts = ['0.1', '0.2'].map((it) => parseMoney(it) ?? 0n)
  expect(formatMoney(sumMoney(parts))).toBe('0.3')
})

test('sums and products of decimals are those of their whole units', () => {
  const small = fc.bigInt({ min: -1_000_000n, max: 1_000_000n })
  const decimal = fc.tuple(small, fc.integer({ min: 0, max: 6 })).map(([units, scale]) => ({ units, scale }))
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(compareDecimals(sumDecimals([a, b]), sumDecimals([b, a]))).toBe(0)
      expect(compareDecimals(timesDecimal(a, b), timesDecimal(b, a))).toBe(0)
      const read = parseDecimal(decimalText(a))
      expect(read && compareDecimals(read, a)).toBe(0)
    }),
  )
})

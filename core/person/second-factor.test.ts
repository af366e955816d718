import { describe, expect, test } from 'vitest'
import { readCode, writeRecoveryCode } from './code.ts'
import { type Debt, debtOf, debts, worthSecondFactor } from './debt.ts'

describe('what is typed where a code is asked for', () => {
  test.each<[typed: string, code: object | undefined]>([
    ['123456', { totp: '123456' }],
    [' 123 456 ', { totp: '123456' }],
    ['１２３４５６', { totp: '123456' }],
    ['ABCD-EFGH-JKMN', { recovery: 'ABCD-EFGH-JKMN' }],
    ['abcd efgh jkmn', { recovery: 'ABCD-EFGH-JKMN' }],
    ['OBCD–EFGH–IKLN', { recovery: '0BCD-EFGH-1K1N' }],
    ['12345', undefined],
    ['1234567', undefined],
    ['ABCD-EFGH-JKM', undefined],
    ['ABCD-EFGH-JKMU', undefined],
    ['', undefined],
    ['验证码', undefined],
  ])('%j is read as %j', (typed, code) => {
    expect(readCode(typed)).toEqual(code)
  })

  test('a recovery code reads back as it was written', () => {
    for (let n = 0; n < 256; n += 5) {
      const written = writeRecoveryCode(Uint8Array.from({ length: 12 }, (_, i) => (n * 7 + i * 31) % 256))
      expect(readCode(written.toLowerCase())).toEqual({ recovery: written })
    }
  })
})

test.each<[staff: boolean, reviews: boolean, expert: boolean, worth: boolean]>([
  [false, false, false, false],
  [true, false, false, true],
  [false, true, false, true],
  [false, false, true, true],
])('staff %s, reviewer %s, expert %s: worth a second factor %s', (staff, reviews, expert, worth) => {
  expect(worthSecondFactor({ staff, reviews, expert })).toBe(worth)
})

const owing: readonly [has: boolean, gave: boolean, needs: boolean, expired: boolean, debt: Debt | null][] = [
  [false, false, false, false, null],
  [false, false, true, false, 'factor'],
  [false, true, true, false, 'factor'],
  [true, false, false, false, 'code'],
  [true, false, true, true, 'code'],
  [true, true, true, false, null],
  [true, true, true, true, 'password'],
  [false, false, false, true, 'password'],
  [false, false, true, true, 'factor'],
]
test.each(owing)(
  'has a factor %s, gave it %s, needs one %s, password too old %s: owes %s',
  (has, gave, needs, expired, debt) => {
    expect(debtOf({ has, gave, needs, expired })).toBe(debt)
  },
)

test('every debt is owed by somebody', () => {
  expect(new Set(owing.flatMap(([, , , , debt]) => debt ?? []))).toEqual(new Set(debts))
})

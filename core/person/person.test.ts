import { describe, expect, test } from 'vitest'
import { maskedMobile, readAccount } from './account.ts'
import { confirmed } from './confirmation.ts'
import { readName } from './name.ts'
import { passwordProblem } from './password.ts'

test.each<[typed: string, account: object | undefined]>([
  ['name@example.com', { email: 'name@example.com' }],
  [' Name@Example.COM ', { email: 'name@example.com' }],
  ['ｎａｍｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', { email: 'name@example.com' }],
  ['13812345678', { mobile: '13812345678' }],
  ['+86 138-1234-5678', { mobile: '13812345678' }],
  ['１３８１２３４５６７８', { mobile: '13812345678' }],
  ['12812345678', undefined],
  ['name@', undefined],
  ['', undefined],
  ['\ud83d', undefined],
  ['x'.repeat(5000), undefined],
])('%j is read as %j', (typed, account) => {
  expect(readAccount(typed)).toEqual(account)
})

test('a mobile number in a list cannot be called', () => {
  expect(maskedMobile('13812345678')).toBe('138****5678')
})

describe('a password', () => {
  test.each<[password: string, problem: string | undefined]>([
    ['Tide-Clock-27', undefined],
    ['correct horse 4 Battery', undefined],
    ['潮汐时钟-Tide-27', undefined],
    ['Short-1a', 'too-short'],
    ['          ', 'too-short'],
    [`Aa1-${'x'.repeat(200)}`, 'too-long'],
    ['alllowercase1', 'too-plain'],
    ['AAAAAAaaaa1111', 'too-plain'],
    ['Password2030', 'common'],
    ['P@ssw0rd2030!', 'common'],
    ['Zhinan@2024', 'common'],
    ['Admin123456!', 'common'],
    ['1qaz@WSX3edc', 'common'],
    ['Lin.Yi-2030-x', 'holds-account'],
    ['x13812345678X', 'holds-account'],
  ])('%j: %s', (password, problem) => {
    expect(passwordProblem(password, ['lin.yi@example.com', '13812345678'])).toBe(problem)
  })
})

test.each<[minutes: number, ok: boolean]>([
  [0, true],
  [5, true],
  [5.01, false],
])('a password given %s minutes ago counts: %s', (minutes, ok) => {
  expect(confirmed(1000, 1000 + minutes * 60_000).ok).toBe(ok)
})

test.each<[typed: string, name: string | undefined]>([
  [' 林一 ', '林一'],
  ['Anne-Marie O’Neil', 'Anne-Marie O’Neil'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['𠮷田', '𠮷田'],
  ['', undefined],
  ['x'.repeat(31), undefined],
  ['两\n行', undefined],
  ['请点 http://evil.example', undefined],
  ['evil.com', undefined],
  ['a@b', undefined],
])('%j is read as the name %j', (typed, name) => {
  expect(readName(typed)).toBe(name)
})

import { describe, expect, test } from 'vitest'
import { maskedMobile, readAccount } from './account.ts'
import { commonPieces, isHabit } from './common-passwords.ts'
import { confirmed } from './confirmation.ts'
import { erasable } from './erasure.ts'
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
  [`${'x'.repeat(60)}@example.example.com`, { email: `${'x'.repeat(60)}@example.example.com` }],
  [`${'x'.repeat(61)}@example.example.com`, undefined],
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
    ['Tide-Cl-2', 'too-short'],
    ['Tide-Cl-27', undefined],
    [`Aa1-${'xyz-'.repeat(49)}`, undefined],
    [`Aa1-${'xyz-'.repeat(49)}x`, 'too-long'],
    ['Aa1-Aa1-Aa', 'too-plain'],
    ['Aa1-Aa1-Ab', undefined],
    ['alllowercase1', 'too-plain'],
    ['tide-clock-27', undefined],
    ['AAAAAAaaaa1111', 'too-plain'],
    ['Password2030', 'common'],
    ['P@ssw0rd2030!', 'common'],
    ['Zhinan@2024', 'common'],
    ['Admin123456!', 'common'],
    ['1qaz@WSX3edc', 'common'],
    ['Lin.Yi-2030-x', 'holds-account'],
    ['x13812345678X', 'holds-account'],
    ['Haibin-City-27', 'holds-place'],
    ['My-H@ib1n-Tide-9', 'holds-place'],
    ['海滨Tide-Clock9', 'holds-place'],
    ['Anna-Clock-27', 'holds-account'],
    ['Eva-Clock-27', undefined],
    ['Port-Clock-27', 'holds-place'],
    ['Bay-Clock-27', undefined],
    ['Qwe123!@#Asd', 'common'],
    ['Zhangwei@1314520', 'common'],
    ['Qwer1234!2026', 'common'],
    ['2026@Football', 'common'],
    ['Happy-Tiger-Coffee-9', undefined],
  ])('%j: %s', (password, problem) => {
    const accounts = ['lin.yi@example.com', '13812345678', 'anna@example.com', 'eva@example.com']
    expect(passwordProblem(password, accounts, ['Haibin', '海滨', 'ok', 'Port', 'Bay'])).toBe(problem)
  })
})

describe('a habit is a word, digits or a walk over the keyboard, with more digits or signs', () => {
  test.each<[password: string, habit: boolean]>([
    ['password', true],
    ['dragon99', true],
    ['!dragon!99!', true],
    ['1qaz2wsx3edc', true],
    // A year of the last ones and of the next ones.
    ['password2011', false],
    ['password2012', true],
    ['password2031', true],
    ['password2032', false],
    // Three pieces, of which one is a word; signs are no pieces.
    ['password666888', true],
    ['password6668881314', false],
    ['dragon!1qaz@1314#', true],
    ['1qaz2wsx3edc4rfv', false],
    ['passworddragon', false],
    ['dragontide', false],
    [`password${'!'.repeat(32)}`, true],
    [`password${'!'.repeat(33)}`, false],
  ])('%j: %s', (password, habit) => {
    expect(isHabit(password)).toBe(habit)
  })

  test.each([...'!@#$%&*.-_?+', '!@#$'])('the sign %s adds nothing', (sign) => {
    expect(isHabit(`dragon${sign}`)).toBe(true)
  })
})

test('more than three thousand passwords that rules of composition let through are known as habits', () => {
  const { words, walks, tails } = commonPieces
  const habits = new Set<string>()
  for (const word of words)
    for (const tail of tails) for (const sign of ['!', '@', '#']) habits.add(`${word}${sign}${tail}`)
  for (const one of walks) for (const two of walks) habits.add(`${one}!${two}`)
  const taken = [...habits]
    .map((it) => `${it.slice(0, 1).toUpperCase()}${it.slice(1)}`)
    .filter((it) => it.length >= 10 && /[a-z]/.test(it) && /[A-Z]/.test(it))
  expect(taken.length).toBeGreaterThan(3000)
  expect(taken.filter((it) => passwordProblem(it, []) === undefined)).toEqual([])
})

test.each<[minutes: number, ok: boolean]>([
  [0, true],
  [5, true],
  [5 + 1 / 60_000, false],
])('a password given %s minutes ago counts: %s', (minutes, ok) => {
  expect(confirmed(1000, 1000 + minutes * 60_000).ok).toBe(ok)
})

test.each<[typed: string, name: string | undefined]>([
  [' 林一 ', '林一'],
  ['Anne-Marie O’Neil', 'Anne-Marie O’Neil'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['𠮷田', '𠮷田'],
  ['', undefined],
  ['林', '林'],
  ['x'.repeat(30), 'x'.repeat(30)],
  ['x'.repeat(31), undefined],
  ['两\n行', undefined],
  ['请点 http://evil.example', undefined],
  ['evil.com', undefined],
  ['a@b', undefined],
])('%j is read as the name %j', (typed, name) => {
  expect(readName(typed)).toBe(name)
})

describe('a person may be erased', () => {
  const free = { roles: 0, units: 0, underWay: 0, shared: 0, tasks: 0 }
  test('whom nothing ties', () => {
    expect(erasable(free)).toEqual({ ok: true, value: undefined })
  })
  test.each(Object.keys(free) as (keyof typeof free)[])('not who is tied by %s', (by) => {
    for (const count of [1, 7])
      expect(erasable({ ...free, [by]: count })).toEqual({ ok: false, error: { why: 'tied', by, count } })
  })
})

import { expect, test } from 'vitest'
import { unitNames } from '#test/support/make-expert.ts'
import { domainOf, isName, maybeShortFor, parentIn, plainName, sameUnit, soundCode } from './unit-name.ts'

const code = '91210200MA0UATX16R'
const other = '12210000422430019N'

test('names are compared without what people put between their characters', () => {
  expect(plainName(' 远山（小市）重工·ＡＢ有限公司 ')).toBe('远山小市重工ab有限公司')
  expect([isName('七所'), isName('第七所'), isName('——')]).toEqual([false, true, false])
})

test.each<[what: string, given: string | null, sound: string | null]>([
  ['none', null, null],
  ['one as people write it', ' 91210200-ma0uatx16r', code],
  ['one whose check character does not fit', '91210200MA0UATX160', null],
  ['one that is too short', '123', null],
])('a credit code that can be relied on: %s', (_, given, sound) => {
  expect(soundCode(given)).toBe(sound)
})

const unit = (name: string, creditCode: string | null = null) => ({ name, creditCode })
test.each<[what: string, a: ReturnType<typeof unit>, b: ReturnType<typeof unit>, same: boolean]>([
  ['one code under two names', unit('远山重工', code), unit('远山', code), true],
  ['two codes under one name', unit('远山重工', code), unit('远山重工', other), false],
  ['a code on one side alone', unit('远山重工', code), unit('远山重工'), true],
  ['a mistyped code', unit('远山重工', '91210200MA0UATX160'), unit('远山重工', code), true],
  ['other names without codes', unit('远山重工'), unit('近山重工'), false],
  ['no names', unit('无'), unit('无'), false],
])('whether they are one unit: %s', (_, a, b, same) => {
  expect([sameUnit(a, b), sameUnit(b, a)]).toEqual([same, same])
})

test.each<[name: string, parent: string | null]>([
  ['小市海洋大学', null],
  ['小市海洋大学附属实验室', '小市海洋大学'],
  ['小市海洋大学船舶学院', '小市海洋大学'],
  ['小市海洋大学城学院', null],
  ['小市海洋大学出版社', null],
  ['大学附属医院', null],
  ['远山重工有限公司小市分公司', '远山重工有限公司'],
  ['远山重工有限公司', null],
])('%s belongs to %s', (name, parent) => {
  expect(parentIn(name, unitNames)).toBe(parent)
})

test.each<[a: string, b: string, may: boolean]>([
  ['海大', '小市海洋大学', true],
  ['小市海洋大学', '海大', true],
  ['大海', '小市海洋大学', false],
  ['海', '小市海洋大学', false],
  ['海大', '海大', true],
])('%s may be short for %s: %s', (a, b, may) => {
  expect(maybeShortFor(a, b)).toBe(may)
})

test.each<[address: string, domain: string | null]>([
  ['a@some.edu.cn', 'some.edu.cn'],
  ['a@cs.some.edu.cn', 'some.edu.cn'],
  ['a@mail.firm.com', 'firm.com'],
  ['a@firm.cn', 'firm.cn'],
  ['A@Mail.Firm.CN ', 'firm.cn'],
  ['firm.com', 'firm.com'],
  ['a@edu.cn', null],
  ['a@localhost', null],
  ['a@com.firm', 'com.firm'],
  ['a@x.edu.firm', 'edu.firm'],
  ...['com', 'edu', 'ac', 'gov', 'org', 'net', 'mil', 'co'].map(
    (second) => [`a@sub.some.${second}.cn`, `some.${second}.cn`] as [string, string],
  ),
])('the mail of %s is run by %s', (address, domain) => {
  expect(domainOf(address)).toBe(domain)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalCreditCode, creditCodeCheck, readCreditCode } from './credit-code.ts'
import { pathOf } from './path.ts'

type Answer = 'fits' | 'check-misfits' | 'length' | 'characters'

test.each<[situation: string, code: string, answer: Answer, innerFits?: boolean]>([
  ['an enterprise', '91350100M000100Y43', 'fits', true],
  ['another enterprise', '91230184MA1BUFLT44', 'fits', true],
  ['a third', '92371000MA3MXH0E3W', 'fits', true],
  ['an organ', '11320000MB151840XJ', 'fits', true],
  ['a fourth', '91512081MA62K0260E', 'fits', true],
  ['an inner check of X', '9131000063159284XQ', 'fits', true],
  ['an invented enterprise', '91210200MA0UATX16R', 'fits', true],
  ['an invented university', '12210000422430019N', 'fits', true],
  ['an invented institute', '12100000400012342E', 'fits', true],
  ['an invented private body', '52210200MJ0123456A', 'fits', true],
  ['an invented association', '512102005021234572', 'fits', true],
  ['an invented organ', '112102000001234571', 'fits', true],
  ['a wrong last digit', '91350100M000100Y4Z'.replace('Z', '4'), 'check-misfits', true],
  ['a genuine code whose digit misfits', '91350211M0000XUF46', 'check-misfits', true],
  ['another such', '91350100M0001TGQXM', 'check-misfits', true],
  ['small letters with spaces', ' 91350100 m000100y43 ', 'fits', true],
  ['full-width characters', '９１３５０１００Ｍ０００１００Ｙ４３', 'fits', true],
  ['a letter that codes do not use', '91350100M000100Y4Z', 'characters'],
  ['the letter I for 1', '9135O100M000100Y43', 'characters'],
  ['a letter in the division', '91A50100M000100Y43', 'characters'],
  ['seventeen characters', '91350100M000100Y4', 'length'],
  ['nineteen characters', '91350100M000100Y433', 'length'],
  ['nothing', '', 'length'],
])('%s: %s', (_situation, code, answer, innerFits) => {
  const read = readCreditCode(code)
  expect(read.ok ? (read.value.checkFits ? 'fits' : 'check-misfits') : read.error).toBe(answer)
  if (read.ok) expect(read.value.innerFits).toBe(innerFits)
})

test.each([
  ['91350100M000100Y43', 'enterprise'],
  ['92371000MA3MXH0E3W', 'sole-trader'],
  ['11320000MB151840XJ', 'organ'],
  ['12210000422430019N', 'institution'],
  ['52210200MJ0123456A', 'private-non-enterprise'],
  ['512102005021234572', 'association'],
])('%s hints at %s', (code, hint) => {
  const read = readCreditCode(code)
  expect(read.ok && read.value.hint).toBe(hint)
})

test('one wrong character is always noticed in the last digit', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const code = '91350100M000100Y4'
  fc.assert(
    fc.property(fc.nat(16), fc.constantFrom(...alphabet), (at, character) => {
      fc.pre(code.charAt(at) !== character)
      expect(creditCodeCheck(code.slice(0, at) + character + code.slice(at + 1))).not.toBe('3')
    }),
  )
})

test('reading any text answers, and canonical text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = canonicalCreditCode(text)
      expect(readCreditCode(text).ok).toBe(readCreditCode(once).ok)
    }),
  )
})

test('a unit’s own path comes before its type’s', () => {
  const rule = { code: 'university', name: { zh: '高等院校', en: 'University' }, path: 'unit' as const }
  expect(pathOf(rule)).toBe('unit')
  expect(pathOf(rule, null)).toBe('unit')
  expect(pathOf(rule, { path: 'direct', reason: '未设科研部门' })).toBe('direct')
})

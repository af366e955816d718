import { expect, test } from 'vitest'
import { halfWidth, lengthOf, unixLines, unstorable } from './text.ts'

test.each<[what: string, text: string, why: ReturnType<typeof unstorable>]>([
  ['prose', '海上风电，100 米。', undefined],
  ['nothing', '', undefined],
  ['a character outside the first plane', '𠮷😀', undefined],
  ['the first and the last of such', '\u{10000}\u{10ffff}', undefined],
  ['what stands around the surrogates', '\ud7ff\ue000', undefined],
  ['NUL', 'a\0b', 'nul'],
  ['a first half alone at the end', 'a\ud800', 'lone-surrogate'],
  ['the last first half alone', '\udbffa', 'lone-surrogate'],
  ['two first halves', '\ud800\ud800\udc00', 'lone-surrogate'],
  ['a second half alone', '\udc00a', 'lone-surrogate'],
  ['the last second half alone', 'a\udfff', 'lone-surrogate'],
  ['a second half behind a whole one', '\ud83d\ude00\ude00', 'lone-surrogate'],
  ['a first half before what comes after the halves', '\ud800\ue000', 'lone-surrogate'],
  ['a first half before what comes before the second ones', '\ud800\udbff', 'lone-surrogate'],
])('whether %s can be stored', (_, text, why) => {
  expect(unstorable(text)).toBe(why)
})

test.each<[text: string, length: number]>([
  ['', 0],
  ['  \n ', 0],
  [' 风电 ', 2],
  ['𠮷😀', 2],
])('%j is as long as a reader counts', (text, length) => {
  expect(lengthOf(text)).toBe(length)
})

test('line ends become one, and full-width signs their twins', () => {
  expect(unixLines('a\r\nb\rc\nd')).toBe('a\nb\nc\nd')
  expect(halfWidth('！～Ａ０　甲')).toBe('!~A0 甲')
})

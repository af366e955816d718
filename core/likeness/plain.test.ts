import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainOf, plainText, spacedText } from './plain.ts'

describe('a plain text', () => {
  test.each([
    ['nothing', '', '', ''],
    ['white space and punctuation go', ' 风电，主轴 。\n', '风电主轴', '风电 主轴'],
    ['marks that are next to letters go', '@a[b`c{d:e/f', 'abcdef', 'a b c d e f'],
    ['letters are small', 'MEMS Sensor', 'memssensor', 'mems sensor'],
    ['widths are one', 'ＭＥＭＳ１２', 'mems12', 'mems12'],
    ['a point in a number stays', '公差4.8毫米', '公差4.8毫米', '公差4.8毫米'],
    ['a full-width point in a number, too', '４．８', '4.8', '4.8'],
    ['any other point goes', 'a.b 1. .2 三.4', 'ab12三4', 'a b 1 2 三 4'],
    ['a letter keeps its accents', 'e\u0301te\u0301', 'été', 'été'],
    ['one sign may stand for several letters', '㎏', 'kg', 'kg'],
  ])('%s', (_rule, text, plain, spaced) => {
    expect(plainText(text)).toBe(plain)
    expect(spacedText(text).replaceAll(/ +/g, ' ')).toBe(spaced)
  })
})

describe('the way back from a plain text', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['letter by letter', 'a，b', 'ab', ['a', 'b']],
    ['over a wide character', '😀裂Ａ纹', '裂a纹', ['裂', 'Ａ', '纹']],
    ['a point between digits', '4.8.', '4.8', ['4', '.', '8']],
    ['a point after a letter', 'a.8 4.b', 'a84b', ['a', '8', '4', 'b']],
    ['a letter with its accent', 'xe\u0301.y', 'xéy', ['x', 'e\u0301', 'y']],
    ['a letter with two accents', 'o\u0302\u0301x', 'ốx', ['o\u0302\u0301', 'x']],
    ['signs that become several letters', '3㎏', '3kg', ['3', '㎏', '㎏']],
    ['a letter of two code units', '𠮷b', '𠮷b', ['𠮷', '𠮷', 'b']],
    ['marks that are next to letters', '0/9:a`z{', '09az', ['0', '9', 'a', 'z']],
    [
      'signs that are next to Chinese ones',
      '\u4dff一\u9fff\ua000',
      '一\u9fff\ua000',
      ['一', '\u9fff', '\ua000'],
    ],
    ['nothing', '', '', []],
  ])('%s', (_rule, text, plain, origins) => {
    const found = plainOf(text)
    const points = Array.from(text)
    expect(found.text).toBe(plain)
    const back = Array.from(found.from, (from, at) => points.slice(from, found.to[at]).join(''))
    expect(back).toEqual(origins)
  })

  const unit = fc.constantFrom(...'甲乙aZ９3.。， \n㎏😀𠮷', 'e\u0301')
  test('gives the same letters, and goes forward only', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const found = plainOf(text)
        const lettersOnly = (it: string) => it.replaceAll('.', '')
        expect(lettersOnly(found.text)).toBe(lettersOnly(plainText(text)))
        expect(found.from.length).toBe(found.text.length)
        for (const [at, from] of found.from.entries()) {
          expect(found.to[at]).toBeGreaterThan(from)
          expect(from).toBeGreaterThanOrEqual(found.from[at - 1] ?? 0)
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passages, pieces } from './passages.ts'
import { plainText } from './plain.ts'

const cut = (text: string, [from, to]: readonly [number, number]): string =>
  Array.from(text).slice(from, to).join('')

describe('matching passages', () => {
  test.each([
    ['nothing in common', '低温阀门的密封', '海冰与渤海环境', []],
    ['too short to mark', '风电轴承', '风电轴承', []],
    ['all of it', '风电主轴轴承滚道裂纹', '风电主轴轴承滚道裂纹', ['风电主轴轴承滚道裂纹']],
    [
      'punctuation and white space between',
      '风电主轴，轴承滚道',
      '风电主轴 轴承\n滚道',
      ['风电主轴，轴承滚道'],
    ],
    ['widths and case', '采用ＡＢＣ１２３算法', '采用abc123算法', ['采用ＡＢＣ１２３算法']],
    ['a point in a number counts', '公差为4.8毫米', '公差为48毫米', []],
    [
      'turned round',
      '甲乙丙丁戊己，子丑寅卯辰巳',
      '子丑寅卯辰巳。甲乙丙丁戊己',
      ['甲乙丙丁戊己', '子丑寅卯辰巳'],
    ],
    ['the longest is taken once', '甲乙丙丁戊己庚', '甲乙丙丁戊己。甲乙丙丁戊己庚', ['甲乙丙丁戊己庚']],
    ['a character outside the BMP', '😀𠮷野家的研究方法', '关于𠮷野家的研究方法', ['𠮷野家的研究方法']],
    ['empty', '', '甲乙丙丁戊己', []],
  ])('%s', (_name, a, b, expected) => {
    const found = passages(a, b)
    expect(found.map((it) => it.text)).toEqual(expected)
    for (const it of found) expect(cut(a, it.a)).toBe(it.text)
  })

  const letter = fc.constantFrom(...'甲乙丙丁AbＣ1２，。 \n😀')
  const word = fc.array(letter, { maxLength: 120 }).map((it) => it.join(''))

  test('are the same letters in both, and never overlap', () => {
    fc.assert(
      fc.property(word, word, word, (before, middle, after) => {
        const [a, b] = [before + middle, middle + after]
        const found = passages(a, b)
        for (const it of found) {
          const letters = plainText(it.text).replaceAll('.', '')
          expect(plainText(cut(b, it.b)).replaceAll('.', '')).toBe(letters)
          expect(cut(a, it.a)).toBe(it.text)
        }
        for (const side of ['a', 'b'] as const) {
          const sorted = found.map((it) => it[side]).sort((x, y) => x[0] - y[0])
          for (const [i, it] of sorted.entries())
            expect(it[0]).toBeGreaterThanOrEqual(sorted[i - 1]?.[1] ?? 0)
        }
        if (plainText(middle).length >= 6) expect(found.length).toBeGreaterThan(0)
      }),
    )
  })

  test('a text of one repeated line stays quick', () => {
    const line = '本项目研究内容。'.repeat(4000)
    expect(passages(line, line).length).toBeGreaterThan(0)
  })

  test('marking puts the text together again', () => {
    const [a, b] = ['甲乙丙丁戊己，子丑寅卯辰巳。', '子丑寅卯辰巳和甲乙丙丁戊己']
    const found = passages(a, b)
    const marked = pieces(
      b,
      found.map((it) => it.b),
    )
    expect(marked.map((it) => it.text).join('')).toBe(b)
    expect(marked).toEqual([
      { text: '子丑寅卯辰巳', passage: 1 },
      { text: '和' },
      { text: '甲乙丙丁戊己', passage: 0 },
    ])
  })
})

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
    ['six characters', '一甲乙丙丁戊己二', '三甲乙丙丁戊己四', ['甲乙丙丁戊己']],
    ['five are too few', '一甲乙丙丁戊二', '三甲乙丙丁戊四', []],
    ['what another begins with', '甲乙丙丁戊己', '甲乙丙丁戊己庚', ['甲乙丙丁戊己']],
    [
      'twice in both',
      '甲乙丙丁戊己一甲乙丙丁戊己',
      '甲乙丙丁戊己二甲乙丙丁戊己',
      ['甲乙丙丁戊己', '甲乙丙丁戊己'],
    ],
  ])('%s', (_name, a, b, expected) => {
    const found = passages(a, b)
    expect(found.map((it) => it.text)).toEqual(expected)
    for (const it of found) expect(cut(a, it.a)).toBe(it.text)
  })

  test.each<[string, string, string, number, readonly string[]]>([
    [
      'the longest goes first, and the rest of the other if it is long enough',
      'abcdef',
      'abcd0cdefg',
      2,
      ['abcd', 'ef'],
    ],
    ['not if it is too short', 'abcdef', 'abcd0cdefg', 3, ['abcd']],
    ['the rest before it', 'abcdefg', 'cdefg0abcd', 2, ['ab', 'cdefg']],
    ['of two as long, the first in the first text', 'abcdef', 'cdef0abcd', 2, ['abcd', 'ef']],
    ['what is left on both sides of it', 'xxabcdyyab', 'abcd0xxabcdyy', 2, ['xxabcdyy', 'ab']],
    ['each place of the other text is taken once', 'abcabc', 'xabcx', 3, ['abc']],
    ['two places, two passages', 'abcabc', 'abcxabc', 3, ['abc', 'abc']],
  ])('are taken longest first: %s', (_rule, a, b, least, expected) => {
    expect(passages(a, b, least).map((it) => it.text)).toEqual(expected)
  })

  test('a run that stands in very many places is looked up in the first of them', () => {
    // Each after another sign, so that no two places can be lengthened alike.
    const places = Array.from({ length: 40 }, (_, at) => `甲乙丙丁戊己${String.fromCharCode(0x4e10 + at)}`)
    const first = `甲乙丙丁戊己${String.fromCharCode(0x4e10)}`
    expect(passages(first, places.join('')).map((it) => it.b)).toEqual([[0, 7]])
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

  test.each<[string, readonly (readonly [number, number])[], readonly string[]]>([
    ['no passage', [], ['甲乙丙丁']],
    ['all of it', [[0, 4]], ['甲乙丙丁/0']],
    ['at the begin', [[0, 2]], ['甲乙/0', '丙丁']],
    ['at the end', [[2, 4]], ['甲乙', '丙丁/0']],
    [
      'two that touch, in the order of the text',
      [
        [2, 4],
        [0, 2],
      ],
      ['甲乙/1', '丙丁/0'],
    ],
    ['in between', [[1, 2]], ['甲', '乙/0', '丙丁']],
  ])('a text is cut: %s', (_case, stretches, expected) => {
    const cuts = pieces('甲乙丙丁', stretches)
    expect(cuts.map((it) => (it.passage === undefined ? it.text : `${it.text}/${it.passage}`))).toEqual(
      expected,
    )
  })
})

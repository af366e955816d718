import { describe, expect, test } from 'vitest'
import { highlight } from './highlight.ts'
import type { Query } from './query.ts'
import { termsOf, tokens } from './tokens.ts'

describe('the terms of a text', () => {
  test.each([
    ['one character', '船', ['船']],
    ['Chinese', '海水养殖', ['海', '海水', '水', '水养', '养', '养殖', '殖']],
    ['Latin words', 'Deep Learning', ['deep', 'learning']],
    ['mixed', 'AI船舶', ['ai', '船', '船舶', '舶']],
    ['letters with digits', 'CO₂ 5G', ['co2', 'co', '2', '5g', '5', 'g']],
    ['numbers', '10MW、3.5 m/s', ['10mw', '10', 'mw', '3.5', 'm', 's']],
    ['full width', 'ＡＩ２０２４', ['ai2024', 'ai', '2024']],
    ['beyond the basic plane', '𠀀𠀁', ['𠀀', '𠀀𠀁', '𠀁']],
    ['accents and Greek', 'Poincaré α', ['poincaré', 'α']],
    ['nothing but signs', '——。！', []],
    ['a point at the end', '第3.', ['第', '3']],
  ])('%s', (_, text, expected) => {
    expect(tokens(text)).toEqual(expected)
  })
})

test('whatever part of a text is looked for, its terms are among the text’s', () => {
  const text = '面向10MW海上风电的AI运维：CO₂减排与5G通信'
  const all = new Set(tokens(text))
  for (const part of ['海', '海上', '上风电的', 'AI', '10MW', 'CO₂减排', '减排与5g通', '运维'])
    expect([part, termsOf(part).filter((it) => !all.has(it))]).toEqual([part, []])
})

test.each([
  ['one character', '船', ['船']],
  ['a word', '海水养殖', ['海水', '水养', '养殖']],
  ['mixed', 'AI船舶', ['ai', '船舶']],
])('terms of %s', (_, word, expected) => {
  expect(termsOf(word)).toEqual(expected)
})

describe('marked passages', () => {
  const words = (...list: readonly string[]): Query => ({
    clauses: list.map((it) => ({
      not: it.startsWith('-'),
      asked: it.includes(' ')
        ? { test: 'phrase' as const, phrase: it }
        : { test: 'word' as const, word: it.replace(/^-/, '') },
      at: { from: 0, to: 1 },
    })),
  })
  test.each([
    ['a word, twice', '养殖与养殖', words('养殖'), ['养殖', '养殖']],
    ['neighbours as one', '海水养殖', words('海水', '养殖'), ['海水养殖']],
    ['overlapping as one', '海水养殖', words('海水养', '水养殖'), ['海水养殖']],
    ['letters of another size', '采用ＡＩ和Ai', words('ai'), ['ＡＩ', 'Ai']],
    ['no part of a Latin word', 'main AI aim', words('ai'), ['AI']],
    ['a phrase', 'the Deep  sea, deep sea', words('deep sea'), ['deep sea']],
    ['what must not be there', '赤潮', words('-赤潮'), []],
    ['one character made of several', '长㎏重', words('kg'), ['㎏']],
    ['beyond the basic plane', '😀海😀', words('海'), ['海']],
    ['nothing', '', words('海'), []],
  ])('%s', (_, text, query, expected) => {
    expect(highlight(text, query).map((it) => text.slice(it.from, it.to))).toEqual(expected)
  })
  test('whatever character stands before it', () => {
    const off: string[] = []
    for (let code = 1; code < 0x10000; code += 1) {
      const text = `${String.fromCharCode(code)}、海带`
      const [place] = highlight(text, words('海带'))
      if (place === undefined || text.slice(place.from, place.to) !== '海带') off.push(code.toString(16))
    }
    expect(off).toEqual([])
  })
  test('synonyms too', () => {
    const found = highlight('电动汽车', words('新能源汽车'), () => ['电动汽车'])
    expect(found).toEqual([{ from: 0, to: 4 }])
  })
})

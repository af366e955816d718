import { describe, expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { complete } from './complete.ts'
import { parseQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import { type Clause, hoursOf, type Query } from './query.ts'
import { alternativesOf, codesOf, type Vocabulary, vocabularyOf } from './vocabulary.ts'

const vocabulary: Vocabulary = {
  choices: {
    kind: [
      { code: 'JB', names: ['揭榜挂帅', '“揭榜挂帅”科技攻关', 'List and bid'] },
      { code: 'RK', names: ['软课题', 'Study'] },
    ],
    field: [
      { code: 'HY', names: ['海洋经济', 'Marine economy', '海洋'] },
      { code: 'XN', names: ['现代农业', 'Modern agriculture'] },
      { code: 'AI', names: ['人工智能，新一代信息技术', 'Artificial intelligence'] },
      { code: 'QT', names: ['其他', '“其他”'] },
    ],
    livelihood: [],
    office: [
      { code: 'GX', names: ['高新处'] },
      { code: 'SN', names: ['社农处'] },
    ],
    state: [{ code: 'accepted', names: ['已受理'] }],
    has: [{ code: 'remark', names: ['意见'] }],
  },
  keys: { field: ['领域'], waiting: ['等待'] },
  periods: { d: ['天'], w: ['周'] },
  levels: [1, 2, 3, 4, 5, 6, 7, 8, 9],
}
const parse = (text: string) => parseQuery(text, vocabulary)
const bare = ({ clauses }: Query) => clauses.map(({ not, asked }: Clause) => ({ not, asked }))
const asked = (text: string) => parse(text).query.clauses.map((it) => it.asked)

describe('what is asked', () => {
  test.each([
    ['a word', '赤潮', '赤潮'],
    ['words and a phrase', '赤潮 "海水 养殖"', '赤潮 "海水 养殖"'],
    ['Chinese quotes', '“海水 养殖”', '"海水 养殖"'],
    ['full-width quotes', '＂海水 养殖＂', '"海水 养殖"'],
    ['a short name', 'kind:揭榜', 'kind:揭榜挂帅'],
    ['an official name in its own quotes', 'field:海洋经济', 'field:海洋经济'],
    ['a code in small letters', 'field:hy', 'field:海洋经济'],
    ['an English name', 'field:"marine economy"', 'field:海洋经济'],
    ['full-width signs', 'field：海洋　trl＞＝4', 'field:海洋经济 trl>=4'],
    ['a mathematical sign', 'trl≥4 trl≤7', 'trl>=4 trl<=7'],
    ['a key in the reader’s language', '领域：农业 等待>3天', 'field:现代农业 waiting>3d'],
    ['several names', 'field:海洋，农业 office:高新、社农', 'field:海洋经济,现代农业 office:高新处,社农处'],
    ['a name with a comma in it', 'field:ai', 'field:"人工智能，新一代信息技术"'],
    [
      'a period in days, hours and weeks',
      'waiting>3 waiting>12h waiting<=2周',
      'waiting>3d waiting>12h waiting<=2w',
    ],
    ['a part of a unit’s name', 'unit:"海洋 大学"', 'unit:"海洋 大学"'],
    ['a number', 'no:ZN2024-JB-000012', 'no:ZN2024-JB-000012'],
    ['the opposite of each', '-word -field:海洋 -"a b" -trl<3', '-word -field:海洋经济 -"a b" -trl<3'],
    ['a full-width minus', '－赤潮', '-赤潮'],
    ['what a suggestion has', 'has:remark state:已受理', 'has:意见 state:已受理'],
    ['equality, written either way', 'trl:4 trl=4', 'trl=4 trl=4'],
    ['a time of day is a word', '12:30', '12:30'],
    ['nothing', ' 　', ''],
    ['an empty phrase', '""', ''],
  ])('%s', (_, text, canonical) => {
    const { query, findings } = parse(text)
    expect(findings).toEqual([])
    expect(printQuery(query, vocabulary)).toBe(canonical)
  })
})

describe('what cannot be read is said, with its place, and the rest counts', () => {
  test.each([
    ['an unknown key', 'colour:red 赤潮', 'unknown-key', 'colour', { key: 'colour' }, 'colour:red 赤潮'],
    ['an unknown name', 'field:月球 赤潮', 'unknown-name', '月球', { key: 'field', name: '月球' }, '赤潮'],
    [
      'one unknown name of two',
      'field:月球,海洋',
      'unknown-name',
      '月球',
      { key: 'field', name: '月球' },
      'field:海洋经济',
    ],
    ['no value', '赤潮 office:', 'missing-value', 'office:', { key: 'office' }, '赤潮'],
    ['no number', 'trl>=高', 'bad-number', '高', { key: 'trl', text: '高', least: '1', most: '9' }, ''],
    [
      'a number off the scale',
      'trl>=12',
      'bad-number',
      '12',
      { key: 'trl', text: '12', least: '1', most: '9' },
      '',
    ],
    ['no period', 'waiting>soon', 'bad-period', 'soon', { key: 'waiting', text: 'soon' }, ''],
    [
      'a period without end',
      'waiting>99999999999d',
      'bad-period',
      '99999999999d',
      { key: 'waiting', text: '99999999999d' },
      '',
    ],
    [
      'a size of what has none',
      'field>海洋',
      'wrong-comparison',
      'field>海洋',
      { key: 'field', sign: '>' },
      'field:海洋经济',
    ],
    ['an unclosed quote', '赤潮 "海水 养', 'unclosed-quote', '"海水 养', {}, '赤潮 "海水 养"'],
    ['an unclosed quote after a key', 'unit:"海', 'unclosed-quote', '"海', {}, 'unit:海'],
    ['a lone quote', '"', 'unclosed-quote', '"', {}, ''],
  ] as const)('%s', (_, text, code, at, params, canonical) => {
    const { query, findings } = parse(text)
    expect(findings.map((it) => [it.code, text.slice(it.at.from, it.at.to), it.params])).toEqual([
      [code, at, params],
    ])
    expect(printQuery(query, vocabulary)).toBe(canonical)
  })
})

/** A small generator with a fixed seed: the same texts at every run. */
function* random(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

test('whatever is typed is read without failing, and what is printed reads as the same', () => {
  const bits = [
    ...[
      '-',
      '－',
      '"',
      '“',
      '”',
      ' ',
      '　',
      ',',
      '，',
      '、',
      ':',
      '：',
      '>',
      '＞＝',
      '≤',
      '=',
      '<',
      '\n',
      '\\',
      '.',
    ],
    ...[
      'kind',
      'field',
      '领域',
      'trl',
      'waiting',
      'unit',
      'no',
      'has',
      'x',
      'office:',
      '海洋',
      '揭榜',
      'HY',
      '3d',
      '12',
      '😀',
      'ﬁ',
      '人工智能，新',
    ],
  ]
  const dice = random(7)
  for (let round = 0; round < 3000; round += 1) {
    const length = 1 + Math.floor(dice.next().value * 9)
    const text = Array.from({ length }, () => bits[Math.floor(dice.next().value * bits.length)]).join('')
    const { query, findings } = parse(text)
    const again = parse(printQuery(query, vocabulary))
    expect([text, bare(again.query)]).toEqual([text, bare(query)])
    for (const { at } of [...findings, ...query.clauses])
      expect([text, at.from >= 0 && at.from < at.to && at.to <= text.length]).toEqual([text, true])
    for (const cursor of [0, Math.floor(text.length / 2), text.length])
      for (const { at } of complete(text, cursor, vocabulary))
        expect([text, at.from <= cursor && at.from <= at.to && at.to <= text.length]).toEqual([text, true])
  }
})

describe('names', () => {
  test.each([
    ['its own code before another’s name', 'HY', ['HY']],
    ['the beginning of a name', '现代', ['XN']],
    ['the middle of a name', '农业', ['XN']],
    ['what several contain', '经', ['HY']],
    ['nothing', ' ', []],
    ['what nothing bears', '月球', []],
  ])('%s', (_, name, codes) => {
    expect(codesOf(vocabulary.choices.field, name)).toEqual(codes)
  })
  test('of a call come with their other names and synonyms', () => {
    const call = aCall({
      synonyms: [
        ['航空', '飞行'],
        ['海洋', 'ocean'],
      ],
    })
    const words = vocabularyOf(call, { keys: {}, periods: {}, states: [], has: [] })
    expect(parseQuery('field:飞行,ocean', words).query.clauses[0]?.asked).toEqual({
      test: 'choice',
      key: 'field',
      codes: ['AIR', 'SEA'],
    })
  })
  test('alternatives of a word leave the word out', () => {
    const alike = alternativesOf([
      ['人工智能', 'AI'],
      ['船', 'ship'],
    ])
    expect([alike('ＡＩ'), alike('船'), alike('海')]).toEqual([['人工智能'], ['ship'], []])
  })
})

describe('going on at the cursor (|)', () => {
  test.each([
    [
      'an empty query',
      '|',
      [
        'kind:',
        '领域:',
        'livelihood:',
        'office:',
        'state:',
        'has:',
        'trl>=',
        '等待>=',
        'unit:',
        'no:',
        'handler:',
      ],
    ],
    ['the beginning of a key', '赤潮 fi|', ['赤潮 field:']],
    ['the beginning of a key in the reader’s language', '领|', ['领域:']],
    ['a key with its sign', 'ki|nd:揭榜', ['kind:揭榜']],
    ['the beginning of a name', 'field:海|', ['field:海洋经济']],
    ['the second of two names', 'field:海洋,农|', ['field:海洋,现代农业']],
    ['no name yet', 'office:|', ['office:高新处', 'office:社农处']],
    ['a name with a comma in it', 'field:artif|', ['field:"人工智能，新一代信息技术"']],
    ['a level', 'trl>=|', ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((it) => `trl>=${it}`)],
    ['the opposite', '-fi|', ['-field:']],
    ['a free word', '赤|', []],
    ['a phrase', '"ki|', []],
    ['an unknown key', 'colour:r|', []],
  ])('%s', (_, marked, expected) => {
    const cursor = marked.indexOf('|')
    const text = marked.replace('|', '')
    const offered = complete(text, cursor, vocabulary).map(
      ({ at, insert }) => text.slice(0, at.from) + insert + text.slice(at.to),
    )
    expect(offered).toEqual(expected)
  })
})

test('a period in hours', () => {
  const [one] = asked('waiting>2w')
  expect(one?.test === 'period' ? hoursOf(one) : 0).toBe(336)
})

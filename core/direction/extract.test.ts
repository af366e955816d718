import { describe, expect, test } from 'vitest'
import { lengthOf } from '../text.ts'
import { type Budget, type Drawn, extract } from './extract.ts'
import { sentencesIn } from './sentences.ts'

test.each<[text: string, sentences: string[]]>([
  ['', []],
  ['　\n', []],
  ['研究涂层。提升寿命！', ['研究涂层。', '提升寿命！']],
  ['1. 研究涂层；\n2. 提升寿命；', ['研究涂层；', '提升寿命；']],
  ['（1）研究涂层（2）寿命', ['研究涂层（2）寿命']],
  ['一、研究 3.5 兆瓦叶片。', ['研究 3.5 兆瓦叶片。']],
  ['The blade lasts. It is 3.5 m long.', ['The blade lasts.', 'It is 3.5 m long.']],
  ['①研究涂层', ['研究涂层']],
])('%s is cut into sentences that stand where they say', (text, sentences) => {
  const found = sentencesIn(text)
  expect(found.map((it) => it.text)).toEqual(sentences)
  for (const it of found) expect(text.slice(it.from, it.to)).toBe(it.text)
})

const source = (suggestion: string, ...texts: string[]): Drawn => ({
  suggestion,
  passages: texts.map((text, n) => ({ path: `p${n}`, text })),
})
const wide: Budget = { sentences: 10, characters: 2000 }
const one = '研究海上风电叶片耐盐雾防护涂层的长效机理。'
const like = '研究海上风电叶片的耐盐雾防护涂层长效机理；'
const other = '开发机库内叶片现场修复的自动喷涂装备。'

describe('an extract', () => {
  test.each<[situation: string, sources: Drawn[], budget: Budget, texts: string[]]>([
    ['of nothing is nothing', [], wide, []],
    ['of headings is nothing', [source('a', '概述')], wide, []],
    ['of one source keeps its order', [source('a', `${one}${other}`)], wide, [one, other]],
    ['says what is said alike once', [source('a', one), source('b', like)], wide, [one]],
    [
      'begins with what several say',
      [source('a', `${other}${one}`), source('b', like)],
      { sentences: 1, characters: 2000 },
      [one],
    ],
    [
      'keeps to its characters and passes over what does not fit',
      [source('a', `${one}${other}`)],
      { sentences: 5, characters: lengthOf(other) },
      [other],
    ],
    ['keeps to its sentences', [source('a', `${one}${other}`)], { sentences: 1, characters: 900 }, [one]],
  ])('%s', (_situation, sources, budget, texts) => {
    expect(extract(sources, budget).map((it) => it.text)).toEqual(texts)
  })

  test('links a sentence to every source that says it, at its place', () => {
    const sources = [source('a', `先说别的事情并且说得够长。${one}`), source('b', like)]
    const [first] = extract(sources, { sentences: 1, characters: 500 })
    expect(first?.links.map((it) => [it.suggestion, it.path])).toEqual([
      ['a', 'p0'],
      ['b', 'p0'],
    ])
    for (const { suggestion, path, from, to } of first?.links ?? []) {
      const text = sources
        .find((it) => it.suggestion === suggestion)
        ?.passages.find((it) => it.path === path)?.text
      expect([one, like]).toContain(text?.slice(from, to))
    }
  })

  test('links a sentence that very many places say to fifty of them, each source among them', () => {
    const sources = Array.from({ length: 30 }, (_, n) => source(`s${n}`, one, one, one))
    const [first] = extract(sources, wide)
    expect(first?.links).toHaveLength(50)
    expect(new Set(first?.links.map((it) => it.suggestion)).size).toBe(30)
  })

  test('is the same each time, of two hundred sources too', () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      source(`s${n}`, `${one}第${n}家单位提出的不同需求是降低第${n}类部件的维护成本。`.repeat(4), other),
    )
    const drawn = extract(many, wide)
    expect(drawn).toEqual(extract(many, wide))
    expect(drawn[0]?.links.length).toBe(50)
    expect(drawn.reduce((sum, it) => sum + lengthOf(it.text), 0)).toBeLessThanOrEqual(wide.characters)
  })
})

const third = '建立叶片涂层质量在线监测标准。'
test.each<[situation: string, sources: Drawn[], weights: number[]]>([
  ['of one source, what stands first weighs most', [source('a', `${one}${other}`)], [0.15, 0.075]],
  ['what every source says weighs all', [source('a', one), source('b', one)], [1]],
  [
    'what one other of two says weighs half of that',
    [source('a', one), source('b', one), source('c', '完全不同的另外一句话。')],
    [0.575, 0.05],
  ],
  [
    'of a long text, what stands late weighs little',
    [source('a', [one, other, third, '降低海上运维作业的人工成本。'].join('').repeat(2))],
    [0.15, 0.1, 0.075, 0.06],
  ],
])('%s', (_situation, sources, weights) => {
  expect(extract(sources, wide).map((it) => it.weight)).toEqual(weights)
})

test('what differs is taken before what says half of it again', () => {
  const half = '研究海上风电叶片耐盐雾材料配方。'
  const drawn = extract([source('a', one, half, other)], { sentences: 3, characters: 2000 })
  expect(drawn.map((it) => it.text)).toEqual([one, other, half])
})

test.each([
  [7, 0],
  [8, 1],
  [220, 1],
  [221, 0],
])('a sentence of %s letters is proposed %s times', (length, count) => {
  const text = Array.from({ length }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('')
  expect(extract([source('a', `${text}。`)], wide)).toHaveLength(count)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { screen, screenFileName } from './secrecy.ts'

const words = ['绝密~隔绝密封', '机密~机密封~机密度', '秘密★', '军工型号', 'top secret', '密级~精密级']

test.each<[text: string, found: [word: string, excerpt: string][]]>([
  ['本项目不涉及敏感内容', []],
  ['绝密', [['绝密', '绝密']]],
  ['内容为绝 密，请勿外传', [['绝密', '绝 密']]],
  ['绝\u200b密', [['绝密', '绝\u200b密']]],
  ['绝　\n密', [['绝密', '绝　\n密']]],
  ['秘密★10年', [['秘密★', '秘密★']]],
  ['秘密 ☆ 10年', [['秘密★', '秘密 ☆']]],
  ['商业秘密', []],
  ['压缩机密封与电机 密封', []],
  ['压缩机密封图属机密', [['机密', '机密']]],
  ['精密级轴承', []],
  ['密级精密级', [['密级', '密级']]],
  ['desktop secretary', []],
  ['A T o p secret!', [['top secret', 'T o p secret']]],
  ['ＴＯＰ ＳＥＣＲＥＴ', [['top secret', 'ＴＯＰ ＳＥＣＲＥＴ']]],
  [
    '机密与机密',
    [
      ['机密', '机密'],
      ['机密', '机密'],
    ],
  ],
])('in %j', (text, found) => {
  expect(screen(text, words).map((it) => [it.word, text.slice(it.at, it.at + it.length)])).toEqual(found)
})

test.each(['★', '☆', '*', '＊', '✭', '✩', '⭐'])('the mark behind a term may be typed as %s', (star) => {
  expect(screen(`秘密${star}10年`, words)).toEqual([{ word: '秘密★', at: 0, length: 3 }])
})

test('of two words at one place the longer one comes first, and what comes first in the text before both', () => {
  const found = screen('军工与核心机密', ['机密', '核心', '核心机密', '军工'])
  expect(found.map((it) => it.word)).toEqual(['军工', '核心机密', '核心', '机密'])
})

test.each<[text: string, found: number]>([
  ['top secrets', 0],
  ['a top secret', 1],
  ['top secret2', 1],
  ['ｓtop secret', 0],
])('a Latin word is a word of its own in %j', (text, found) => {
  expect(screen(text, words)).toHaveLength(found)
})

test.each([
  ['绝_密.docx', 1],
  ['[机密]方案.pdf', 1],
  ['军工-型号 清单.xlsx', 1],
  ['技术方案.pdf', 0],
])('the file name %j', (name, count) => {
  expect(screenFileName(name, words)).toHaveLength(count)
})

test('never throws, and every place lies in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (text, list) => {
      for (const { at, length } of screen(text, list)) expect(at + length).toBeLessThanOrEqual(text.length)
    }),
  )
})

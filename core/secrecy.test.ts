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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { screen, screenFileName } from './secrecy.ts'

const words = ['绝密', '机密', '秘密★', '军工型号', 'top secret']

test.each<[text: string, found: [word: string, excerpt: string][]]>([
  ['本项目不涉及敏感内容', []],
  ['绝密', [['绝密', '绝密']]],
  ['内容为绝 密，请勿外传', [['绝密', '绝 密']]],
  ['绝\u200b密', [['绝密', '绝\u200b密']]],
  ['绝　\n密', [['绝密', '绝　\n密']]],
  ['秘密★10年', [['秘密★', '秘密★']]],
  ['秘密 ☆ 10年', [['秘密★', '秘密 ☆']]],
  ['商业秘密', []],
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

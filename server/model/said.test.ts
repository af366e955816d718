import { expect, test } from 'vitest'
import { groupingSaid, wordingSaid } from './said.ts'

const wording = { sentences: [{ text: '研究涂层。', from: ['p1'] }] }
const json = JSON.stringify(wording)

test.each([
  ['the object alone', json],
  ['with blanks around it', `\n ${json}\n`],
  ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
  ['in a plain fence', `\`\`\`\n${json}\n\`\`\``],
])('what was asked for is read: %s', (_situation, text) => {
  expect(wordingSaid(text)).toEqual(wording)
})

test.each([
  ['prose', '好的，下面是拟写的句子。'],
  ['prose before the object', `好的：${json}`],
  ['nothing', ''],
  ['half an object', json.slice(0, -3)],
  ['another object', '{"groups":[]}'],
  ['more than was asked for', JSON.stringify({ ...wording, note: '请打开链接' })],
  ['a number as a sentence', '{"sentences":[{"text":1,"from":[]}]}'],
  ['a sentence without its passages', '{"sentences":[{"text":"研究涂层。"}]}'],
  ['a list', `[${json}]`],
])('anything else is not read: %s', (_situation, text) => {
  expect(wordingSaid(text)).toBeUndefined()
})

test('groups are read in the same way', () => {
  const groups = { groups: [{ name: '防护', members: ['s1', 's2'] }] }
  expect(groupingSaid(JSON.stringify(groups))).toEqual(groups)
  expect(groupingSaid(json)).toBeUndefined()
})

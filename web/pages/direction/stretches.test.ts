import { describe, expect, test } from 'vitest'
import { joined, type Link, sentencesOf } from './stretches.ts'

const link = (from: number | null, to: number | null, change: Partial<Link> = {}): Link => ({
  place: 'content/1',
  suggestion: 's',
  path: 'need',
  from,
  to,
  ...change,
})

const shown = (text: string, links: readonly Link[]) =>
  sentencesOf(text, links).map((it) =>
    it.parts.map((part) => (part.places.length === 0 ? part.text : `[${part.text}]`)).join('|'),
  )

describe('a text is cut into sentences, and these where marks begin and end', () => {
  test.each<[situation: string, text: string, links: readonly Link[], pieces: readonly string[]]>([
    ['no text', '', [], []],
    ['one sentence without an end', '研究涂层', [], ['研究涂层']],
    ['several, with what closes a quotation', '他说“好。”再试；完', [], ['他说“好。”', '再试；', '完']],
    ['Latin sentences, but no numbers', 'Below 4.2 kWh. Then stop.', [], ['Below 4.2 kWh.', ' Then stop.']],
    ['lines', '一\n\n二', [], ['一\n\n', '二']],
    ['a whole text marked', '甲。乙。', [link(null, null)], ['[甲。]', '[乙。]']],
    ['a mark across an end', '甲乙。丙丁。', [link(1, 4)], ['甲|[乙。]', '[丙]|丁。']],
    ['a mark past the text, which has become shorter', '甲乙', [link(1, 40)], ['甲|[乙]']],
  ])('%s', (_situation, text, links, pieces) => {
    expect(shown(text, links)).toEqual(pieces)
    const parts = sentencesOf(text, links).flatMap((it) => it.parts)
    expect(parts.map((it) => it.text).join('')).toBe(text)
    expect(parts.map((it) => text.slice(it.from, it.to))).toEqual(parts.map((it) => it.text))
  })

  test('two places in the same words are both told', () => {
    const [only] = sentencesOf('甲乙', [link(0, 2), link(0, 2, { place: 'need' })])
    expect(only?.parts.map((it) => it.places)).toEqual([['content/1', 'need']])
  })
})

test.each<[situation: string, before: readonly Link[], added: Link, after: readonly Link[]]>([
  ['the first', [], link(2, 4), [link(2, 4)]],
  ['another stretch of the same text', [link(2, 4)], link(8, 9), [link(2, 9)]],
  ['the whole of it', [link(2, 4)], link(null, null), [link(null, null)]],
  ['a part of what is there whole', [link(null, null)], link(2, 4), [link(null, null)]],
  ['another text', [link(2, 4)], link(0, 1, { path: 'gap' }), [link(2, 4), link(0, 1, { path: 'gap' })]],
])('a link joins those of its place: %s', (_situation, before, added, after) => {
  expect(joined(before, added)).toEqual(after)
})

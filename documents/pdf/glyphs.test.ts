import { expect, test } from 'vitest'
import type { Paper } from '../paper.ts'
import { settable } from './glyphs.ts'

const covered = [
  [0x20, 0x7e],
  [0x4e00, 0x9fa5],
] as const
const aPaper = (text: string): Paper => ({
  identity: { call: 'c', version: 'v', kind: 'k', form: 'f' },
  title: { first: '表' },
  heads: [],
  sheets: [
    {
      parts: [
        {
          title: { first: '一' },
          rows: [{ sort: 'line', path: 'a', label: { first: '名' }, text, wide: false }],
        },
      ],
    },
  ],
  notes: [],
})
const textIn = (paper: Paper) => {
  const row = paper.sheets[0]?.parts[0]?.rows[0]
  return row?.sort === 'line' ? row.text : undefined
}

test.each([
  ['a text that the face has', '轴承 A-1\n第二行', '轴承 A-1\n第二行', 0],
  ['a character beyond the first plane', '王𠮷', '王〓', 1],
  ['the same one twice is named once', '𠮷𠮷', '〓〓', 1],
  ['a sign', 'a☃b', 'a〓b', 1],
])('%s', (_, text, set, notes) => {
  const paper = settable(aPaper(text), covered)
  expect([textIn(paper), paper.notes.length]).toEqual([set, notes])
})

test('what is missing is named by its code', () => {
  expect(settable(aPaper('𠮷'), covered).notes[0]?.first).toContain('U+20BB7')
})

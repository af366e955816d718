import { expect, test } from 'vitest'
import { partAt } from './part-at.ts'
import type { Vocabulary } from './vocabulary.ts'

const vocabulary: Vocabulary = {
  choices: { kind: [], field: [], livelihood: [], office: [], state: [], has: [] },
  keys: { unit: ['单位'] },
  periods: {},
  levels: [],
}

test.each<[marked: string, found: readonly [key: string, typed: string, replaced: string] | undefined]>([
  ['unit:海|', ['unit', '海', '海']],
  ['unit:|', ['unit', '', '']],
  ['单位：海洋|大学', ['unit', '海洋', '海洋大学']],
  ['unit:"海洋 大|学"', ['unit', '海洋 大', '"海洋 大学"']],
  ['unit:海洋,大|', ['unit', '大', '大']],
  ['no:ZN|', ['no', 'ZN', 'ZN']],
  ['赤潮 handler:李|', ['handler', '李', '李']],
  ['uni|t:海', undefined],
  ['unit|:海', undefined],
  ['kind:海|', undefined],
  ['colour:红|', undefined],
  ['赤潮|', undefined],
  ['|', undefined],
  ['unit:海 |', undefined],
])('the part of a name that is typed in %s (|)', (marked, expected) => {
  const cursor = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = partAt(text, cursor, vocabulary)
  expect(found && [found.key, found.typed, text.slice(found.at.from, found.at.to)]).toEqual(expected)
})

test('a cursor outside of the text is at its end or its beginning', () => {
  expect(partAt('unit:海', 99, vocabulary)?.typed).toBe('海')
  expect(partAt('unit:海', -1, vocabulary)).toBeUndefined()
})

import { describe, expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { fieldWordsOf, likelyFields, rankFields } from './field-hint.ts'

const call = aCall({
  areas: [
    { id: 'sea', terms: ['海水养殖', '赤潮', '贝', 'ship'], faint: ['浪'] },
    { id: 'air', terms: ['无人机', '旋翼', '北斗导航', 'ai'], faint: ['定位'] },
    { id: 'everyday', terms: ['宝贝', '浪费'] },
  ],
  fieldAreas: { SEA: { sea: 1 }, AIR: { air: 1, sea: 0.3 } },
})
const words = fieldWordsOf(call)
const rank = (title: string, text = '') => rankFields(words, { title, text })
const codes = (title: string, text = '') => rank(title, text).map((it) => it.field)

describe('the order of the fields', () => {
  test.each([
    ['a word of one field', '赤潮监测', '', ['SEA', 'AIR', 'ELSE']],
    ['a word of the other', '无人机巡检', '', ['AIR', 'SEA', 'ELSE']],
    ['nothing that fits', '量子与诗', '没有一个词', ['ELSE', 'SEA', 'AIR']],
    ['nothing at all', '', '', ['ELSE', 'SEA', 'AIR']],
    ['the name of a field', '低空', '', ['AIR', 'SEA', 'ELSE']],
    ['another name of a field', '航空', '', ['AIR', 'SEA', 'ELSE']],
    ['a title against a text', '无人机', '赤潮', ['AIR', 'SEA', 'ELSE']],
    ['a faint word against one that names', '定位', '赤潮赤潮赤潮', ['SEA', 'AIR', 'ELSE']],
    ['full-width and capital letters', 'ＳＨＩＰ', '', ['SEA', 'AIR', 'ELSE']],
    ['a Latin word inside another', 'shipping ailments', '', ['ELSE', 'SEA', 'AIR']],
    ['a Latin word among characters', '基于ai的方法', '', ['AIR', 'SEA', 'ELSE']],
    ['a short word inside an everyday one', '宝贝', '浪费', ['ELSE', 'SEA', 'AIR']],
  ])('%s', (_, title, text, order) => {
    expect(codes(title, text)).toEqual(order)
  })
})

test('scores of one ranking make 1, lie between 0 and 1 and fall', () => {
  for (const [title, text] of [
    ['赤潮', '无人机'],
    ['', ''],
    ['贝'.repeat(5000), '旋翼'.repeat(5000)],
  ] as const) {
    const scores = rank(title, text).map((it) => it.score)
    expect(scores.reduce((sum, it) => sum + it, 0)).toBeCloseTo(1)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  }
})

test('equal evidence keeps the order of the call', () => {
  const even = fieldWordsOf({ ...call, fieldAreas: { SEA: { sea: 1 }, AIR: { sea: 1 } } })
  expect(rankFields(even, { title: '赤潮', text: '' }).map((it) => it.field)).toEqual(['SEA', 'AIR', 'ELSE'])
})

test('reasons are the longest words found, the strongest first', () => {
  const [first] = likelyFields(words, { title: '海水养殖与赤潮', text: '浪' })
  expect(first).toMatchObject({ field: 'SEA', because: ['海水养殖', '赤潮', '浪'] })
})

test('a filer is shown no field where the words say nothing, and never “other”', () => {
  expect(likelyFields(words, { title: '诗', text: '' })).toEqual([])
  expect(likelyFields(words, { title: '赤潮', text: '' }).map((it) => it.field)).toEqual(['SEA'])
})

test('a call without areas is ranked by the names of its fields', () => {
  expect(rankFields(fieldWordsOf(aCall()), { title: '海洋', text: '' })[0]?.field).toBe('SEA')
})

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

describe('how much a word says', () => {
  // One area for each of two fields: what a word says for one is not said for the other.
  const apart = fieldWordsOf(
    aCall({
      areas: [
        {
          id: 'sea',
          terms: ['赤潮', '贝', '珊瑚礁', '海水养殖', '海底观测网', '海洋环境噪声', '海上风电运维船'],
          faint: ['深水'],
        },
        { id: 'air', terms: ['旋翼', 'ai', 'longword'] },
      ],
      fieldAreas: { SEA: { sea: 1 }, AIR: { air: 1 } },
    }),
  )
  /** The share of the sea's field where the other field has a word of two characters, said as often in the same place. */
  const against = (word: string) =>
    rankFields(apart, { title: `${word} 旋翼`, text: '' }).find((it) => it.field === 'SEA')?.score
  test.each([
    ['贝', 0.3],
    ['赤潮', 1],
    ['珊瑚礁', 1.35],
    ['海水养殖', 1.6],
    ['海底观测网', 1.8],
    ['海洋环境噪声', 2],
    ['海上风电运维船', 2],
    ['深水', 0.2 ** 1.3],
  ])('the longer the more, and little where it only points: %s', (word, worth) => {
    expect(against(word)).toBeCloseTo(worth / (worth + 1), 9)
  })

  test.each(['ai', 'longword'])('a Latin word as much as four characters: %s', (word) => {
    const found = rankFields(apart, { title: `赤潮 ${word}`, text: '' })
    expect(found[0]).toMatchObject({ field: 'AIR', because: [word] })
    expect(found[0]?.score).toBeCloseTo(1.6 / 2.6, 9)
  })

  const filled = (words: string, length: number) => words.padEnd(length, '。')
  test.each([
    ['a title four times as much as the text, by its root', '赤潮', filled('旋翼', 800), 2 / 3],
    ['said four times in the text', '赤潮', filled('旋翼旋翼旋翼旋翼', 800), 1 / 2],
    ['said once in a short text', '赤潮', '旋翼', 2 / 3],
    [
      'said four times in a text four times as long as counts',
      '赤潮',
      filled('旋翼旋翼旋翼旋翼', 3200),
      2 / 3,
    ],
  ])('%s', (_case, title, text, share) => {
    expect(rankFields(apart, { title, text }).find((it) => it.field === 'SEA')?.score).toBeCloseTo(share, 9)
  })

  test('a word that two fields share says less than one of its own', () => {
    const both = fieldWordsOf(
      aCall({
        areas: [
          { id: 'sea', terms: ['赤潮', '浮标'] },
          { id: 'air', terms: ['旋翼', '浮标'] },
        ],
        fieldAreas: { SEA: { sea: 1 }, AIR: { air: 1 } },
      }),
    )
    // Rarity is the logarithm of one and the fields that share it, of one and all, to one and a half.
    const rarity = (Math.log(1 + 3 / 2) / Math.log(4)) ** 1.5
    const found = rankFields(both, { title: '赤潮浮标', text: '' })
    expect(found.find((it) => it.field === 'AIR')?.score).toBeCloseTo(rarity / (1 + 2 * rarity), 9)
    expect(found.find((it) => it.field === 'SEA')?.because).toEqual(['赤潮', '浮标'])
  })
})

test('a filer is shown no more than three fields, with no more than five words each', () => {
  const codes = ['A', 'B', 'C', 'D']
  const terms = [...'甲乙丙丁戊己'].map((it) => `${it}型船`)
  const four = fieldWordsOf({
    ...aCall(),
    fields: codes.map((code) => ({ ...call.fields[0], code, aliases: [] }) as (typeof call.fields)[number]),
    areas: [{ id: 'all', terms }],
    fieldAreas: Object.fromEntries(codes.map((code) => [code, { all: 1 }])),
  })
  const found = likelyFields(four, { title: terms.join('，'), text: '' })
  expect(found.map((it) => it.field)).toEqual(['A', 'B', 'C'])
  expect(found.map((it) => it.because.length)).toEqual([5, 5, 5])
})

test('a field with less than a fifth of the evidence is not shown', () => {
  // One character said once, against a word of three and one of two said four times as loud.
  expect(likelyFields(words, { title: '旋翼无人机', text: '贝' }).map((it) => it.field)).toEqual(['AIR'])
})

test('white space around a term does not count, and a term of nothing else is none', () => {
  const blank = fieldWordsOf({
    ...aCall(),
    areas: [
      { id: 'x', terms: [' ', '', ' 赤潮 '] },
      { id: 'everyday', terms: [' 大赤潮 '] },
    ],
    fieldAreas: { SEA: { x: 1 } },
  })
  const first = (title: string) => rankFields(blank, { title, text: ' ' })[0]?.field
  expect([first('一 二'), first('赤潮'), first('大赤潮')]).toEqual(['ELSE', 'SEA', 'ELSE'])
})

test('a word inside another that was found is not found again, but one behind it is', () => {
  const nested = fieldWordsOf(
    aCall({
      areas: [
        { id: 'sea', terms: ['海水养殖', '养殖'] },
        { id: 'air', terms: ['养殖场', '旋翼'] },
      ],
      fieldAreas: { SEA: { sea: 1 }, AIR: { air: 1 } },
    }),
  )
  const because = (title: string) =>
    Object.fromEntries(rankFields(nested, { title, text: '' }).map((it) => [it.field, it.because]))
  expect(because('海水养殖')).toMatchObject({ SEA: ['海水养殖'], AIR: [] })
  expect(because('海水养殖养殖')).toMatchObject({ SEA: ['海水养殖', '养殖'], AIR: [] })
  expect(because('海水养殖旋翼')).toMatchObject({ SEA: ['海水养殖'], AIR: ['旋翼'] })
  // It reaches beyond the other and is longer from its own place on.
  expect(because('海水养殖场')).toMatchObject({ SEA: ['海水养殖'], AIR: ['养殖场'] })
})

describe('fields for all others', () => {
  const [sea, , other] = call.fields
  if (!sea || !other) throw new Error('The call has no such fields.')
  const named = { ...other, name: { zh: '综合', en: 'Mixed' }, aliases: ['交叉'] }
  const ranked = (fields: (typeof call)['fields'], title: string) =>
    rankFields(fieldWordsOf({ ...call, fields }), { title, text: '' }).map((it) => [it.field, it.score])
  test.each([
    [
      'share what nothing fits',
      [sea, other, { ...other, code: 'MORE' }],
      '诗',
      [
        ['ELSE', 0.5],
        ['MORE', 0.5],
        ['SEA', 0],
      ],
    ],
    ['need not be there', [sea], '诗', [['SEA', 0]]],
    [
      'are not chosen by their names',
      [sea, named],
      '综合交叉',
      [
        ['ELSE', 1],
        ['SEA', 0],
      ],
    ],
    [
      'nor do their names take from others',
      [sea, named],
      '综合交叉赤潮',
      [
        ['SEA', 1],
        ['ELSE', 0],
      ],
    ],
  ])('%s', (_rule, fields, title, expected) => {
    expect(ranked(fields, title)).toEqual(expected)
  })
})

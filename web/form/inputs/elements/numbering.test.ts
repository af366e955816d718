import { describe, expect, test } from 'vitest'
import { depthOf, inOrder, nextNo } from './numbering.ts'

describe('the numbers of a breakdown', () => {
  test.each<[string[], string | undefined, string]>([
    [[], undefined, '1'],
    [['1', '2'], undefined, '3'],
    [['1', '1.1', '4.2'], undefined, '5'],
    [['', '元'], undefined, '1'],
    [['1', '2'], '1', '1.1'],
    [['1', '1.1', '1.2', '1.2.1', '11.5'], '1', '1.3'],
    [['1.2.1'], '1.2', '1.2.2'],
    [['1'], '', ''],
  ])('after %j within %j comes %j', (numbers, within, expected) => {
    expect(nextNo(numbers, within)).toBe(expected)
  })

  test('order the elements, and what has none comes last', () => {
    const numbers = ['10', '2', '', '1.10', '1.2', '1', '甲']
    expect(inOrder(numbers.map((no) => ({ no }))).map((it) => it.no)).toEqual([
      '1',
      '1.2',
      '1.10',
      '2',
      '10',
      '',
      '甲',
    ])
  })

  test('say how deep each stands', () => {
    expect(['1', '1.2', '1.2.3', '', '1.', '甲'].map(depthOf)).toEqual([0, 1, 2, 0, 0, 0])
  })
})

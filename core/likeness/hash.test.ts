import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distinct, gramsOf, hashOf, mixed, pairsOf } from './hash.ts'

describe('hashes are those that are published', () => {
  test.each([
    ['nothing', 0, 0],
    ['one', 1, 0x514e28b7],
    ['two', 2, 0x30f4c306],
    ['all bits', -1, 0x81f16f39],
  ])('the end of MurmurHash3: %s', (_what, value, expected) => {
    expect(mixed(value) >>> 0).toBe(expected)
  })

  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('FNV-1a, spread: “%s”', (text, fnv) => {
    expect(hashOf(text)).toBe(mixed(fnv))
  })

  test('of a part are those of the part alone', () => {
    expect(hashOf('a foobar b', 2, 8)).toBe(hashOf('foobar'))
    expect(hashOf('a foobar', 2)).toBe(hashOf('foobar'))
  })
})

describe('runs of four characters', () => {
  test.each([
    ['', []],
    ['abc', ['abc']],
    ['abcd', ['abcd']],
    ['abcde', ['abcd', 'bcde']],
    ['abcabcabc', ['abca', 'bcab', 'cabc']],
    ['裂纹裂纹裂', ['裂纹裂纹', '纹裂纹裂']],
  ])('of “%s”', (text, runs) => {
    const expected = runs.map((it) => hashOf(it)).sort((a, b) => a - b)
    expect([...gramsOf(text, 4)]).toEqual(expected)
  })
})

describe('neighbours', () => {
  test.each([
    ['', []],
    ['a', []],
    ['ab', [0x61_0062]],
    ['aaaa', [0x61_0061]],
    ['baba', [0x61_0062, 0x62_0061]],
    // The upper half of the numbers is below nought.
    ['a裂a', [(0x88c2 << 16) | 0x61, 0x61_88c2]],
  ])('of “%s”', (text, expected) => {
    expect([...pairsOf(text)]).toEqual(expected)
  })
})

test('one of each is kept, in ascending order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (all) => {
      const expected = [...new Set(all)].sort((a, b) => a - b)
      expect([...distinct(Int32Array.from(all))]).toEqual(expected)
    }),
  )
})

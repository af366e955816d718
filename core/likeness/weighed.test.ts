import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { featuresOf } from './fingerprint.ts'
import { hashOf, pairsOf } from './hash.ts'
import { containment, jaccard, shared, type Weighed, type Worths, weigh } from './weighed.ts'
import type { Weights } from './weights.ts'

/** A set out of its keys and what each is worth. */
const worths = (of: Readonly<Record<number, number>>): Worths => {
  const entries = Object.entries(of)
    .map(([key, worth]) => [Number(key), worth] as const)
    .sort((a, b) => a[0] - b[0])
  return {
    keys: Int32Array.from(entries, ([key]) => key),
    worths: Float32Array.from(entries, ([, worth]) => worth),
    total: entries.reduce((sum, [, worth]) => sum + worth, 0),
  }
}
const none = worths({})

describe('what two sets share', () => {
  const a = worths({ 1: 1, 2: 2, 3: 4, 4: 8 })
  const b = worths({ 2: 2, 4: 8, 5: 16 })
  test.each<[string, Worths, Worths, [Worths, Worths] | undefined, { both: number; a: number; b: number }]>([
    ['some', a, b, undefined, { both: 10, a: 15, b: 26 }],
    ['with itself: all', a, a, undefined, { both: 15, a: 15, b: 15 }],
    ['with nothing: nothing', a, none, undefined, { both: 0, a: 15, b: 0 }],
    ['nothing of nothing', none, none, undefined, { both: 0, a: 0, b: 0 }],
    ['without the keys of one other', a, b, [worths({ 2: 9 }), none], { both: 8, a: 13, b: 24 }],
    ['without those of the second other', a, b, [none, worths({ 5: 9 })], { both: 10, a: 15, b: 10 }],
    [
      'without those of both others',
      a,
      b,
      [worths({ 1: 9, 4: 9 }), worths({ 3: 9 })],
      { both: 2, a: 2, b: 18 },
    ],
    [
      'others that have none of them',
      a,
      b,
      [worths({ 0: 9, 6: 9 }), worths({ 7: 9 })],
      { both: 10, a: 15, b: 26 },
    ],
    ['keys below nought', worths({ '-2': 3, 1: 1 }), worths({ '-2': 3 }), undefined, { both: 3, a: 4, b: 3 }],
  ])('%s', (_what, one, two, but, expected) => {
    expect(shared(one, two, but)).toEqual(expected)
    expect(shared(two, one, but)).toEqual({ both: expected.both, a: expected.b, b: expected.a })
  })

  const key = fc.integer({ min: -6, max: 6 })
  // A key is worth the same in every set that has it.
  const anySet = fc.uniqueArray(key).map((keys) => worths(Object.fromEntries(keys.map((it) => [it, it + 7]))))
  test('is what is in both, and not in the others', () => {
    fc.assert(
      fc.property(anySet, anySet, anySet, anySet, (one, two, left, leftToo) => {
        const sum = (keys: Iterable<number>) =>
          [...keys]
            .filter((it) => !left.keys.includes(it) && !leftToo.keys.includes(it))
            .reduce((all, it) => all + it + 7, 0)
        expect(shared(one, two, [left, leftToo])).toEqual({
          both: sum(one.keys.filter((it) => two.keys.includes(it))),
          a: sum(one.keys),
          b: sum(two.keys),
        })
      }),
    )
  })
})

test.each([
  ['nothing shared', { both: 0, a: 4, b: 6 }, 0, 0],
  ['nothing at all', { both: 0, a: 0, b: 0 }, 0, 0],
  ['half of the lesser', { both: 2, a: 4, b: 6 }, 0.5, 0.25],
  ['half of the lesser, turned', { both: 2, a: 6, b: 4 }, 0.5, 0.25],
  ['all of the lesser', { both: 3, a: 3, b: 12 }, 1, 0.25],
  ['the same', { both: 5, a: 5, b: 5 }, 1, 1],
])('shares: %s', (_what, it, within, ofAll) => {
  expect(containment(it)).toBe(within)
  expect(jaccard(it)).toBe(ofAll)
})

describe('a text is weighed', () => {
  const rarity: Readonly<Record<string, number>> = { blade: 3, rotor: 2, crack: 1, method: 0 }
  const weights: Weights = {
    term: (term) => rarity[term] ?? 4,
    gram: () => 0.25,
    pair: (pair) => (pair === pairsOf('ro')[0] ? 2 : 0.5),
    textsWith: () => 1,
    texts: 2,
    rarest: 4,
  }
  const print = featuresOf({ title: 'rotor method', text: 'rotor blade crack' }, (text) => text.split(' '))
  const it = weigh(print, weights)
  const byWord = (set: Worths) =>
    Object.fromEntries(
      ['blade', 'crack', 'method', 'rotor'].flatMap((word) => {
        const at = set.keys.indexOf(hashOf(word))
        return at < 0 ? [] : [[word, set.worths[at]]]
      }),
    )
  test.each<[string, keyof Weighed, Readonly<Record<string, number>>, total: number]>([
    ['a word is worth the square of its rarity', 'topic', { blade: 9, crack: 1, method: 0, rotor: 4 }, 14],
    [
      'in how it is said the rare counts little more',
      'words',
      { blade: 1.5, crack: 1, method: 0, rotor: 1.5 },
      4,
    ],
    ['the title by itself', 'title', { method: 0, rotor: 4 }, 4],
  ])('%s', (_rule, part, expected, total) => {
    const set = it[part] as Worths
    expect(byWord(set)).toEqual(expected)
    expect(set.total).toBe(total)
  })

  test('each run and each pair of neighbours by its own worth, pairs up to a ceiling', () => {
    // rotorbladecrack: fourteen distinct pairs, one of them “ro”; twelve runs of four.
    expect([it.pairs.keys.length, it.pairs.total]).toEqual([14, 13 * 0.5 + 1.5])
    expect([it.grams.keys.length, it.grams.total]).toEqual([12, 12 * 0.25])
    // rotormethod: nine others beside “ro”.
    expect([it.titlePairs.keys.length, it.titlePairs.total]).toEqual([10, 9 * 0.5 + 1.5])
    expect(it.grams.keys).toEqual(print.grams)
  })

  test('the rarest there could be is squared as the others are', () => {
    expect(it.rarest).toBe(16)
    expect(it.print).toBe(print)
  })
})

import { describe, expect, test } from 'vitest'
import { type AttachedPrint, attachedPairs, attachedPrint, sameShare } from './attached.ts'

/** Sentences that share no run of four characters, each by its number. */
const sentence = (n: number): string =>
  Array.from({ length: 30 }, (_, i) => String.fromCharCode(0x4e00 + ((n * 977 + i * 131) % 20_000))).join('')
const text = (...numbers: readonly number[]): string => numbers.map(sentence).join('。\n')
const print = (...numbers: readonly number[]): AttachedPrint => {
  const made = attachedPrint(text(...numbers))
  if (!made) throw new Error('It is too short.')
  return made
}
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe('what two attachments say', () => {
  test.each<[string, AttachedPrint, AttachedPrint, number, number]>([
    ['the same', print(...ten), print(...ten), 1, 1],
    ['one sentence of ten in place of another', print(...ten), print(...ten.slice(1), 11), 0.75, 0.9],
    ['half of it', print(...ten), print(1, 2, 3, 4, 5, 21, 22, 23, 24, 25), 0.25, 0.45],
    ['nothing', print(...ten), print(31, 32, 33, 34), 0, 0.01],
  ])('has a share: %s', (_, a, b, least, most) => {
    expect(sameShare(a, b)).toBeGreaterThanOrEqual(least)
    expect(sameShare(a, b)).toBeLessThanOrEqual(most)
    expect(sameShare(b, a)).toBe(sameShare(a, b))
  })

  test('does not depend on spaces, width and punctuation', () => {
    const spaced = attachedPrint(text(...ten).replaceAll('。', ' ．\t'))
    expect(spaced && sameShare(print(...ten), spaced)).toBe(1)
  })

  test('is not compared where it is next to nothing', () => {
    expect([attachedPrint('扫描件'), attachedPrint('')]).toEqual([undefined, undefined])
    const hundred = text(1, 2, 3, 4)
      .replaceAll(/[。\n]/g, '')
      .slice(0, 100)
    expect(attachedPrint(hundred)?.letters).toBe(100)
    expect(attachedPrint(`${hundred.slice(1)} 。`)).toBeUndefined()
  })

  const saying = (from: number, to: number) => ({
    grams: Int32Array.from({ length: to - from + 1 }, (_, at) => from + at),
  })
  test.each([
    ['the same', saying(1, 4), saying(1, 4), 1],
    ['half of all', saying(1, 3), saying(2, 4), 1 / 2],
    ['a third in the longer', saying(1, 9), saying(4, 6), 1 / 3],
    ['at the ends', saying(1, 5), saying(5, 9), 1 / 9],
    ['nothing', saying(1, 4), saying(5, 8), 0],
    ['below nought', saying(-4, -1), saying(-2, 1), 2 / 6],
    ['empty', saying(1, 0), saying(1, 0), 0],
  ])('is the share of all that both say: %s', (_, a, b, share) => {
    expect(sameShare(a, b)).toBe(share)
    expect(sameShare(b, a)).toBe(share)
  })
})

describe('pairs', () => {
  type Owned = readonly [owner: number, ...numbers: number[]]
  const files = (owned: readonly Owned[]) =>
    owned.map(([owner, ...numbers]) => ({ owner, print: print(...numbers) }))
  const pairs = (...owned: readonly Owned[]) => attachedPairs(files(owned)).map(({ a, b }) => `${a}-${b}`)

  test('are of different owners that say nearly the same', () => {
    expect(pairs([0, ...ten], [0, ...ten], [1, ...ten.slice(1), 11], [2, 31, 32, 33, 34])).toEqual([
      '0-2',
      '1-2',
    ])
  })

  test('leave out a paper that many fill in, and nothing else', () => {
    const many = Array.from({ length: 12 }, (_, owner) => [owner, ...ten, 40 + owner] as const)
    expect(pairs(...many, [20, 31, 32, 33, 34], [21, 31, 32, 33, 34])).toEqual(['12-13'])
  })

  /** Of so many numbers, from the first on, found by one band. */
  const drawn = (owner: number, first: number, count: number, band = 1) => ({
    owner,
    print: { letters: 100, grams: Int32Array.from({ length: count }, (_, at) => first + at), bands: [band] },
  })
  const shares = (all: readonly ReturnType<typeof drawn>[]) =>
    attachedPairs(all).map(({ a, b, share }) => `${a}-${b} ${share}`)

  test('begin at six of ten', () => {
    // Eight numbers each: six of all ten in common, and five of eleven.
    expect(shares([drawn(1, 0, 8), drawn(2, 2, 8)])).toEqual(['0-1 0.6'])
    expect(shares([drawn(1, 0, 8), drawn(2, 3, 8)])).toEqual([])
  })

  test('are only found where something brings them together', () => {
    expect(shares([drawn(1, 0, 8, 1), drawn(2, 0, 8, 2)])).toEqual([])
  })

  test('come likest first, then by their places', () => {
    const all = [drawn(1, 0, 8), drawn(2, 2, 8), drawn(3, 0, 8), drawn(4, 2, 8)]
    expect(shares(all)).toEqual(['0-2 1', '1-3 1', '0-1 0.6', '0-3 0.6', '1-2 0.6', '2-3 0.6'])
  })

  test('of a paper that is like eight others are told, like nine are not', () => {
    const papers = (count: number) => Array.from({ length: count }, (_, owner) => drawn(owner, 0, 8))
    expect(shares(papers(9)).length).toBe((9 * 8) / 2)
    expect(shares(papers(10))).toEqual([])
    // In the same drawer, another that none of them is like.
    expect(shares([...papers(10), drawn(20, 100, 8), drawn(21, 100, 8)])).toEqual(['10-11 1'])
  })

  test('of a paper that others are cut from are not told, though the others are unlike each other', () => {
    // Each has fifteen of its twenty and five of its own: 15 of 25 with it, no more than 13 of 27 with another.
    const cut = (owner: number) => {
      const kept = Array.from({ length: 20 }, (_, at) => at).filter((at) => (at - 2 * owner + 40) % 20 >= 5)
      const own = Array.from({ length: 5 }, (_, at) => 100 + 5 * owner + at)
      return { owner, print: { letters: 100, grams: Int32Array.of(...kept, ...own), bands: [1] } }
    }
    const model = drawn(99, 0, 20)
    const cuts = (count: number) => [model, ...Array.from({ length: count }, (_, owner) => cut(owner))]
    expect(shares(cuts(8)).length).toBe(8)
    expect(shares(cuts(9))).toEqual([])
  })
})

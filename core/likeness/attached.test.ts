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
})

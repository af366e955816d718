import { describe, expect, test } from 'vitest'
import { rareTerms } from './rare.ts'

/** How large a share of texts uses each of these words; others nobody has counted. */
const shares: Readonly<Record<string, number>> = {
  method: 0.5,
  sensor: 0.04,
  rotor: 0.01,
  blade: 0.01,
  crack: 0.01,
}
const commonness = (term: string) => shares[term] ?? 0
const rare = (words: string, most?: number): string =>
  rareTerms(
    {
      terms: words.split(' ').map((it) => ({ term: it.replace('*', ''), inTitle: it.startsWith('*') })),
    },
    commonness,
    most,
  ).join(' ')

describe('the words that tell most come first', () => {
  test.each([
    ['the rarer', 'method rotor sensor', 'rotor sensor method'],
    ['those of the title before others', 'rotor *sensor', '*sensor rotor'],
    ['but a habit does not win by the title', '*method rotor', 'rotor *method'],
    ['one that nobody has counted is rare', 'rotor zirconia', 'zirconia rotor'],
    [
      'among equals the longer, then by the alphabet',
      'rotor crack zirconias blade zirconia',
      'zirconias zirconia blade crack rotor',
    ],
  ])('%s', (_rule, words, order) => {
    expect(rare(words)).toBe(order.replaceAll('*', ''))
    expect(rare(words.split(' ').reverse().join(' '))).toBe(order.replaceAll('*', ''))
  })
})

test('the title counts double', () => {
  // A hundredth is the square of a tenth: of equal worth, so the longer goes first.
  const order = rareTerms(
    {
      terms: [
        { term: 'long-word', inTitle: false },
        { term: 'short', inTitle: true },
      ],
    },
    (term) => (term === 'short' ? 0.1 : 0.01),
  )
  expect(order).toEqual(['long-word', 'short'])
  const other = rareTerms(
    {
      terms: [
        { term: 'long-word', inTitle: true },
        { term: 'short', inTitle: false },
      ],
    },
    (term) => (term === 'short' ? 0.01 : 0.1),
  )
  expect(other).toEqual(['long-word', 'short'])
})

test('a word that one text in three thousand has is as rare as words get', () => {
  const order = rareTerms(
    {
      terms: [
        { term: 'zz', inTitle: false },
        { term: 'longer', inTitle: false },
      ],
    },
    (term) => (term === 'zz' ? 1 / 9000 : 1 / 3000),
  )
  expect(order).toEqual(['longer', 'zz'])
})

test('so many as are asked for, usually two dozen', () => {
  const words = Array.from({ length: 30 }, (_, at) => `word${10 + at}`)
  expect(rare(words.join(' '), 3)).toBe('word10 word11 word12')
  expect(rare(words.join(' ')).split(' ')).toEqual(words.slice(0, 24))
})

import { describe, expect, test } from 'vitest'
import { type Features, featuresOf } from './fingerprint.ts'
import { weightsOf } from './weights.ts'

const split = (text: string): readonly string[] => text.split(' ')
const unknown = () => 0
/** What says nothing that is asked for here. */
const silent = featuresOf('', split)
const saying = featuresOf('rotor', split)
/** So many texts, so many of them saying “rotor”. */
const texts = (all: number, with_: number): readonly Features[] =>
  Array.from({ length: all }, (_, at) => (at < with_ ? saying : silent))
/** Worth falls with the share of texts that have it, and is gone at one in four. */
const worthOfShare = (share: number): number => Math.log(1 / 4 / share)
const [gram = 0] = saying.grams
const [pair = 0] = saying.pairs

describe('a word that none of these texts says is worth what is known of it in general', () => {
  test.each([
    ['one text in a thousand', 1 / 1000, worthOfShare(1 / 1000)],
    ['one in ten', 1 / 10, worthOfShare(1 / 10)],
    ['one in four', 1 / 4, 0],
    ['every other', 1 / 2, 0],
    ['never counted: as if one in three thousand', 0, worthOfShare(1 / 3000)],
    ['rarer than that: the same', 1 / 9000, worthOfShare(1 / 3000)],
  ])('%s', (_share, commonness, expected) => {
    expect(weightsOf([], () => commonness).term('rotor')).toBeCloseTo(expected, 9)
  })
})

describe('a word that some of sixty texts say', () => {
  // The background is as strong as sixty texts, and two of these are those that are compared: 118. Three are spared.
  test.each([
    ['none', 0, 60 / 3000 / 118],
    ['two that are compared: as if none did', 2, 60 / 3000 / 118],
    ['three, which may have one subject', 3, 60 / 3000 / 118],
    ['four', 4, (1 + 60 / 3000) / 118],
    ['five', 5, (2 + 60 / 3000) / 118],
    ['six: the texts alone decide that it becomes a habit', 6, 3 / 58],
    ['sixteen', 16, 13 / 58],
  ])('%s', (_case, count, share) => {
    const weights = weightsOf(texts(60, count), unknown)
    expect(weights.term('rotor')).toBeCloseTo(worthOfShare(share), 9)
    expect(weights.gram(gram)).toBeCloseTo(worthOfShare(share), 9)
    expect(weights.textsWith('rotor')).toBe(count)
    expect(weights.textsWith('blade')).toBe(0)
    expect(weights.texts).toBe(60)
    expect(weights.rarest).toBeCloseTo(worthOfShare(60 / 3000 / 118), 9)
  })

  test.each([
    ['none', 0, 60 / 100 / 118],
    ['four', 4, (1 + 60 / 100) / 118],
    ['five', 5, (2 + 60 / 100) / 118],
    ['six', 6, 3 / 58],
  ])('neighbours are expected in one text of a hundred: %s', (_case, count, share) => {
    expect(weightsOf(texts(60, count), unknown).pair(pair)).toBeCloseTo(worthOfShare(share), 9)
  })

  test.each([
    ['in general common', 4, 1 / 10, (1 + 60 / 10) / 118],
    ['in general rare', 4, 1 / 1000, (1 + 60 / 1000) / 118],
    ['here a habit, rare in general', 33, 1 / 1000, 30 / 58],
  ])('and %s', (_case, count, commonness, share) => {
    const weights = weightsOf(texts(60, count), () => commonness)
    expect(weights.term('rotor')).toBeCloseTo(Math.max(0, worthOfShare(share)), 9)
  })
})

describe('what is shared among few texts is no habit', () => {
  test.each([1, 2, 3])('all of %i', (count) => {
    const weights = weightsOf(texts(count, count), unknown)
    expect(weights.term('rotor')).toBe(weights.rarest)
  })
  test.each([6, 7, 8, 9, 12, 300])('but what all of %i say is', (count) => {
    const weights = weightsOf(texts(count, count), unknown)
    expect([weights.term('rotor'), weights.gram(gram), weights.pair(pair)]).toEqual([0, 0, 0])
  })
})

test('more texts than a small number can count are still all of them', () => {
  const weights = weightsOf(texts(65_540, 65_540), unknown)
  expect([weights.gram(gram), weights.pair(pair)]).toEqual([0, 0])
})

test('two sets of texts that are asked in turn do not mix', () => {
  const [here, there] = [weightsOf(texts(60, 60), unknown), weightsOf(texts(60, 0), unknown)]
  for (let turn = 0; turn < 2; turn++) {
    expect(here.gram(gram)).toBe(0)
    expect(there.gram(gram)).toBe(there.rarest)
  }
})

test('runs that are nowhere alike are hardly ever taken for the same', () => {
  const many = Array.from({ length: 8 }, (_, text) => ({
    ...silent,
    grams: Int32Array.from({ length: 500 }, (_it, at) => text * 500 + at),
  }))
  const weights = weightsOf(many, unknown)
  const rarest = many.flatMap((it) => [...it.grams]).filter((it) => weights.gram(it) === weights.rarest)
  expect(rarest.length).toBe(4000)
})

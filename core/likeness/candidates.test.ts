import { describe, expect, test } from 'vitest'
import { type Bounds, candidatesOf, usualBounds } from './candidates.ts'
import { type Fingerprint, featuresOf } from './fingerprint.ts'
import type { Weights } from './weights.ts'

interface Drawn {
  /** Words; one with a star is of the title. */
  readonly words?: string
  readonly bands?: readonly number[]
  /** What breaks ties: the lesser goes first. */
  readonly order?: number
  readonly title?: string
}

const print = ({ words = '', bands = [], order = 0, title = '' }: Drawn): Fingerprint => ({
  ...featuresOf('', () => []),
  title,
  terms: words
    .split(' ')
    .filter((it) => it !== '')
    .map((it) => ({ term: it.replace('*', ''), inTitle: it.startsWith('*') })),
  bands,
  signature: Int32Array.of(0, order),
})

/** A word is worth the number behind it, and one where there is none. */
const worthOf = (term: string): number => Number(/\d+$/.exec(term)?.[0] ?? 1)

function meeting(all: readonly Drawn[], bounds: Partial<Bounds> = {}): readonly string[] {
  const prints = all.map(print)
  const weights: Weights = {
    term: worthOf,
    gram: worthOf.bind(undefined, ''),
    pair: worthOf.bind(undefined, ''),
    textsWith: (term) => prints.filter((it) => it.terms.some((one) => one.term === term)).length,
    texts: prints.length,
    rarest: 1,
  }
  return candidatesOf(prints, weights, { ...usualBounds, allUpTo: 0, ...bounds }).map((it) => it.join('-'))
}

describe('few texts are all compared with each other', () => {
  const three: readonly Drawn[] = [{ words: 'a' }, { words: 'b' }, {}]
  test.each<[string, readonly Drawn[], number, readonly string[]]>([
    ['no more than the bound', three, 3, ['0-1', '0-2', '1-2']],
    ['more than it', three, 2, []],
    ['one alone', three.slice(0, 1), 3, []],
    ['none', [], 3, []],
  ])('%s', (_case, all, allUpTo, expected) => {
    expect(meeting(all, { allUpTo })).toEqual(expected)
  })

  test('usually up to three hundred', () => {
    const texts = (count: number) => Array.from({ length: count }, () => ({}))
    expect(meeting(texts(300), { allUpTo: usualBounds.allUpTo }).length).toBe((300 * 299) / 2)
    expect(meeting(texts(301), { allUpTo: usualBounds.allUpTo })).toEqual([])
  })
})

describe('texts meet by bands', () => {
  test.each<[string, readonly Drawn[], Partial<Bounds>, readonly string[]]>([
    ['one in common', [{ bands: [1, 2] }, { bands: [3, 4] }, { bands: [5, 2] }], {}, ['0-2']],
    ['several in common: once', [{ bands: [1, 2] }, { bands: [1, 2] }], {}, ['0-1']],
    ['the same number elsewhere', [{ bands: [1, 2] }, { bands: [2, 1] }], {}, []],
    ['texts that say nothing have none', [{}, { bands: [1] }, {}, { bands: [1] }], {}, ['1-3']],
    [
      'all of a drawer that is not over the bound',
      [{ bands: [7] }, { bands: [7] }, { bands: [7] }],
      { textsPerBand: 3, neighbours: 1 },
      ['0-1', '0-2', '1-2'],
    ],
    [
      'neighbours only where there are more, whatever their places',
      [
        { bands: [7], order: 3 },
        { bands: [7], order: 1 },
        { bands: [7], order: 4 },
        { bands: [7], order: 2 },
      ],
      { textsPerBand: 3, neighbours: 1 },
      ['0-2', '0-3', '1-3'],
    ],
    [
      'two neighbours each',
      [1, 2, 3, 4].map((order) => ({ bands: [7], order })),
      { textsPerBand: 3, neighbours: 2 },
      ['0-1', '0-2', '1-2', '1-3', '2-3'],
    ],
    [
      'copies by their titles',
      ['c', 'a', 'd', 'b'].map((title) => ({ bands: [7], title })),
      { textsPerBand: 3, neighbours: 1 },
      ['0-2', '0-3', '1-3'],
    ],
  ])('%s', (_rule, all, bounds, expected) => {
    expect(meeting(all, bounds)).toEqual(expected)
  })
})

describe('texts meet by the words they share', () => {
  const sharing = { leastShared: 1 }
  test.each<[string, readonly Drawn[], Partial<Bounds>, readonly string[]]>([
    ['one word', [{ words: 'rotor' }, { words: 'blade' }, { words: 'rotor' }], sharing, ['0-2']],
    ['usually one that is as rare as can be', [{ words: 'rotor' }, { words: 'rotor' }], {}, ['0-1']],
    ['too little', [{ words: 'rotor' }, { words: 'rotor' }], { leastShared: 1.5 }, []],
    [
      'two words together are enough',
      [{ words: 'rotor blade' }, { words: 'blade rotor' }],
      { leastShared: 1.5 },
      ['0-1'],
    ],
    ['a word counts by its square', [{ words: 'rotor3' }, { words: 'rotor3' }], { leastShared: 9 }, ['0-1']],
    [
      'a word of the title counts double',
      [{ words: '*rotor' }, { words: 'rotor' }],
      { leastShared: 2 },
      ['0-1'],
    ],
    ['but not more', [{ words: '*rotor' }, { words: '*rotor' }], { leastShared: 2.5 }, []],
    [
      'a word that is worth nothing brings nobody',
      [{ words: 'rotor0' }, { words: 'rotor0' }],
      { leastShared: 0 },
      [],
    ],
    [
      'a word that as many have as the bound says is looked up',
      [{ words: 'rotor' }, { words: 'rotor' }, { words: 'rotor' }],
      { ...sharing, textsPerTerm: 3 },
      ['0-1', '0-2', '1-2'],
    ],
    [
      'one that more have is not',
      [{ words: 'rotor' }, { words: 'rotor' }, { words: 'rotor' }],
      { ...sharing, textsPerTerm: 2 },
      [],
    ],
    [
      'only the rarest words of each are looked up',
      [{ words: 'rotor2 blade1' }, { words: 'rotor2' }, { words: 'blade1' }],
      { ...sharing, terms: 1, byTerms: 1 },
      ['0-1', '0-2'],
    ],
    [
      'the best of each are taken',
      [{ words: 'rotor blade crack' }, { words: 'rotor' }, { words: 'blade crack' }],
      { ...sharing, byTerms: 1 },
      ['0-1', '0-2'],
    ],
    [
      'in a long text more is shared by chance',
      [
        { words: 'rotor blade', order: 1 },
        { words: `rotor blade${' filler'.repeat(60)}`, order: 2 },
        { words: 'rotor blade', order: 3 },
      ],
      { ...sharing, byTerms: 1 },
      ['0-1', '0-2'],
    ],
    [
      'among equals the order of the texts decides, not their places',
      [
        { words: 'rotor', order: 4 },
        { words: 'rotor', order: 3 },
        { words: 'rotor', order: 1 },
        { words: 'rotor', order: 2 },
      ],
      { ...sharing, byTerms: 1 },
      ['0-2', '1-2', '2-3'],
    ],
  ])('%s', (_rule, all, bounds, expected) => {
    expect(meeting(all, bounds)).toEqual(expected)
  })

  test('among words of equal worth the first of the alphabet is looked up', () => {
    const all = [{ words: 'blade rotor' }, { words: 'rotor' }, { words: 'blade' }]
    const met = meeting(all, { ...sharing, terms: 1 })
    expect(met).toEqual(meeting([{ words: 'rotor blade' }, ...all.slice(1)], { ...sharing, terms: 1 }))
    expect(met).toEqual(['0-1', '0-2'])
  })
})

test('both ways together give each pair once, in order', () => {
  const all = [
    { words: 'rotor', bands: [1] },
    { words: 'rotor', bands: [1] },
    { words: 'blade', bands: [1] },
    { words: 'blade', bands: [2] },
  ]
  expect(meeting(all, { leastShared: 1 })).toEqual(['0-1', '0-2', '1-2', '2-3'])
})

import { describe, expect, test } from 'vitest'
import { compare, type Parts, related } from './compare.ts'
import { hashOf } from './hash.ts'
import type { Thresholds } from './thresholds.ts'
import type { Weighed, Worths } from './weighed.ts'

/** A weighed text, drawn. Sets are written as names; one is worth 1, or what stands behind its colon. */
interface Drawn {
  readonly name?: string
  /** How long the body is. */
  readonly letters?: number
  readonly topic?: string
  /** Words and neighbouring characters of the title. */
  readonly titled?: string
  readonly titlePairs?: string
  readonly words?: string
  readonly pairs?: string
  readonly runs?: string
  readonly numbers?: readonly string[]
  readonly rarest?: number
}

const named = (names: string) =>
  names
    .split(' ')
    .filter((it) => it !== '')
    .map((it) => {
      const [name = '', worth = '1'] = it.split(':')
      return { name, key: hashOf(name), worth: Number(worth) }
    })
    .sort((a, b) => a.key - b.key)

const worths = (names: string): Worths => {
  const all = named(names)
  return {
    keys: Int32Array.from(all, (it) => it.key),
    worths: Float32Array.from(all, (it) => it.worth),
    total: all.reduce((sum, it) => sum + it.worth, 0),
  }
}

const drawn = (it: Drawn): Weighed => {
  const [grams, pairs] = [worths(it.runs ?? ''), worths(it.pairs ?? '')]
  return {
    print: {
      title: it.name ?? '',
      length: it.letters ?? 200,
      numbers: it.numbers ?? [],
      terms: named(it.topic ?? '').map(({ name }) => ({ term: name, inTitle: false })),
      grams: grams.keys,
      pairs: pairs.keys,
    },
    topic: worths(it.topic ?? ''),
    title: worths(it.titled ?? ''),
    titlePairs: worths(it.titlePairs ?? ''),
    words: worths(it.words ?? ''),
    pairs,
    grams,
    rarest: it.rarest ?? 1,
  }
}

/** Thresholds that are easily reckoned with. */
const by: Thresholds = {
  same: { words: 0.5, pairs: 0.25, runs: 0.25 },
  numbers: 0.125,
  duplicate: 0.5,
  leastWithin: 0.625,
  titleWithin: 0.25,
  shortExtra: 0.25,
  shortLength: 128,
  leastBody: 16,
  kin: { title: 0.5, topic: 0.5, body: 1, subject: 0.25 },
  kindred: 0.25,
  titleEvidence: 0.5,
  bodyEvidence: 2,
  likeTitle: 0.5,
  scores: { kindred: 0.25, duplicate: 0.5 },
}
const anything: Thresholds = { ...by, kindred: 0 }

describe('the parts of a likeness', () => {
  test.each<[string, keyof Parts, Drawn, Drawn, number | undefined]>([
    ['half of what both are about', 'topic', { topic: 'a b c d' }, { topic: 'c d e f' }, 0.5],
    ['the rare counts more', 'topic', { topic: 'a:9 b' }, { topic: 'a:9 c' }, 0.9],
    ['nothing in common', 'topic', { topic: 'a' }, { topic: 'b' }, 0],
    ['about nothing', 'topic', {}, {}, 0],
    ['a quarter of the longer one', 'topic', { topic: 'a b c d' }, { topic: 'd' }, 0.5],
    ['which is all of the lesser', 'within', { topic: 'a b c d' }, { topic: 'd' }, 1],
    ['half of the lesser', 'within', { topic: 'a b c d' }, { topic: 'd e' }, 0.5],
    ['titles by their words', 'title', { titled: 'a b' }, { titled: 'b c' }, 0.5],
    ['titles by their letters', 'title', { titlePairs: 'ab bc cd' }, { titlePairs: 'bc cd de' }, 0.5],
    ['titles by whichever is greater', 'title', { titled: 'a', titlePairs: 'ab' }, { titled: 'a' }, 1],
    ['the same title', 'title', { name: 'x', titled: 'a' }, { name: 'x', titled: 'b' }, 1],
    ['no titles', 'title', {}, {}, 0],
    [
      'each title wholly in the other text',
      'subject',
      { topic: 'a b', titled: 'a' },
      { topic: 'a b', titled: 'b' },
      1,
    ],
    [
      'a quarter of one, all of the other',
      'subject',
      { topic: 'x', titled: 'a b c d' },
      { topic: 'a', titled: 'x' },
      0.5,
    ],
    ['only one of both titles', 'subject', { topic: 'x', titled: 'a' }, { topic: 'a', titled: 'b' }, 0],
    ['no title to be spoken of', 'subject', { topic: 'a', titled: 'a' }, { topic: 'a' }, 0],
    ['one word alone is no evidence', 'evidence', { topic: 'a' }, { topic: 'a' }, 0],
    [
      'the rarest word does not count',
      'evidence',
      { topic: 'ab:4 cd:2 ef', rarest: 4 },
      { topic: 'ab:4 cd:2 ef' },
      0.75,
    ],
    ['nor what only one has', 'evidence', { topic: 'ab cd ef gh' }, { topic: 'ab cd xy' }, 1],
    ['nor a word inside another', 'evidence', { topic: 'ab abc cd' }, { topic: 'ab abc cd' }, 1],
    ['nor what is worth nothing', 'evidence', { topic: 'ab cd ef:0' }, { topic: 'ab cd ef:0' }, 1],
    ['words of the lesser body', 'words', { words: 'a b c d' }, { words: 'c d x' }, 2 / 3],
    ['without those of its own title', 'words', { words: 'a b c d', titled: 'c' }, { words: 'c d x' }, 1 / 2],
    ['nor those of the other one', 'words', { words: 'a b c d' }, { words: 'c d x', titled: 'c' }, 1 / 2],
    [
      'a fifth left beside the titles is judged',
      'words',
      { words: 'a b c d e', titled: 'a b c d' },
      { words: 'a b c d f' },
      0,
    ],
    [
      'of less, the whole is',
      'words',
      { words: 'a b c d e f', titled: 'a b c d e' },
      { words: 'a b c d e g' },
      5 / 6,
    ],
    ['less in the lesser is enough', 'words', { words: 'a b', titled: 'a b' }, { words: 'a b c d e' }, 1],
    ['neighbours of the lesser body', 'pairs', { pairs: 'a b c d' }, { pairs: 'c d x' }, 2 / 3],
    [
      'without those of the titles',
      'pairs',
      { pairs: 'a b c d', titlePairs: 'c' },
      { pairs: 'c d x' },
      1 / 2,
    ],
    ['runs of the lesser body', 'runs', { runs: 'a b c d' }, { runs: 'c d x' }, 2 / 3],
    ['one of two numbers', 'numbers', { numbers: ['12', '34'] }, { numbers: ['34', '56', '78'] }, 0.5],
    ['all of two', 'numbers', { numbers: ['12', '34', '56'] }, { numbers: ['34', '56'] }, 1],
    ['too few numbers', 'numbers', { numbers: ['12', '34'] }, { numbers: ['12'] }, undefined],
  ])('%s', (_what, part, a, b, expected) => {
    for (const [one, two] of [
      [a, b],
      [b, a],
    ] as const) {
      const { parts } = compare(
        drawn({ rarest: a.rarest ?? 1, ...one }),
        drawn({ rarest: a.rarest ?? 1, ...two }),
        by,
      )
      if (expected === undefined) expect(parts[part]).toBeUndefined()
      else expect(parts[part]).toBeCloseTo(expected, 6)
    }
  })

  test('are told of strangers, too', () => {
    const [a, b] = [drawn({ topic: 'ab cd', runs: 'a b' }), drawn({ topic: 'ef gh', runs: 'b c' })]
    expect(related(a, b, by)).toBeUndefined()
    expect(compare(a, b, by)).toMatchObject({
      score: 0,
      relation: undefined,
      reasons: [],
      parts: { runs: 0.5 },
    })
  })
})

describe('a copy is a duplicate, whatever is rare in it', () => {
  const text: Drawn = { name: 'x', letters: 200, runs: 'a b c' }
  test.each<[string, Drawn, Drawn, boolean]>([
    ['the very same', text, text, true],
    ['under another title', text, { ...text, name: 'y' }, false],
    ['with a sign more', text, { ...text, letters: 201 }, false],
    ['with another run', text, { ...text, runs: 'a b d' }, false],
    ['with a run more', text, { ...text, runs: 'a b c d' }, false],
    ['a title alone', { ...text, letters: 0 }, { ...text, letters: 0 }, true],
    ['nothing and nothing', { runs: '' }, { runs: '' }, false],
  ])('%s', (_what, a, b, copy) => {
    const found = compare(drawn(a), drawn(b), { ...by, duplicate: 0.99, kindred: 0.99 })
    expect([found.score, found.relation]).toEqual(copy ? [1, 'duplicate'] : [0, undefined])
  })

  test('all of it is the same, and it says so', () => {
    const { parts, reasons } = compare(
      drawn({ ...text, runs: 'a:0 b:0' }),
      drawn({ ...text, runs: 'a:0 b:0' }),
      by,
    )
    expect(parts).toMatchObject({ words: 1, pairs: 1, runs: 1, within: 1, topic: 1 })
    expect(reasons).toEqual([{ code: 'same-text', percent: 100 }, { code: 'same-title' }])
  })
})

describe('duplicates', () => {
  const body: Drawn = { topic: 'ab cd', words: 'w' }
  const all: Drawn = { topic: 'ab cd', words: 'w', pairs: 'p', runs: 'r' }
  const score = (a: Drawn, b: Drawn): number | undefined => {
    const found = related(drawn(a), drawn(b), { ...by, kindred: 2 })
    return found?.relation === 'duplicate' ? found.score : undefined
  }
  test.each<[string, Drawn, Drawn, number | undefined]>([
    // Words add a half, neighbours and runs a quarter each; from a half on it is the same, which scores a half.
    ['the same words', body, body, 0.5],
    ['words and neighbours', { ...body, pairs: 'p' }, { ...body, pairs: 'p' }, 0.75],
    ['all', { ...all, name: 'x' }, { ...all, name: 'y' }, 1],
    ['runs count by their root', { ...body, runs: 'a b c d' }, { ...body, runs: 'd e f g' }, 0.625],
    ['half of the words', { ...body, words: 'v w' }, { ...body, words: 'w x' }, undefined],
    ['neighbours and runs alone', { ...all, words: 'v', letters: 199 }, { ...all, words: 'x' }, 0.5],
    // Agreeing numbers add an eighth, others take as much.
    ['agreeing numbers', { ...body, numbers: ['12', '34'] }, { ...body, numbers: ['12', '34'] }, 0.625],
    ['half of them', { ...body, numbers: ['12', '34'] }, { ...body, numbers: ['12', '56'] }, 0.5],
    ['other numbers', { ...body, numbers: ['12', '34'] }, { ...body, numbers: ['56', '78'] }, undefined],
    [
      'other numbers in the same text',
      { ...all, name: 'x', numbers: ['12', '34'] },
      { ...all, name: 'y', numbers: ['56', '78'] },
      0.875,
    ],
    [
      'never more than one',
      { ...all, name: 'x', numbers: ['12', '34'] },
      { ...all, name: 'y', numbers: ['12', '34'] },
      1,
    ],
    // A body that alone is not enough: they add as much less as it is short of it, 11/12 of an eighth to 11/24.
    [
      'agreeing numbers in nearly the same text',
      { ...body, words: 'v w x', pairs: 'p q', numbers: ['12', '34'] },
      { ...body, words: 'w x y', pairs: 'q r', numbers: ['12', '34'] },
      11 / 24 + 11 / 96,
    ],
    // A text half as short as the bound must share an eighth more: five eighths.
    ['a short text', { ...body, letters: 64 }, body, undefined],
    [
      'a short text with more in common',
      { ...body, pairs: 'p', letters: 64 },
      { ...body, pairs: 'p' },
      0.5 + 0.5 / 3,
    ],
    ['a text as long as the bound', { ...body, letters: 128 }, body, 0.5],
    ['a body that just says something', { ...all, letters: 16 }, all, 1],
    // One that says next to nothing is judged by the titles.
    ['no body to speak of', { ...all, letters: 15 }, all, undefined],
    ['nor on either side', { ...all, letters: 15 }, { ...all, letters: 15, runs: 'r s' }, undefined],
    [
      'but titles alike by nine in ten',
      { ...body, letters: 15, titled: 'a:9 b' },
      { ...body, letters: 15, titled: 'a:9 c' },
      0.6,
    ],
    [
      'a long one against it',
      { ...body, letters: 15, titled: 'a' },
      { ...body, letters: 16, titled: 'a' },
      undefined,
    ],
    [
      'the same title with and without a body',
      { ...body, name: 'x', letters: 0 },
      { ...body, name: 'x' },
      0.5,
    ],
    [
      'a like title with and without a body',
      { ...body, titled: 'a:9 b', letters: 0 },
      { ...body, titled: 'a:9 c' },
      undefined,
    ],
    [
      'the same title with a word and with a body',
      { ...body, name: 'x', letters: 1 },
      { ...body, name: 'x' },
      undefined,
    ],
    // Phrases alone are not the same suggestion: five eighths of the lesser one's matter must be shared, or a like title.
    ['other matter in the same words', all, { ...all, topic: 'ef gh', letters: 201 }, undefined],
    ['half of the matter', { ...all, topic: 'ab cd' }, { ...all, topic: 'cd ef', letters: 201 }, undefined],
    [
      'half of it under half a title',
      { ...all, topic: 'ab cd', titled: 'x y' },
      { ...all, topic: 'cd ef', titled: 'y z', letters: 201 },
      1,
    ],
    ['five eighths', { ...all, topic: 'a:5 b:3' }, { ...all, topic: 'a:5 c:3', letters: 201 }, 1],
  ])('%s', (_rule, a, b, expected) => {
    for (const found of [score(a, b), score(b, a)])
      if (expected === undefined) expect(found).toBeUndefined()
      else expect(found).toBeCloseTo(expected, 6)
  })
})

describe('kindred', () => {
  const score = (a: Drawn, b: Drawn): number | undefined => {
    const found = related(drawn(a), drawn(b), by)
    return found?.relation === 'kindred' ? found.score : undefined
  }
  /** From a quarter, which a kinship of a quarter scores, to just below a half, which that of one does. */
  const scored = (kinship: number) => 0.25 + (0.249 * (kinship - 0.25)) / 0.75
  test.each<[string, Drawn, Drawn, number | undefined]>([
    ['the same title', { name: 'x' }, { name: 'x' }, 0.5],
    ['a title that is half the same by its letters', { titlePairs: 'a b c' }, { titlePairs: 'b c d' }, 0.25],
    ['one that is less', { titlePairs: 'a b c' }, { titlePairs: 'c d e' }, undefined],
    ['nothing', {}, {}, undefined],
    ['the same single word', { topic: 'ab', titled: 'ab' }, { topic: 'ab', titled: 'ab' }, undefined],
    // Shared beside the rarest word: half a rarest word makes a like title certain, two make the body so.
    [
      'a quarter of the evidence',
      { topic: 'ab cd:0.25', titled: 'ab' },
      { topic: 'ab cd:0.25', titled: 'ab' },
      0.5,
    ],
    ['enough for the title', { topic: 'ab cd:0.5', titled: 'ab' }, { topic: 'ab cd:0.5', titled: 'ab' }, 1],
    ['more than enough', { topic: 'ab cd', titled: 'ab' }, { topic: 'ab cd', titled: 'ab' }, 1],
    ['half of what a body needs', { topic: 'ab cd' }, { topic: 'ab cd' }, 0.5],
    ['enough for the body', { topic: 'ab cd ef' }, { topic: 'ab cd ef' }, 1],
    ['more than enough for the body', { topic: 'ab cd ef gh' }, { topic: 'ab cd ef gh' }, 1],
    ['half of the subject', { topic: 'ab cd ef gh ij kl' }, { topic: 'ab cd ef mn op qr' }, 0.5],
    [
      'half of the subject, and what the titles say',
      { topic: 'ab cd ef gh ij kl', titled: 'ab' },
      { topic: 'ab cd ef mn op qr', titled: 'cd' },
      0.75,
    ],
    ['a sixth of the subject', { topic: 'ab cd ef gh ij kl' }, { topic: 'ab mn op qr st uv' }, undefined],
  ])('%s', (_rule, a, b, kinship) => {
    for (const found of [score(a, b), score(b, a)])
      if (kinship === undefined) expect(found).toBeUndefined()
      else expect(found).toBeCloseTo(scored(kinship), 6)
  })
})

describe('why', () => {
  const reasons = (a: Drawn, b: Drawn, code: string) =>
    compare(drawn({ letters: 300, ...a }), drawn(b), anything).reasons.filter((it) => it.code === code)

  const run = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => `r${from + at}`).join(' ')
  test.each<[string, Drawn, Drawn, 'same-text' | 'within' | undefined, number, ('a' | 'b')?]>([
    ['half of all runs', { runs: 'a b c' }, { runs: 'b c d' }, 'same-text', 50],
    ['two thirds, in whole percents', { runs: 'a b' }, { runs: 'a b c' }, 'same-text', 67],
    ['less than half of all', { runs: 'a b c' }, { runs: 'b c d e' }, 'within', 67, 'a'],
    ['the other one is the lesser', { runs: 'a b c d e' }, { runs: 'd e f' }, 'within', 67, 'b'],
    ['of two as long, the first', { runs: 'a b c d' }, { runs: 'd e f g' }, 'within', 25, 'a'],
    ['a fifth of the lesser', { runs: run(0, 5) }, { runs: run(4, 5) }, 'within', 20, 'a'],
    ['less than a fifth', { runs: run(0, 6) }, { runs: run(5, 6) }, undefined, 0],
  ])('as much of the text: %s', (_what, a, b, code, percent, lesser) => {
    const found = [...reasons(a, b, 'same-text'), ...reasons(a, b, 'within')]
    expect(found).toEqual(code ? [{ code, percent, ...(lesser ? { lesser } : {}) }] : [])
  })

  const three = { titlePairs: 'a b c' }
  test.each<[string, Drawn, Drawn, object[]]>([
    ['the same', { name: 'x' }, { name: 'x' }, [{ code: 'same-title' }]],
    [
      'half the same',
      { name: 'x', ...three },
      { name: 'y', titlePairs: 'b c d' },
      [{ code: 'like-title', percent: 50 }],
    ],
    ['three tenths', three, { titlePairs: 'a b c d e f g h i j' }, [{ code: 'like-title', percent: 30 }]],
    ['a quarter', { titlePairs: 'a' }, { titlePairs: 'a b c d' }, []],
    ['no title on either side', {}, {}, []],
  ])('the title: %s', (_what, a, b, expected) => {
    expect([...reasons(a, b, 'same-title'), ...reasons(a, b, 'like-title')]).toEqual(expected)
  })

  test.each<[string, string, string, string]>([
    ['the rarest first, then by the alphabet', 'ab cd:3 ef', 'ef ab cd:3', 'cd ab ef'],
    ['no more than six', 'ab cd ef gh ij kl mn', 'ab cd ef gh ij kl mn', 'ab cd ef gh ij kl'],
    ['no word inside another', 'rotor rotorblade or', 'rotor rotorblade or', 'rotorblade'],
    ['but one of its own', 'rotor rotors blade', 'rotor blade', 'blade rotor'],
    [
      'none that is worth less than a tenth of the rarest',
      'ab cd:0.1015625 ef:0.09375',
      'ab cd:0.1015625 ef:0.09375',
      'ab cd',
    ],
    ['nothing in common', 'ab', 'cd', ''],
  ])('shared words: %s', (_what, a, b, expected) => {
    const words = expected === '' ? [] : [{ code: 'shared-words', words: expected.split(' ') }]
    expect(reasons({ topic: a }, { topic: b }, 'shared-words')).toEqual(words)
  })

  test.each<[string, string[], string[], object[]]>([
    ['some', ['12', '34', '56'], ['34', '56', '78'], [{ code: 'same-numbers', shared: 2, of: 3 }]],
    ['none of two', ['12', '34'], ['56', '78', '90'], [{ code: 'other-numbers', of: 2 }]],
    ['too few to say', ['12'], ['12'], []],
  ])('numbers: %s', (_what, a, b, expected) => {
    const [one, two] = [{ numbers: a }, { numbers: b }]
    expect([...reasons(one, two, 'same-numbers'), ...reasons(one, two, 'other-numbers')]).toEqual(expected)
  })
})

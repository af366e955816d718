import type { Features } from './fingerprint.ts'
import { mixed } from './hash.ts'

/** How large a share of texts in general uses a word, 0 where unknown. The server passes it in. */
export type Commonness = (term: string) => number

/** What a shared word or run of characters is worth among these texts: much if it is rare, nothing if everybody has it. */
export interface Weights {
  term(term: string): number
  gram(gram: number): number
  pair(pair: number): number
  /** In how many of these texts the word is. */
  textsWith(term: string): number
  readonly texts: number
  /** What a word is worth that only the two compared have. */
  readonly rarest: number
}

const buckets = 1 << 22
/** A background as strong as so many texts: few texts of our own change little of what is known about words in general. */
const background = 60
/** Among few texts, so many may share a subject before its words are taken for habits. */
const subjectGroup = 2
/** The share of texts that a word nobody has counted is thought to be in. */
const unseen = 1 / 3000
const unseenPair = 1 / 100
/** What more than one text in four says is how such texts are written, not what they are about. */
const habit = 1 / 4

const bucketOf = (gram: number): number => mixed(gram) & (buckets - 1)

const worth = (share: number): number => Math.max(0, Math.log(habit / share))

/**
 * Weights out of all texts that are compared with each other. Two texts that share a word do not make it common, so two
 * are not counted: without that, a pair among few texts would take its own words for boilerplate.
 */
export function weightsOf(prints: Iterable<Features>, commonness: Commonness): Weights {
  const withTerm = new Map<string, number>()
  const withGram = new Uint16Array(buckets)
  let texts = 0
  const count = (at: number) => {
    if ((withGram[at] ?? 0) < 0xffff) withGram[at] = (withGram[at] ?? 0) + 1
  }
  for (const print of prints) {
    texts += 1
    for (const { term } of print.terms) withTerm.set(term, (withTerm.get(term) ?? 0) + 1)
    for (const gram of print.grams) count(bucketOf(gram))
    for (const pair of print.pairs) count(bucketOf(~pair))
  }
  // Two that are compared do not count, and among few texts neither do the others of a small group on one subject.
  const spared = 2 + (subjectGroup * background) / (background + texts)
  const others = Math.max(0, texts - 2)
  const share = (count: number, before: number) => {
    const own = Math.max(0, count - spared)
    // Own texts alone decide that something is a habit here; the background only adds to what they say.
    return Math.max(
      (own + before * background) / (others + background),
      own > 2 ? own / Math.max(others, 8) : 0,
    )
  }
  const gramWorths: number[] = []
  const pairWorths: number[] = []
  const byCount = (worths: number[], count: number, before: number): number => {
    worths[count] ??= worth(share(count, before))
    return worths[count]
  }
  const known = new Map<string, number>()
  return {
    texts,
    rarest: worth(share(0, unseen)),
    textsWith: (term) => withTerm.get(term) ?? 0,
    term: (term) => {
      const found = known.get(term)
      if (found !== undefined) return found
      const it = worth(share(withTerm.get(term) ?? 0, Math.max(unseen, commonness(term))))
      known.set(term, it)
      return it
    },
    gram: (gram) => byCount(gramWorths, withGram[bucketOf(gram)] ?? 0, unseen),
    pair: (pair) => byCount(pairWorths, withGram[bucketOf(~pair)] ?? 0, unseenPair),
  }
}

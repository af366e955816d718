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
  const texts = [...prints]
  const withTerm = new Map<string, { count: number }>()
  for (const { terms } of texts)
    for (const { term } of terms) {
      const found = withTerm.get(term)
      if (found) found.count += 1
      else withTerm.set(term, { count: 1 })
    }
  const withGram = (hash: number): number => gramsCounted(texts)[bucketOf(hash)] ?? 0
  // Two that are compared do not count, and among few texts neither do the others of a small group on one subject.
  const spared = 2 + (subjectGroup * background) / (background + texts.length)
  const others = Math.max(0, texts.length - 2)
  const share = (count: number, before: number) => {
    const own = Math.max(0, count - spared)
    // Own texts alone decide that something is a habit here; the background only adds to what they say.
    return Math.max((own + before * background) / (others + background), own > 2 ? own / others : 0)
  }
  const gramWorths: number[] = []
  const pairWorths: number[] = []
  const byCount = (worths: number[], count: number, before: number): number => {
    worths[count] ??= worth(share(count, before))
    return worths[count]
  }
  const known = new Map<string, number>()
  return {
    texts: texts.length,
    rarest: worth(share(0, unseen)),
    textsWith: (term) => withTerm.get(term)?.count ?? 0,
    term: (term) => {
      const found = known.get(term)
      if (found !== undefined) return found
      const it = worth(share(withTerm.get(term)?.count ?? 0, Math.max(unseen, commonness(term))))
      known.set(term, it)
      return it
    },
    gram: (gram) => byCount(gramWorths, withGram(gram), unseen),
    pair: (pair) => byCount(pairWorths, withGram(~pair), unseenPair),
  }
}

/** The one table of counts, and the texts it was counted for, held by nobody here: eight megabytes anew for each comparison keep collecting busy. */
const table = { counts: new Uint16Array(0), of: undefined as WeakRef<readonly Features[]> | undefined }

/** In how many of these texts each run and each pair of neighbours is, but for those that share a bucket. */
function gramsCounted(texts: readonly Features[]): Uint16Array {
  if (table.of?.deref() === texts) return table.counts
  if (table.counts.length === 0) table.counts = new Uint16Array(buckets)
  const { counts } = table
  counts.fill(0)
  const count = (at: number) => {
    const before = counts[at] ?? 0
    if (before < 0xffff) counts[at] = before + 1
  }
  for (const { grams, pairs } of texts) {
    for (let i = 0; i < grams.length; i++) count(bucketOf(grams[i] ?? 0))
    for (let i = 0; i < pairs.length; i++) count(bucketOf(~(pairs[i] ?? 0)))
  }
  table.of = new WeakRef(texts)
  return counts
}

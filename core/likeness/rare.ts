import type { Features } from './fingerprint.ts'
import type { Commonness } from './weights.ts'

/** So many of its words a text is looked up by. */
export const rareCount = 24
/** What a word of the title counts more than one of the body. */
const titled = 2
/** A word that nobody has counted is thought to be in this share of texts. */
const unseen = 1 / 3000

/**
 * The words that tell most about a text, for finding its like in a database: rare in general, those of the title before
 * others. Two texts choose alike among equals, so that they meet if they can.
 */
export function rareTerms(
  print: Pick<Features, 'terms'>,
  commonness: Commonness,
  most: number = rareCount,
): readonly string[] {
  return print.terms
    .map(({ term, inTitle }) => ({
      term,
      worth: -Math.log(Math.max(unseen, commonness(term))) * (inTitle ? titled : 1),
    }))
    .sort((a, b) => b.worth - a.worth || b.term.length - a.term.length || (a.term < b.term ? -1 : 1))
    .slice(0, most)
    .map((it) => it.term)
}

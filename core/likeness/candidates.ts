import type { Fingerprint } from './fingerprint.ts'
import type { Weights } from './weights.ts'

/** How much looking is done for one text. */
export interface Bounds {
  /** So many texts are all compared with each other. */
  readonly allUpTo: number
  /** Its rarest words that are looked up. */
  readonly terms: number
  /** A word that more texts have is not looked up: it would bring them all. */
  readonly textsPerTerm: number
  /** Texts that share less than this, in rarest words, are not compared. */
  readonly leastShared: number
  /** Best candidates by shared words that are compared. */
  readonly byTerms: number
  /** A drawer of a band with more texts holds boilerplate or many copies: there, each meets only so many neighbours. */
  readonly textsPerBand: number
  readonly neighbours: number
}

export const usualBounds: Bounds = {
  allUpTo: 300,
  terms: 40,
  textsPerTerm: 120,
  leastShared: 0.6,
  byTerms: 32,
  textsPerBand: 40,
  neighbours: 10,
}

/**
 * Pairs of places worth comparing, `a < b`, each once: those that share a band of their signatures, and for each text
 * those with which it shares most by rare words. Both are bounded, so that the work grows with the number of texts and
 * not with its square. Ties are broken by the signature, never by the place.
 */
export function candidatesOf(
  prints: readonly Fingerprint[],
  weights: Weights,
  bounds: Bounds = usualBounds,
): readonly (readonly [number, number])[] {
  const found = new Set<number>()
  const meet = (a: number, b: number) => {
    if (a !== b) found.add(Math.min(a, b) * prints.length + Math.max(a, b))
  }
  if (prints.length <= bounds.allUpTo) {
    for (let a = 0; a < prints.length; a++) for (let b = a + 1; b < prints.length; b++) meet(a, b)
  } else {
    byBands(prints, bounds, meet)
    byTerms(prints, weights, bounds, meet)
  }
  return [...found]
    .sort((x, y) => x - y)
    .map((it) => [Math.floor(it / prints.length), it % prints.length] as const)
}

type Meet = (a: number, b: number) => void

function byBands(prints: readonly Fingerprint[], bounds: Bounds, meet: Meet): void {
  const drawers = new Map<number, number[]>()
  const bandCount = prints.find((it) => it.bands.length > 0)?.bands.length ?? 0
  for (let band = 0; band < bandCount; band++) {
    drawers.clear()
    for (const [place, print] of prints.entries()) {
      const key = print.bands[band]
      if (key === undefined) continue
      const drawer = drawers.get(key)
      if (drawer === undefined) drawers.set(key, [place])
      else drawer.push(place)
    }
    for (const drawer of drawers.values()) {
      const isFull = drawer.length > bounds.textsPerBand
      if (isFull) drawer.sort((x, y) => before(prints[x], prints[y]))
      const reach = isFull ? bounds.neighbours : drawer.length
      for (const [i, a] of drawer.entries()) for (const b of drawer.slice(i + 1, i + 1 + reach)) meet(a, b)
    }
  }
}

function byTerms(prints: readonly Fingerprint[], weights: Weights, bounds: Bounds, meet: Meet): void {
  const postings = new Map<string, number[]>()
  for (const [place, print] of prints.entries())
    for (const { term } of print.terms) {
      const count = weights.textsWith(term)
      if (count < 2 || count > bounds.textsPerTerm) continue
      const posting = postings.get(term)
      if (posting === undefined) postings.set(term, [place])
      else posting.push(place)
    }
  const least = bounds.leastShared * weights.rarest ** 2
  const sums = new Float64Array(prints.length)
  for (const [place, print] of prints.entries()) {
    const touched: number[] = []
    for (const { term, worth } of looked(print, weights, postings, bounds.terms))
      for (const other of postings.get(term) ?? []) {
        if (other === place) continue
        if (sums[other] === 0) touched.push(other)
        sums[other] = (sums[other] ?? 0) + worth
      }
    // In long texts more is shared by chance.
    const worthOf = (other: number) => (sums[other] ?? 0) / Math.sqrt((prints[other]?.terms.length ?? 0) + 20)
    const best = touched.filter((it) => (sums[it] ?? 0) >= least)
    best.sort((x, y) => worthOf(y) - worthOf(x) || before(prints[x], prints[y]))
    for (const other of best.slice(0, bounds.byTerms)) meet(place, other)
    for (const other of touched) sums[other] = 0
  }
}

/** Its rarest words, those of the title first among equals. */
function looked(
  print: Fingerprint,
  weights: Weights,
  postings: ReadonlyMap<string, readonly number[]>,
  most: number,
): readonly { readonly term: string; readonly worth: number }[] {
  return print.terms
    .filter(({ term }) => postings.has(term))
    .map(({ term, inTitle }) => ({ term, worth: weights.term(term) ** 2 * (inTitle ? 2 : 1) }))
    .filter(({ worth }) => worth > 0)
    .sort((x, y) => y.worth - x.worth || (x.term < y.term ? -1 : 1))
    .slice(0, most)
}

/** An order that depends on nothing but the texts. */
function before(a: Fingerprint | undefined, b: Fingerprint | undefined): number {
  if (a === undefined || b === undefined) return 0
  for (let i = 0; i < a.signature.length; i++) {
    const difference = (a.signature[i] ?? 0) - (b.signature[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0
}

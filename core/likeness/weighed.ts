import type { Features } from './fingerprint.ts'
import { hashOf, pairsOf } from './hash.ts'
import type { Weights } from './weights.ts'

/** A set of features in ascending order, with the worth of each. */
export interface Worths {
  readonly keys: Int32Array
  readonly worths: Float32Array
  readonly total: number
}

/** A fingerprint among others: everything it has, and what that is worth there. */
export interface Weighed {
  readonly print: Features
  /** All words; a word is worth the square of its rarity, so that one rare word outweighs many common ones. */
  readonly topic: Worths
  /** All words, where the rare count little more than the ordinary: how it is said, not what about. */
  readonly words: Worths
  /** The words of the title, by the square of their rarity. */
  readonly title: Worths
  /** Neighbouring characters of the title. */
  readonly titlePairs: Worths
  readonly grams: Worths
  readonly pairs: Worths
  /** The worth of a word that no other text has, as in `topic`. */
  readonly rarest: number
}

/** The worth above which it counts no more how rare an expression is. */
const ceiling = 1.5

/** Weighs a text; what only those that may be alike are asked for is weighed when it is asked for. */
export function weigh(print: Features, weights: Weights): Weighed {
  const { terms } = print
  const keys = new Int32Array(terms.length)
  const rarities = new Float64Array(terms.length)
  const titled: number[] = []
  for (let at = 0; at < terms.length; at++) {
    const it = terms[at]
    if (!it) continue
    keys[at] = hashOf(it.term)
    rarities[at] = weights.term(it.term)
    if (it.inTitle) titled.push(at)
  }
  const rarity = (at: number) => rarities[at] ?? 0
  const flat = (pairs: Int32Array) => worthsOf(pairs, (at) => Math.min(ceiling, weights.pair(pairs[at] ?? 0)))
  const words = once(() => worthsOf(keys, (at) => Math.min(ceiling, rarity(at))))
  const grams = once(() => worthsOf(print.grams, (at) => weights.gram(print.grams[at] ?? 0)))
  const pairs = once(() => flat(print.pairs))
  return {
    print,
    topic: worthsOf(keys, (at) => rarity(at) ** 2),
    title: worthsOf(
      Int32Array.from(titled, (at) => keys[at] ?? 0),
      (at) => rarity(titled[at] ?? 0) ** 2,
    ),
    titlePairs: flat(pairsOf(print.title)),
    rarest: weights.rarest ** 2,
    get words() {
      return words()
    },
    get grams() {
      return grams()
    },
    get pairs() {
      return pairs()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function worthsOf(keys: Int32Array, worthAt: (at: number) => number): Worths {
  const worths = new Float32Array(keys.length)
  let total = 0
  for (let at = 0; at < keys.length; at++) {
    worths[at] = worthAt(at)
    total += worths[at] ?? 0
  }
  return { keys, worths, total }
}

/** What two sets share, what each is worth by itself, all without the keys left out. */
export interface Shared {
  readonly both: number
  readonly a: number
  readonly b: number
}

/** Goes once through both; `but` leaves out what either of two other sets has. */
export function shared(a: Worths, b: Worths, but?: readonly [Worths, Worths]): Shared {
  let both = 0
  let ofA = 0
  let ofB = 0
  let i = 0
  let j = 0
  let one = 0
  let two = 0
  while (i < a.keys.length || j < b.keys.length) {
    const x = i < a.keys.length ? (a.keys[i] ?? 0) : Number.POSITIVE_INFINITY
    const y = j < b.keys.length ? (b.keys[j] ?? 0) : Number.POSITIVE_INFINITY
    const key = Math.min(x, y)
    let left = false
    if (but !== undefined) {
      while (one < but[0].keys.length && (but[0].keys[one] ?? 0) < key) one += 1
      while (two < but[1].keys.length && (but[1].keys[two] ?? 0) < key) two += 1
      left = but[0].keys[one] === key || but[1].keys[two] === key
    }
    const worth = (x <= y ? a.worths[i] : b.worths[j]) ?? 0
    if (!left) {
      if (x <= y) ofA += worth
      if (y <= x) ofB += worth
      if (x === y) both += worth
    }
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return { both, a: ofA, b: ofB }
}

/** How much of the lesser is in the greater, 0 to 1: a shortened text is wholly in the longer one. */
export const containment = ({ both, a, b }: Shared): number => (both === 0 ? 0 : both / Math.min(a, b))

/** How much of all is in both, 0 to 1 (Jaccard). */
export const jaccard = ({ both, a, b }: Shared): number => (both === 0 ? 0 : both / (a + b - both))

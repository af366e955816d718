import { gramSize } from './fingerprint.ts'
import { gramsOf } from './hash.ts'
import { plainText } from './plain.ts'
import { bandsOf, signatureOf } from './signature.ts'

/** What of an attachment is compared with others: how it says things, not what it is about. */
export interface AttachedPrint {
  /** Letters and digits. */
  readonly letters: number
  /** Distinct hashes of runs of four characters, ascending. */
  readonly grams: Int32Array
  /** What it is looked up by. */
  readonly bands: readonly number[]
}

/** Shorter ones are covers, licences and certificates, which are alike by habit. */
const leastLetters = 100
/** From this share of what both say in common on, two attachments say nearly the same. */
export const nearlySame = 0.6
/** One that is like more others than this is a paper that many fill in, and tells nothing of any two of them. */
export const mostAlike = 8

/** Undefined where it says too little to be compared. */
export function attachedPrint(text: string): AttachedPrint | undefined {
  const plain = plainText(text)
  if (plain.length < leastLetters) return undefined
  const grams = gramsOf(plain, gramSize)
  return { letters: plain.length, grams, bands: bandsOf(signatureOf(grams)) }
}

/** How much of all that two say both say (Jaccard), 0 to 1. */
export function sameShare(
  { grams: a }: Pick<AttachedPrint, 'grams'>,
  { grams: b }: Pick<AttachedPrint, 'grams'>,
): number {
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) both += 1
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return both === 0 ? 0 : both / (a.length + b.length - both)
}

/** Two attachments of different owners by their places, the earlier first. */
export interface AttachedPair {
  readonly a: number
  readonly b: number
  readonly share: number
}

/** The pairs among these that say nearly the same, without papers that many fill in, the likest first. */
export function attachedPairs(
  all: readonly { readonly owner: number; readonly print: AttachedPrint }[],
): readonly AttachedPair[] {
  const drawers = new Map<number, number[]>()
  for (const [place, { print }] of all.entries())
    for (const band of print.bands) {
      const drawer = drawers.get(band)
      if (drawer === undefined) drawers.set(band, [place])
      else drawer.push(place)
    }
  const met = new Set<number>()
  // Enough of them to see that there are too many.
  for (const drawer of drawers.values())
    for (const [i, a] of drawer.entries())
      for (const b of drawer.slice(i + 1, i + 2 + mostAlike))
        if (all[a]?.owner !== all[b]?.owner) met.add(a * all.length + b)
  const found: AttachedPair[] = []
  const times = new Map<number, number>()
  for (const it of met) {
    const [a, b] = [Math.floor(it / all.length), it % all.length]
    const [one, two] = [all[a]?.print, all[b]?.print]
    const share = one && two ? sameShare(one, two) : 0
    if (share < nearlySame) continue
    found.push({ a, b, share })
    for (const place of [a, b]) times.set(place, (times.get(place) ?? 0) + 1)
  }
  const isCommon = (place: number) => (times.get(place) ?? 0) > mostAlike
  return found
    .filter(({ a, b }) => !isCommon(a) && !isCommon(b))
    .sort((x, y) => y.share - x.share || x.a - y.a || x.b - y.b)
}

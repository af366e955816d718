import { hashOf } from './hash.ts'
import { type Plain, plainOf } from './plain.ts'

/** A stretch of a text in code points: from the first to before the last. */
export type Stretch = readonly [from: number, to: number]

/** The same stretch in two texts, apart from white space, punctuation, width and case. */
export interface Passage {
  readonly a: Stretch
  readonly b: Stretch
  /** As it stands in the first text. */
  readonly text: string
}

/** Fewer letters and digits than this are no passage: every two texts share some words. */
export const leastPassage = 6
/** How often one run is looked up in the other text: a text of one repeated line would meet itself everywhere. */
const mostPlaces = 24
const mostMatches = 20_000

interface Match {
  readonly a: number
  readonly b: number
  readonly length: number
}

/**
 * The longest common stretches of two texts, longest first taken, none overlapping another in either text (greedy string
 * tiling, Wise 1993), in the order of the first text. Offsets count code points, so that a character outside the BMP is one.
 */
export function passages(a: string, b: string, least: number = leastPassage): readonly Passage[] {
  return passagesOf(a, plainOf(a), plainOf(b), least)
}

/** The same for texts made plain before, as it is worth while when each is compared with many. */
export function passagesOf(
  a: string,
  one: Plain,
  two: Plain,
  least: number = leastPassage,
): readonly Passage[] {
  const tiles = tiled(matchesOf(one.text, two.text, least), one.text.length, two.text.length, least)
  if (tiles.length === 0) return []
  const points = Array.from(a)
  const stretch = ({ from, to }: Plain, at: number, length: number): Stretch => [
    from[at] ?? 0,
    to[at + length - 1] ?? 0,
  ]
  return tiles
    .map((it) => {
      const own = stretch(one, it.a, it.length)
      return { a: own, b: stretch(two, it.b, it.length), text: points.slice(...own).join('') }
    })
    .sort((x, y) => x.a[0] - y.a[0])
}

/** All stretches that cannot be lengthened to either side. */
function matchesOf(a: string, b: string, least: number): Match[] {
  const places = new Map<number, number[]>()
  for (let at = 0; at + least <= b.length; at++) {
    const key = hashOf(b, at, at + least)
    const known = places.get(key)
    if (known === undefined) places.set(key, [at])
    else if (known.length < mostPlaces) known.push(at)
  }
  const found: Match[] = []
  for (let i = 0; i + least <= a.length && found.length < mostMatches; i++)
    for (const j of places.get(hashOf(a, i, i + least)) ?? []) {
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) continue
      let length = 0
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length += 1
      if (length >= least) found.push({ a: i, b: j, length })
    }
  return found
}

/** Takes the longest that is still free, and cuts what reaches into one taken. */
function tiled(matches: Match[], lengthA: number, lengthB: number, least: number): readonly Match[] {
  const takenA = new Uint8Array(lengthA)
  const takenB = new Uint8Array(lengthB)
  const bySize: Match[][] = []
  for (const it of matches) {
    bySize[it.length] ??= []
    bySize[it.length]?.push(it)
  }
  const tiles: Match[] = []
  for (let size = bySize.length - 1; size >= least; size--)
    for (const match of bySize[size] ?? []) {
      const free = freeParts(match, takenA, takenB)
      const [whole] = free
      if (whole !== undefined && whole.length === match.length) {
        takenA.fill(1, match.a, match.a + match.length)
        takenB.fill(1, match.b, match.b + match.length)
        tiles.push(match)
      } else
        for (const part of free)
          if (part.length >= least) {
            bySize[part.length] ??= []
            bySize[part.length]?.push(part)
          }
    }
  return tiles
}

function freeParts(match: Match, takenA: Uint8Array, takenB: Uint8Array): readonly Match[] {
  const parts: Match[] = []
  let begun = -1
  for (let i = 0; i <= match.length; i++) {
    const isFree = i < match.length && takenA[match.a + i] === 0 && takenB[match.b + i] === 0
    if (isFree && begun < 0) begun = i
    if (!isFree && begun >= 0) {
      parts.push({ a: match.a + begun, b: match.b + begun, length: i - begun })
      begun = -1
    }
  }
  return parts
}

/** A text cut where passages begin and end, for marking: the piece and the number of the passage it belongs to. */
export function pieces(
  text: string,
  stretches: readonly Stretch[],
): readonly { readonly text: string; readonly passage?: number }[] {
  const points = Array.from(text)
  const cut: { text: string; passage?: number }[] = []
  let at = 0
  const ordered = stretches.map((it, passage) => ({ it, passage })).sort((x, y) => x.it[0] - y.it[0])
  for (const { it, passage } of ordered) {
    if (it[0] > at) cut.push({ text: points.slice(at, it[0]).join('') })
    cut.push({ text: points.slice(...it).join(''), passage })
    at = it[1]
  }
  if (at < points.length) cut.push({ text: points.slice(at).join('') })
  return cut
}

import { plainText } from '../likeness/plain.ts'

/** A direction as its title, office and kind tell. */
export interface Titled {
  readonly id: string
  readonly office: string
  readonly kind: string
  readonly title: string
}
export interface Overlap {
  readonly a: string
  readonly b: string
  /** 0 to 1. */
  readonly score: number
}

/** From here on two titles are worth a look by both offices. */
const worthALook = 0.5

const pairsOf = (title: string): ReadonlySet<string> => {
  const signs = [...plainText(title)]
  return new Set(signs.length < 2 ? signs : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`))
}

const dice = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let both = 0
  for (const it of a) if (b.has(it)) both++
  return both === 0 ? 0 : (2 * both) / (a.size + b.size)
}

/** How like two titles are: neighbouring signs that they share (Dice's coefficient), 0 to 1. */
export const alikeTitles = (a: string, b: string): number => dice(pairsOf(a), pairsOf(b))

/** Directions of two offices whose titles are alike, the likest first: both should know of each other. */
export function overlapsOf(directions: readonly Titled[]): readonly Overlap[] {
  const cut = directions.map((it) => ({ it, pairs: pairsOf(it.title) }))
  return cut
    .flatMap(({ it: a, pairs }, i) =>
      cut.slice(i + 1).flatMap(({ it: b, pairs: others }) => {
        const score = a.office === b.office ? 0 : dice(pairs, others)
        return score >= worthALook ? [{ a: a.id, b: b.id, score: Math.round(score * 100) / 100 }] : []
      }),
    )
    .sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : 1))
}

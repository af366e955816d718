import type { OfferedPassage } from './sendable.ts'

/** A suggestion of which something is sent. */
export interface Sent {
  readonly suggestion: string
  readonly passages: readonly OfferedPassage[]
}

/** A piece of material under a name that says nothing of where it comes from. */
export interface Piece {
  readonly name: string
  readonly text: string
  readonly suggestion: string
  readonly path: string
}

/** So many characters of sources are sent to draft one field; every source has the same share of it. */
export const mostSent = 12_000
/** So many characters of one suggestion are sent to have it grouped. */
export const mostOfOne = 240

/** The passages of the sources, named `p1`, `p2` …; a source's share that runs out cuts its last one. */
export function wordingMaterial(sources: readonly Sent[], most: number = mostSent): readonly Piece[] {
  const share = Math.floor(most / Math.max(1, sources.length))
  const pieces: Piece[] = []
  for (const { suggestion, passages } of sources) {
    let left = share
    for (const { path, text } of passages) {
      if (left <= 0) break
      const points = Array.from(text.trim()).slice(0, left)
      left -= points.length
      pieces.push({ name: `p${pieces.length + 1}`, text: points.join(''), suggestion, path })
    }
  }
  return pieces
}

/** Title and beginning of the abstract of each suggestion, named `s1`, `s2` …. */
export const groupingMaterial = (sources: readonly Sent[]): readonly Piece[] =>
  sources.map(({ suggestion, passages }, n) => ({
    name: `s${n + 1}`,
    text: Array.from(
      (['title', 'abstract'] as const)
        .flatMap((from) => passages.filter((it) => it.from === from).map((it) => it.text.trim()))
        .join('\n'),
    )
      .slice(0, mostOfOne)
      .join(''),
    suggestion,
    path: '',
  }))

/** The material as it is sent: texts by name, as data and not as prose, so that what stands in them reads as quoted. */
export const quoted = (pieces: readonly Piece[]): string =>
  JSON.stringify(Object.fromEntries(pieces.map(({ name, text }) => [name, text])))

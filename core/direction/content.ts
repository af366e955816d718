import type { Use } from '../decide/suggestion/condense.ts'
import type { Path } from '../form/answers.ts'

/** A source as a direction has it. */
export interface ContentSource {
  readonly suggestion: string
  readonly version: number
  readonly use: Use
  readonly note: string
}

/** Where a place of a direction comes from. */
export interface ContentLink {
  readonly place: string
  readonly suggestion: string
  readonly path: string
  readonly from: number | null
  readonly to: number | null
}

/** All that is written in a direction, as single values at their paths, with its sources and links. */
export interface Content {
  readonly answers: ReadonlyMap<Path, unknown>
  readonly sources: readonly ContentSource[]
  readonly links: readonly ContentLink[]
}

/** What moves as one: a field, or a row of a table with its cells (`content/<row>`). */
export const rootOf = (path: Path): string => path.split('/').slice(0, 2).join('/')

/** Whether a place lies at or below a root; what follows it may name a cell or a sentence. */
export const isAt = (place: string, root: string): boolean =>
  place === root || (place.startsWith(root) && !/[0-9A-Za-z_-]/.test(place.charAt(root.length)))

/** Whether a place lies at or below one of the roots. */
export const isAtAny = (place: string, roots: Iterable<string>): boolean => {
  for (const root of roots) if (isAt(place, root)) return true
  return false
}

export const sameLink = (a: ContentLink, b: ContentLink): boolean =>
  a.place === b.place && a.suggestion === b.suggestion && a.path === b.path

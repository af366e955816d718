import { directionsIn, type EditionContent, type EditionDirection, sentencesOf } from './edition.ts'
import { alikeTitles } from './overlap.ts'

/** What a guide changed against an earlier one. */
export interface GuideDifference {
  readonly added: readonly Entry[]
  readonly removed: readonly Entry[]
  readonly changed: readonly (Entry & { readonly was: Entry; readonly sentences: number })[]
  readonly kept: number
}
interface Entry {
  readonly no: string
  readonly title: string
}

const entry = ({ no, title }: EditionDirection): Entry => ({ no, title })

/** Titles from here on are held to be the same direction under a new wording. */
const sameDirection = 0.6

/**
 * Compares two guides: a direction is found again by its identity, then by its title, then by the likest title of the same
 * section; each only once.
 */
export function differenceOf(before: EditionContent, after: EditionContent): GuideDifference {
  const left = new Set(directionsIn(before))
  const kindOf = new Map(
    [before, after].flatMap((content) =>
      content.sections.flatMap((section) => section.directions.map((it) => [it, section.kind] as const)),
    ),
  )
  const found = new Map<EditionDirection, EditionDirection>()
  const take = (by: (a: EditionDirection, b: EditionDirection) => number) => {
    for (const it of directionsIn(after)) {
      if (found.has(it)) continue
      const ranked = [...left].map((was) => ({ was, score: by(it, was) })).filter(({ score }) => score > 0)
      const best = ranked.reduce<(typeof ranked)[number] | undefined>(
        (top, one) => (top === undefined || one.score > top.score ? one : top),
        undefined,
      )
      if (best === undefined) continue
      found.set(it, best.was)
      left.delete(best.was)
    }
  }
  take((a, b) => (a.id === b.id ? 1 : 0))
  take((a, b) => (a.title === b.title ? 1 : 0))
  take((a, b) => {
    const score = kindOf.get(a) === kindOf.get(b) ? alikeTitles(a.title, b.title) : 0
    return score >= sameDirection ? score : 0
  })
  const pairs = [...found].map(([it, was]) => ({ it, was, sentences: changedSentences(was, it) }))
  const differs = ({ it, was, sentences }: (typeof pairs)[number]) => sentences > 0 || it.title !== was.title
  return {
    added: directionsIn(after)
      .filter((it) => !found.has(it))
      .map(entry),
    removed: [...left].map(entry),
    changed: pairs
      .filter(differs)
      .map(({ it, was, sentences }) => ({ ...entry(it), was: entry(was), sentences })),
    kept: pairs.filter((pair) => !differs(pair)).length,
  }
}

/** How many sentences stand in one of the two only. */
function changedSentences(was: EditionDirection, is: EditionDirection): number {
  const [a, b] = [was, is].map((it) => new Set(sentencesOf(it).map(({ text }) => text))) as [
    Set<string>,
    Set<string>,
  ]
  return [...a].filter((it) => !b.has(it)).length + [...b].filter((it) => !a.has(it)).length
}

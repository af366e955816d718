import { directionAt, type EditionContent, type EditionDirection, sentencesOf } from './edition.ts'

/** A correction of an edition: sentences worded anew, or directions taken out. Numbers never move. */
export interface Correction {
  readonly changes: readonly { readonly no: string; readonly place: string; readonly text: string }[]
  readonly withholds: readonly string[]
}

/** The corrected content, or the first number or place that the edition does not have. */
export function corrected(
  content: EditionContent,
  { changes, withholds }: Correction,
): { readonly content: EditionContent } | { readonly unknown: string } {
  for (const no of withholds) if (!directionAt(content, no)) return { unknown: no }
  for (const { no, place } of changes) {
    const it = directionAt(content, no)
    if (!it || it.withheld || !textPlaces(it).includes(place)) return { unknown: `${no} ${place}` }
  }
  const change = (it: EditionDirection): EditionDirection => {
    if (withholds.includes(it.no)) return { ...it, title: '', parts: [], withheld: true }
    const texts = new Map(changes.filter(({ no }) => no === it.no).map(({ place, text }) => [place, text]))
    return reworded(it, texts)
  }
  return {
    content: {
      ...content,
      sections: content.sections.map((section) => ({
        ...section,
        directions: section.directions.map(change),
      })),
    },
  }
}

/** The places that hold running text: only these can be worded anew, besides the title. */
export const textPlaces = (it: EditionDirection): readonly string[] => [
  titlePlace,
  ...sentencesOf({
    ...it,
    parts: it.parts.map((part) => ({ ...part, entries: part.entries.filter(({ sort }) => sort === 'text') })),
  }).map(({ place }) => place),
]

/** Where the title stands; no field of a form can be called so. */
export const titlePlace = '#title'

const reworded = (it: EditionDirection, texts: ReadonlyMap<string, string>): EditionDirection => ({
  ...it,
  title: texts.get(titlePlace) ?? it.title,
  parts: it.parts.map((part) => ({
    ...part,
    entries: part.entries.map((entry) =>
      entry.sort === 'text'
        ? {
            ...entry,
            sentences: entry.sentences.map(({ place, text }) => ({ place, text: texts.get(place) ?? text })),
          }
        : entry,
    ),
  })),
})

import type { FieldId } from '../form/form.ts'
import { type Content, isAt, isAtAny, rootOf } from './content.ts'

/** What shall stand on its own. */
export interface Parting {
  /** Fields, whole tables, or rows of tables as `table/row`. */
  readonly places: readonly string[]
  readonly sources: readonly string[]
}

/**
 * Parts a direction: the named places move with their links, the named sources move unless a place that stays draws on them.
 * A source that a moved place draws on comes along in any case. The title stays; the new one is given its own.
 */
export function split(
  whole: Content,
  { places, sources }: Parting,
  title: { readonly field: FieldId | undefined; readonly text: string },
): { readonly kept: Content; readonly made: Content } {
  const moves = (path: string): boolean =>
    rootOf(path) !== title.field && places.some((place) => isAt(rootOf(path), place))
  const moved = new Map([...whole.answers].filter(([path]) => moves(path)))
  const roots = new Set([...moved.keys()].map(rootOf))
  const links = whole.links.filter((it) => isAtAny(it.place, roots))
  const staying = whole.links.filter((it) => !isAtAny(it.place, roots))
  const drawnOn = new Set(links.map((it) => it.suggestion))
  const stillDrawnOn = new Set(staying.map((it) => it.suggestion))
  if (title.field !== undefined && title.text !== '') moved.set(title.field, title.text)
  return {
    kept: {
      answers: new Map([...whole.answers].filter(([path]) => !moves(path))),
      sources: whole.sources.filter(
        (it) => !sources.includes(it.suggestion) || stillDrawnOn.has(it.suggestion),
      ),
      links: staying,
    },
    made: {
      answers: moved,
      sources: whole.sources.filter((it) => sources.includes(it.suggestion) || drawnOn.has(it.suggestion)),
      links,
    },
  }
}

import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import type { Link } from './stretches.ts'

/** Letters of the sources that a place comes from, each once and in their order. */
export function useLetters(): (links: readonly Link[]) => string {
  const words = useCondenseWords()
  const { view, letterOf } = useDirectionDesk()
  return (links) =>
    view.sources
      .map((it) => it.suggestion.id)
      .filter((id) => links.some((it) => it.suggestion === id))
      .map(letterOf)
      .join(words.and)
}

/** Where a place comes from, stretch by stretch, with the way there and the way to take it back. */
export function PlaceLinks({ place }: { readonly place: string }) {
  const words = useCondenseWords()
  const { view, links, letterOf, mayEdit, see } = useDirectionDesk()
  const own = links.at(place)
  if (own.length === 0) return null
  return (
    <ul className="quotes small">
      {own.map((it) => {
        const source = view.sources.find((one) => one.suggestion.id === it.suggestion)
        const text = source?.passages.find((one) => one.path === it.path)?.text
        const letter = letterOf(it.suggestion)
        return (
          <li key={`${it.suggestion} ${it.path}`}>
            <b className="letter">{letter}</b>
            <span className="quoted">
              {text === undefined
                ? (source?.suggestion.no ?? '')
                : it.from === null
                  ? words.links.whole
                  : words.quote(shorten(text.slice(it.from, it.to ?? undefined)))}
            </span>
            <span className="row">
              {text === undefined ? null : (
                <button
                  type="button"
                  className="link"
                  aria-label={words.links.seeOf(letter)}
                  onClick={() => see(it)}
                >
                  {words.links.see}
                </button>
              )}
              {mayEdit ? (
                <button
                  type="button"
                  className="link"
                  aria-label={words.links.removeOf(letter)}
                  onClick={() =>
                    links.set(
                      place,
                      own.filter((one) => one !== it),
                    )
                  }
                >
                  {words.links.remove}
                </button>
              ) : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

const most = 60

function shorten(text: string): string {
  const units = [...text.trim()]
  return units.length <= most ? units.join('') : `${units.slice(0, most - 1).join('')}…`
}

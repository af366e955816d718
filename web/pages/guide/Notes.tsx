import type { ReactNode } from 'react'
import type { Answer } from '../../api.ts'
import { useCallNames } from './names.ts'
import type { Direction, Noted } from './Parts.tsx'
import { useGuideWords } from './words.ts'

type Page = Answer<'GET /public/guides/:slug/directions/:no'>
export type Source = Page['sources'][number]

/** The places of a direction that have sources, numbered as they are read, each with its note. */
export function useNotes(page: Page): ReadonlyMap<string, Noted> {
  const words = useGuideWords()
  const names = useCallNames(page.guide.call)
  const notes = new Map<string, Noted>()
  for (const place of placesOf(page.direction)) {
    const sources = page.sources.filter((it) => it.places.includes(place))
    if (sources.length === 0) continue
    const number = notes.size + 1
    const uses = (['whole', 'merged', 'part', 'reference'] as const).flatMap((use) => {
      const count = sources.filter((it) => it.use === use).length
      return count === 0 ? [] : [words.note(words.uses[use], count)]
    })
    notes.set(place, {
      number,
      note: (
        <aside className="margin-note" id={`note-${number}`}>
          <b>{number}</b> <strong>{words.noted(uses.join(words.unitJoin))}</strong>
          {sources.map((source, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sources have no name that may be shown
            <Said key={i} source={source} place={place} kind={names.kind(source.kind ?? '')} />
          ))}
        </aside>
      ),
    })
  }
  return notes
}

function Said({
  source,
  place,
  kind,
}: {
  readonly source: Source
  readonly place: string
  readonly kind: string
}): ReactNode {
  const words = useGuideWords()
  if (source.detail === 'kind')
    return <span className="said">{words.kindMonth(kind, words.month(source.month ?? ''))}</span>
  // What one source says in several of its answers is quoted once.
  const quotes = new Set(
    source.passages
      .filter((it) => it.place === place && it.text !== '')
      .map((it) => words.quoted(shortened(it.text))),
  )
  return (
    <span className="said">
      {source.org === undefined ? null : words.from(source.org)}
      {quotes.size === 0 ? (source.title ?? '') : [...quotes].join('')}
    </span>
  )
}

/** A note beside a sentence is short; the whole stands below under the sources. */
const most = 48
const shortened = (text: string): string => {
  const signs = [...text]
  return signs.length > most ? `${signs.slice(0, most).join('')}…` : text
}

/** The places in reading order. */
const placesOf = (direction: Direction): readonly string[] =>
  direction.parts.flatMap((part) => [
    ...part.entries.flatMap((entry) => {
      if (entry.sort === 'text') return entry.sentences.map((it) => it.place)
      return entry.sort === 'table' ? entry.rows.map((it) => it.place) : []
    }),
    ...part.entries.flatMap((entry) => ('place' in entry ? [entry.place] : [])),
  ])

/** Where the direction as a whole comes from, in a few words beside its heading. */
export function Origin({ page }: { readonly page: Page }) {
  const words = useGuideWords()
  const names = useCallNames(page.guide.call)
  if (page.edition === null || page.direction.withheld) return null
  const hidden = page.sources.filter((it) => it.detail === 'counted').length
  const units = page.units.map((it) => words.unit(names.orgType(it.type), it.count)).join(words.unitJoin)
  return (
    <aside className="margin-note origin">
      <strong>{words.origin}</strong>
      {page.sources.length === 0 ? (
        <span className="said">{words.noSource}</span>
      ) : (
        <span className="said">
          {words.originText(page.sources.length - hidden, units)}
          {hidden === 0 ? '' : words.hidden(hidden)} {words.consent}
        </span>
      )}
    </aside>
  )
}

/** The sources one by one, as far as their filers let the public see. */
export function Sources({ page }: { readonly page: Page }) {
  const words = useGuideWords()
  const names = useCallNames(page.guide.call)
  const shown = page.sources.filter((it) => it.detail !== 'counted')
  if (shown.length === 0) return null
  return (
    <section className="guide-sources">
      <h2 className="part">{words.sources}</h2>
      <ol>
        {shown.map((it, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sources have no name that may be shown
          <li key={i}>
            {it.title === undefined ? (
              <p>{words.kindMonth(names.kind(it.kind ?? ''), words.month(it.month ?? ''))}</p>
            ) : (
              <>
                <p>
                  <b>{it.title}</b>
                  <span className="sub">
                    {words.sourceOf(
                      names.kind(it.kind ?? ''),
                      words.month(it.month ?? ''),
                      it.use === undefined ? '' : words.uses[it.use],
                    )}
                  </span>
                </p>
                {it.org === undefined ? null : <p className="sub">{words.from(it.org)}</p>}
                {it.abstract === undefined || it.abstract === '' ? null : <p>{it.abstract}</p>}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

import { Fragment, type ReactNode } from 'react'
import { formatMoney } from '#text/format.ts'
import type { Answer } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useGuideWords } from './words.ts'

export type Direction = Answer<'GET /public/guides/:slug/directions/:no'>['direction']
type Entry = Direction['parts'][number]['entries'][number]

/** What stands beside a place: its number in the text, and the note. Nothing where it has no source. */
export interface Noted {
  readonly number: number
  readonly note: ReactNode
}
interface Props {
  readonly direction: Direction
  readonly notes?: ReadonlyMap<string, Noted>
  /** In a whole text the direction has its own heading above. */
  readonly level: 2 | 4
}

/** The words of a direction, part by part, each paragraph followed by its note. */
export function Parts({ direction, notes = none, level }: Props) {
  const Heading = `h${level}` as const
  const Label = `h${level + 1}` as 'h3' | 'h5'
  const say = useSay()
  return direction.parts.map((part) => {
    const facts = part.entries.filter(isFact)
    return (
      <Fragment key={part.id}>
        <Heading className="part">{say(part.title)}</Heading>
        {part.entries.map((entry) =>
          isFact(entry) ? null : (
            <Fragment key={say(entry.label)}>
              <Label className="entry-label">{say(entry.label)}</Label>
              {entry.sort === 'text' ? <Text entry={entry} notes={notes} /> : null}
              {entry.sort === 'table' ? <Table entry={entry} notes={notes} no={direction.no} /> : null}
            </Fragment>
          ),
        )}
        {facts.length === 0 ? null : <Facts facts={facts} notes={notes} />}
      </Fragment>
    )
  })
}

const none: ReadonlyMap<string, Noted> = new Map()
type Fact = Extract<Entry, { readonly place: string }>
const isFact = (entry: Entry): entry is Fact => 'place' in entry

function Text({
  entry,
  notes,
}: {
  readonly entry: Extract<Entry, { sort: 'text' }>
  readonly notes: ReadonlyMap<string, Noted>
}) {
  return entry.sentences.map(({ place, text }) => {
    const noted = notes.get(place)
    return (
      <Fragment key={place}>
        <p className="prose-line">
          {text}
          {noted === undefined ? null : <Mark number={noted.number} />}
        </p>
        {noted?.note}
      </Fragment>
    )
  })
}

/** The number of a note, which it leads to. */
const Mark = ({ number }: { readonly number: number }) => (
  <sup>
    <a href={`#note-${number}`}>{number}</a>
  </sup>
)

function Table({
  entry,
  notes,
  no,
}: {
  /** A whole guide has many tables of one name. */
  readonly no: string
  readonly entry: Extract<Entry, { sort: 'table' }>
  readonly notes: ReadonlyMap<string, Noted>
}) {
  const say = useSay()
  const noted = entry.rows.flatMap((row) => notes.get(row.place) ?? [])
  return (
    <>
      <div className="guide-table">
        <Scroll label={`${no} ${say(entry.label)}`}>
          <table>
            <caption className="unseen">{say(entry.label)}</caption>
            <thead>
              <tr>
                {entry.columns.map((column) => (
                  <th key={say(column)} scope="col">
                    {say(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entry.rows.map((row) => (
                <tr key={row.place}>
                  {row.cells.map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                    <td key={i}>
                      {say(cell)}
                      {i === 0 && notes.has(row.place) ? (
                        <Mark number={notes.get(row.place)?.number ?? 0} />
                      ) : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
      <Together notes={noted} />
    </>
  )
}

/** Notes of several rows stand under each other beside them, and push nothing down. */
function Together({ notes }: { readonly notes: readonly Noted[] }) {
  if (notes.length === 0) return null
  return (
    <div className="margin-notes">
      {notes.map((it) => (
        <Fragment key={it.number}>{it.note}</Fragment>
      ))}
    </div>
  )
}

function Facts({
  facts,
  notes,
}: {
  readonly facts: readonly Fact[]
  readonly notes: ReadonlyMap<string, Noted>
}) {
  const say = useSay()
  const words = useGuideWords()
  const language = useLanguage()
  const written = (fact: Fact): string => {
    if (fact.sort === 'money') return formatMoney(fact.amount, language)
    if (fact.sort === 'list') return fact.names.map(say).join(words.unitJoin)
    return say(fact.value)
  }
  return (
    <>
      <dl className="guide-facts">
        {facts.map((fact) => (
          <div key={fact.place}>
            <dt>{say(fact.label)}</dt>
            <dd>
              {written(fact)}
              {notes.has(fact.place) ? <Mark number={notes.get(fact.place)?.number ?? 0} /> : null}
            </dd>
          </div>
        ))}
      </dl>
      <Together notes={facts.flatMap((fact) => notes.get(fact.place) ?? [])} />
    </>
  )
}

import type { ReactNode } from 'react'
import { dayOf, formatClock, formatInstant } from '#text/format.ts'
import type { Answer } from '../api.ts'
import { useLanguage } from '../language.tsx'
import { LetterLinks } from '../parts/PaperLinks.tsx'
import { Broken, Waiting } from '../parts/Screen.tsx'
import { useSuggestionWords } from '../words.ts'
import type { Names } from './names.ts'
import { type Remark, useTimeline } from './read.ts'
import { useDeskWords } from './words.ts'

type Entry = Answer<'GET /suggestions/:id/timeline'>['entries'][number]

interface Props {
  readonly id: string
  readonly names: Names
  /** The question that a remark is about. */
  readonly label: (field: string) => string
  readonly people?: Readonly<Record<string, string>>
}

/** What has happened, in order, and who has it now. */
export function Timeline({ id, names, label, people = {} }: Props) {
  const words = useDeskWords()
  const official = useSuggestionWords()
  const timeline = useTimeline(id)
  if (timeline.isError) return <Broken error={timeline.error} again={() => void timeline.refetch()} />
  if (timeline.data === undefined) return <Waiting />
  const { entries, next } = timeline.data
  return (
    <ol className="tl num">
      {entries.map((it) => (
        <Moment key={it.n} at={it.at}>
          <span>{sentence(it, names, people, words)}</span>
          <Remarks remarks={it.remarks} label={label} />
          {it.letter ? <LetterLinks id={id} fact={it.n} name={sentence(it, names, people, words)} /> : null}
        </Moment>
      ))}
      <li className="open">
        <span className="when">{words.now}</span>
        <i aria-hidden="true" />
        <div>
          <b>
            {words.nowIs(
              official.states[next.state],
              next.office === null ? '' : names.office(next.office.code),
            )}
          </b>
          {next.office === null ? null : <span className="dim"> {next.office.phone}</span>}
        </div>
      </li>
    </ol>
  )
}

function Moment({ at, children }: { readonly at: number; readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <li>
      <time dateTime={new Date(at).toISOString()} title={formatInstant(at, language)}>
        {dayOf(at).slice(5)} {formatClock(at)}
      </time>
      <i aria-hidden="true" />
      <div>{children}</div>
    </li>
  )
}

function Remarks({
  remarks,
  label,
}: {
  readonly remarks: readonly Remark[]
  readonly label: Props['label']
}) {
  if (remarks.length === 0) return null
  return (
    <ul className="spoken">
      {remarks.map((it) => (
        <li key={it.id}>
          {it.field === '' ? null : <b>{label(it.field)}</b>}
          <p>{it.body}</p>
        </li>
      ))}
    </ul>
  )
}

const text = (detail: Entry['detail'], name: string): string => {
  const value = detail[name]
  return typeof value === 'string' ? value : ''
}

function sentence(
  { happened, by, detail }: Entry,
  names: Names,
  people: Readonly<Record<string, string>>,
  words: ReturnType<typeof useDeskWords>,
): string {
  const say = words.happened[happened]
  const version = detail['version']
  const fields = detail['fields']
  const handler = text(detail, 'handler')
  // Elsewhere `to` is a state.
  const office = text(detail, happened === 'suggestion-transferred' ? 'to' : 'office')
  return (
    say?.({
      by: by?.name ?? words.system,
      version: typeof version === 'number' ? version : null,
      fields: Array.isArray(fields) ? fields.length : 0,
      office: office === '' ? '' : names.office(office),
      handler: people[handler] ?? '',
      reason: names.reason(text(detail, 'code') || null),
    }) ?? happened
  )
}

import { useMemo } from 'react'
import { breadthWhileWriting } from '#core/direction/writing.ts'
import type { AskedSection } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { breadthWords } from '#text/breadth-words.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/Icon.tsx'
import type { Call } from '../session.tsx'
import type { Answered } from './use-answers.ts'
import { useBreadthWords, useWhileWritingWords } from './while-writing.ts'

/** More than these are not read at once; they come up as the first are mended. */
const most = 4

interface Props {
  readonly call: Call
  readonly form: Form
  readonly lists: Lists
  readonly section: AskedSection
  readonly answered: Answered
  /** The filer's own unit: a guide names none. */
  readonly unit: string
  readonly onGo: (field: string, path?: string) => void
}

/** What this section says that could not stand in a guide as it is, each with its reason. It stops nothing. */
export function BreadthHints({ call, form, lists, section, answered, unit, onGo }: Props) {
  const words = useWhileWritingWords()
  const sentences = useBreadthWords()
  const say = useSay()
  const { counted } = answered
  const hits = useMemo(
    () =>
      breadthWhileWriting(
        {
          form: { ...form, sections: [{ ...section.section, fields: section.fields }] },
          answers: counted,
          lists,
          words: breadthWords,
          units: [unit],
        },
        call.breadth,
      ),
    [form, section, counted, lists, unit, call.breadth],
  )
  if (hits.length === 0) return null
  const labelOf = (place: string) => section.fields.find((it) => it.id === place.split('/')[0])?.label
  return (
    <section className="towards-guide">
      <h3>
        {words.towardsGuide}
        <span className="dim"> {words.only}</span>
      </h3>
      {hits.slice(0, most).map((it) => {
        const label = labelOf(it.place)
        return (
          <p className="find small" key={`${it.place} ${it.code} ${it.range?.[0]}`}>
            <Icon name="warn" /> {label === undefined ? null : <b>{say(label)}</b>} {sentences.toFiler(it)}{' '}
            <button
              type="button"
              className="link"
              onClick={() => onGo(it.place.split('/')[0] ?? it.place, it.place)}
            >
              {words.go}
            </button>
          </p>
        )
      })}
      {hits.length > most ? <p className="small dim">{words.more(hits.length - most)}</p> : null}
    </section>
  )
}

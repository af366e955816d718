import { type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Field, Form } from '#core/form/form.ts'
import { keyBetween } from '#core/form/order.ts'
import { FormContext } from '../../form/context.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { say as announce } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { type Chosen, DeskContext, type DirectionDesk } from './desk-context.ts'
import { isProse, type Place, placesOf, rowsAt } from './places.ts'
import { QuoteDialog } from './QuoteDialog.tsx'
import type { Link } from './stretches.ts'
import type { View } from './use-direction.ts'
import { useLinks } from './use-links.ts'

interface Props {
  readonly view: View
  readonly form: Form
  readonly fields: readonly Field[]
  readonly answers: Answers
  readonly children: ReactNode
}

/** Ties sources and words together: what is chosen, where it goes, and which marks stand out. */
export function Quoting({ view, form, fields, answers, children }: Props) {
  const words = useCondenseWords()
  const say = useSay()
  const writing = useContext(FormContext)
  const links = useLinks(view)
  const [active, setActive] = useState<string | null>(null)
  const [chosen, choose] = useState<Chosen | null>(null)
  const [asking, setAsking] = useState<Chosen | null>(null)
  const mayEdit = view.may.includes('edit') && writing !== null
  const places = useMemo(() => placesOf(form, fields, answers), [form, fields, answers])
  const prose = fields.find(isProse)
  const sources = view.sources
  const letterOf = useCallback(
    (suggestion: string) =>
      words.letter(
        Math.max(
          0,
          sources.findIndex((it) => it.suggestion.id === suggestion),
        ),
      ),
    [sources, words],
  )
  const labelOf = useCallback(
    (place: Place) =>
      place.sentence === null
        ? place.field.kind === 'table' && place.text !== ''
          ? `${say(place.field.label)}${words.quote(place.text)}`
          : say(place.field.label)
        : words.quoting.sentence(place.sentence),
    [say, words],
  )
  const desk = useMemo((): DirectionDesk => {
    const linkOf = (place: string, it: Chosen): Link => ({
      place,
      suggestion: it.suggestion,
      path: it.path,
      from: it.from,
      to: it.to,
    })
    const done = (label: string) => {
      choose(null)
      window.getSelection()?.removeAllRanges()
      announce(words.quoting.done(label))
    }
    return {
      view,
      mayEdit,
      places,
      links,
      active,
      setActive,
      chosen,
      choose,
      ask: setAsking,
      quote: (place, it, copy) => {
        links.add(linkOf(place.path, it))
        if (copy && place.writes !== null) writing?.write(place.writes, `${place.text}${it.text.trim()}`)
        setActive(place.path)
        done(labelOf(place))
      },
      asSentence: (it) => {
        if (prose === undefined || writing === null) return
        const rows = rowsAt(answers, prose)
        const last = rows.at(-1)
        const key = last === undefined ? undefined : writing.valueAt(`${prose.id}/${last.id}`)
        const row = `${prose.id}/${newId()}`
        writing.writeAll([
          { path: row, value: keyBetween(typeof key === 'string' ? key : undefined) },
          { path: `${row}/${prose.columns[0]?.id}`, value: it.text.trim() },
        ])
        links.add(linkOf(row, it))
        setActive(row)
        done(words.quoting.sentence(rows.length + 1))
      },
      letterOf,
      labelOf,
      see: (link) => {
        setActive(link.place)
        window.dispatchEvent(new CustomEvent('zhinan:source', { detail: link }))
      },
    }
  }, [view, mayEdit, places, links, active, chosen, writing, prose, answers, letterOf, labelOf, words])
  return (
    <DeskContext value={desk}>
      {children}
      {asking === null ? null : (
        <QuoteDialog
          chosen={asking}
          fresh={prose !== undefined && rowsAt(answers, prose).length < prose.maxRows}
          onClose={() => setAsking(null)}
        />
      )}
    </DeskContext>
  )
}

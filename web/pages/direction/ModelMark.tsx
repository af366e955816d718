import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { request } from '../../api.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useMe } from '../../session.tsx'
import { useModelWords } from '../condense/model-words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { changeView, type View } from './use-direction.ts'

interface Props {
  readonly place: string
  /** What the place is called. */
  readonly label: string
}

type Mark = View['modelMarks'][number]

/** That a model wrote the words at a place, and whether somebody has checked them; nothing where none did. */
export function ModelMark({ place, label }: Props) {
  const { view, places } = useDirectionDesk()
  const mark = view.modelMarks.find((it) => it.place === place)
  // What was emptied or removed since says nothing that a model wrote.
  const stands = places.some((it) => it.path === place && it.text !== '')
  return mark === undefined || !stands ? null : <Marked mark={mark} label={label} />
}

function Marked({ mark, label }: { readonly mark: Mark; readonly label: string }) {
  const words = useModelWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const me = useMe()
  const { view, mayEdit } = useDirectionDesk()
  const [busy, setBusy] = useState(false)
  const line = useRef<HTMLParagraphElement>(null)
  const check = async () => {
    if (busy) return
    setBusy(true)
    try {
      await request('POST /directions/:id/model-marks/checked', {
        params: { id: view.id },
        body: { place: mark.place, at: mark.at },
      })
      const checked = { by: { id: me?.person ?? '', name: me?.name ?? '' }, at: mark.at }
      changeView(queries, view.id, (it) => ({
        ...it,
        modelMarks: it.modelMarks.map((one) => (one.place === mark.place ? { ...one, checked } : one)),
      }))
      say(words.mark.done)
      // The button that the keyboard stood at goes away.
      line.current?.focus()
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
    setBusy(false)
  }
  return (
    <p className="model-mark small" title={words.by(mark.model)} ref={line} tabIndex={-1}>
      {mark.checked === null ? (
        <span className="warned">
          <Icon name="warn" /> {words.mark.unchecked}
        </span>
      ) : (
        <span className="sub">
          <Icon name="check" /> {words.mark.checked(mark.checked.by.name)}
        </span>
      )}
      {mark.checked === null && mayEdit ? (
        <button
          type="button"
          className="link"
          aria-label={words.mark.checkOf(label)}
          aria-disabled={busy || undefined}
          onClick={() => void check()}
        >
          {words.mark.check}
        </button>
      ) : null}
    </p>
  )
}

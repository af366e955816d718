import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import type { Keeper } from '../../form/keeper.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { usePastWords } from './past-words.ts'
import { askDirection } from './use-direction.ts'

interface Props {
  readonly keeper: Keeper
  readonly onClose: () => void
}

/** Chosen rows and sources go into a direction of their own; a sentence says first how much moves. */
export function SplitDialog({ keeper, onClose }: Props) {
  const words = usePastWords()
  const condense = useCondenseWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { view, places, labelOf, letterOf } = useDirectionDesk()
  const [title, setTitle] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const movable = places.filter((it) => it.field.use !== 'title' && it.text.trim() !== '')
  const moving = movable.filter((it) => picked.has(it.path)).map((it) => it.path)
  const ids = view.sources.map((it) => it.suggestion.id)
  const sources = ids.filter((id) => picked.has(id))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (title.trim() === '') return setProblem(words.splitNeedName)
    if (moving.length + sources.length === 0) return setProblem(words.splitNeed)
    setBusy(true)
    try {
      if (!(await keeper.flush())) {
        setBusy(false)
        return setProblem(words.unsaved)
      }
      const { made } = await request('POST /directions/:id/split', {
        params: { id: view.id },
        body: { key, revision: view.revision, places: moving, sources, title: title.trim() },
      })
      await askDirection(queries, view.id)
      await navigate({ to: '/directions/$id', params: { id: made } })
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  const box = (id: string, label: string) => (
    <label key={id} className="tick">
      <input
        type="checkbox"
        checked={picked.has(id)}
        onChange={(event) => {
          const next = new Set(picked)
          if (event.target.checked) next.add(id)
          else next.delete(id)
          setPicked(next)
        }}
      />
      <span>{label}</span>
    </label>
  )
  return (
    <Dialog wide title={words.splitTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextField label={words.splitName} maxLength={200} value={title} onChange={setTitle} />
        <fieldset className="field">
          <legend className="label">{words.splitPlaces}</legend>
          {movable.length === 0 ? <p className="hint">{words.splitNoPlaces}</p> : null}
          {movable.map((it) => box(it.path, `${labelOf(it)} · ${it.text}`))}
        </fieldset>
        {ids.length === 0 ? null : (
          <fieldset className="field">
            <legend className="label">{words.splitSources}</legend>
            {view.sources.map(({ suggestion }) =>
              box(suggestion.id, `${letterOf(suggestion.id)} · ${suggestion.title || condense.untitled}`),
            )}
          </fieldset>
        )}
        <p role="status">
          {moving.length + sources.length === 0 ? '' : words.splitPreview(moving.length, sources.length)}
        </p>
        <DialogEnd go={words.splitGo} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

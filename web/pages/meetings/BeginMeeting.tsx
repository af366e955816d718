import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { dayOf } from '#core/instant.ts'
import { lengthOf } from '#core/text.ts'
import { request } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Field, TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useDirections } from '../condense/read.ts'
import { useCondenseWords } from '../condense/words.ts'
import { expertsOf } from './experts.ts'
import { askMeetings } from './read.ts'
import { useMeetingsWords } from './words.ts'

interface Props {
  readonly office: string
  readonly call: string
  readonly onClose: () => void
}

const mostExperts = 60

/** A meeting with its day, place and experts, and the confirmed directions that it hears. */
export function BeginMeeting({ office, call, onClose }: Props) {
  const words = useMeetingsWords()
  const condense = useCondenseWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const confirmed = useDirections(office, call).data?.filter((it) => it.state === 'confirmed')
  const [title, setTitle] = useState('')
  const [heldOn, setHeldOn] = useState<string>(() => dayOf(serverNow()))
  const [place, setPlace] = useState('')
  const [experts, setExperts] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const heard = (confirmed ?? []).filter((it) => picked.has(it.id)).map((it) => it.id)
  const wrong = (): string | undefined => {
    const people = expertsOf(experts)
    const nameless = people.findIndex((it) => it.name === '')
    const long = people.findIndex((it) => lengthOf(it.name) > 60 || lengthOf(it.unit) > 100)
    if (title.trim() === '') return words.begin.needName
    if (heldOn === '') return words.begin.needDay
    if (people.length > mostExperts) return words.begin.tooManyExperts(mostExperts)
    if (nameless >= 0) return words.begin.noName(nameless + 1)
    if (long >= 0) return words.begin.longName(long + 1)
    return heard.length === 0 ? words.begin.needDirection : undefined
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const found = wrong()
    if (found !== undefined) return setProblem(found)
    setBusy(true)
    try {
      await request('POST /offices/:code/meetings', {
        params: { code: office },
        body: {
          key,
          call,
          title: title.trim(),
          heldOn,
          place: place.trim(),
          experts: expertsOf(experts).map((it) => ({ ...it })),
          directions: heard,
        },
      })
      await askMeetings(queries)
      say(words.begin.done)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(picked)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    setPicked(next)
  }
  return (
    <Dialog wide title={words.begin.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextField label={words.begin.name} maxLength={200} value={title} onChange={setTitle} />
        <div className="meeting-when">
          <TextField type="date" label={words.begin.day} value={heldOn} onChange={setHeldOn} />
          <TextField optional label={words.begin.place} maxLength={200} value={place} onChange={setPlace} />
        </div>
        <Field optional label={words.begin.experts} hint={words.begin.expertsHint}>
          {(wired) => (
            <textarea
              className="in area"
              rows={3}
              {...wired}
              value={experts}
              onChange={(event) => setExperts(event.target.value)}
            />
          )}
        </Field>
        <fieldset className="field">
          <legend className="label">{words.begin.directions}</legend>
          {confirmed === undefined ? null : confirmed.length === 0 ? (
            <p className="hint">{words.begin.noneConfirmed}</p>
          ) : (
            <div className="hear">
              {confirmed.length < 2 ? null : (
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={heard.length === confirmed.length}
                    onChange={(event) =>
                      toggle(
                        confirmed.map((it) => it.id),
                        event.target.checked,
                      )
                    }
                  />
                  {words.begin.all}
                </label>
              )}
              {confirmed.map((it) => (
                <label key={it.id} className="tick">
                  <input
                    type="checkbox"
                    checked={picked.has(it.id)}
                    onChange={(event) => toggle([it.id], event.target.checked)}
                  />
                  {it.title || condense.untitled}
                </label>
              ))}
            </div>
          )}
        </fieldset>
        <DialogEnd go={words.begin.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

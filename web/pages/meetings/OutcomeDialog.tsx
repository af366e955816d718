import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { argumentOutcomes } from '#core/decide/direction/steps.ts'
import { request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Counter, Field } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { askMeetings, type Item, type Meeting } from './read.ts'
import { useMeetingsWords } from './words.ts'

interface Props {
  readonly meeting: Meeting
  readonly item: Item
  readonly onClose: () => void
}

/** What the experts made of one direction; each outcome says first what it brings. */
export function OutcomeDialog({ meeting, item, onClose }: Props) {
  const words = useMeetingsWords()
  const condense = useCondenseWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [outcome, setOutcome] = useState<(typeof argumentOutcomes)[number]>()
  const [opinion, setOpinion] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (outcome === undefined) return setProblem(words.outcome.needOutcome)
    if (opinion.trim() === '') return setProblem(words.outcome.needOpinion)
    setBusy(true)
    try {
      await request('POST /meetings/:id/outcomes', {
        params: { id: meeting.id },
        body: {
          key,
          revision: item.direction.revision,
          direction: item.direction.id,
          outcome,
          opinion: opinion.trim(),
        },
      })
      await askMeetings(queries)
      say(words.recorded)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.outcome.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>
          <b>{item.direction.title || condense.untitled}</b>
        </p>
        <fieldset className="field">
          <legend className="label">{words.outcome.ask}</legend>
          {argumentOutcomes.map((it) => (
            <label key={it} className="tick said-of-it">
              <input
                type="radio"
                name="outcome"
                checked={outcome === it}
                onChange={() => {
                  setOutcome(it)
                  setProblem(undefined)
                }}
              />
              <span>
                {words.outcomes[it]}
                <small className="hint block">{words.outcome.brings[it]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Field
          label={words.outcome.opinion}
          hint={words.outcome.opinionHint}
          counter={<Counter value={opinion} max={5000} />}
        >
          {(wired) => (
            <textarea
              className="in area"
              rows={5}
              {...wired}
              value={opinion}
              onChange={(event) => setOpinion(event.target.value)}
            />
          )}
        </Field>
        <DialogEnd go={words.outcome.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

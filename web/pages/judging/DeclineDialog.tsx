import { type FormEvent, useState } from 'react'
import { type DeclineCode, declineCodes } from '#core/expert/round.ts'
import { request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Counter, Field } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useJudgingWords } from './words.ts'

interface Props {
  readonly task: string
  readonly title: string
  readonly onDone: () => Promise<unknown>
  readonly onClose: () => void
}

const longestReason = 500

/** Why somebody does not judge, or judges no further; the text is closed at once. */
export function DeclineDialog({ task, title, onDone, onClose }: Props) {
  const { decline } = useJudgingWords()
  const sentence = useSentence()
  const [as, setAs] = useState<DeclineCode>()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (as === undefined) return setProblem(decline.needCode)
    setBusy(true)
    try {
      await request('POST /judging/tasks/:id/decline', { params: { id: task }, body: { key, as, reason } })
      say(decline.done)
      await onDone()
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sub">{decline.why}</p>
        <fieldset className="field">
          <legend className="label">{decline.as}</legend>
          <div className="picks">
            {declineCodes.map((code) => (
              <label key={code} className="pick">
                <input type="radio" name="as" checked={as === code} onChange={() => setAs(code)} />
                <span>{decline.codes[code]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field
          optional={as !== 'other'}
          label={decline.reason}
          hint={decline.reasonHint}
          counter={<Counter value={reason} max={longestReason} />}
        >
          {(wired) => (
            <textarea
              className="in area"
              rows={3}
              {...wired}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <DialogEnd go={decline.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

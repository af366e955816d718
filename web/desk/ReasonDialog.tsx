import { type FormEvent, type ReactNode, useState } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { Counter, Field } from '../parts/Field.tsx'
import { useSentence } from '../parts/Message.tsx'
import { useFrameWords } from '../words.ts'
import { useAdminWords } from './admin-words.ts'

interface Props {
  readonly title: string
  readonly why: string
  readonly go: string
  readonly max: number
  readonly children?: ReactNode
  readonly onGo: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** A change that is not made without its reason. */
export function ReasonDialog({ title, why, go, max, children, onGo, onClose }: Props) {
  const words = useAdminWords()
  const frame = useFrameWords()
  const sentence = useSentence()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setProblem(words.needReason)
    onGo(reason.trim()).then(onClose, (error: unknown) => setProblem(sentence(error)))
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="sub">{why}</p>
        {children}
        <Field label={words.reason} problem={problem} counter={<Counter value={reason} max={max} />}>
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
        <div className="row">
          <button type="submit" className="btn main">
            {go}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

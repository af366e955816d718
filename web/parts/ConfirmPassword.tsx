import { type FormEvent, useState } from 'react'
import { request } from '../api.ts'
import { useFrameWords } from '../words.ts'
import { Dialog } from './Dialog.tsx'
import { PasswordField } from './Field.tsx'
import { useSentence } from './Message.tsx'

/** The password once more before a sensitive change; the change then goes through by itself. */
export default function ConfirmPassword({ done }: { readonly done: (done: boolean) => void }) {
  const words = useFrameWords()
  const sentence = useSentence()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    request('POST /session/confirm', { body: { password } }).then(
      () => done(true),
      (error: unknown) => setProblem(sentence(error)),
    )
  }
  return (
    <Dialog title={words.confirm.title} onClose={() => done(false)}>
      <form className="stack" onSubmit={submit}>
        <p className="sub">{words.confirm.why}</p>
        <PasswordField
          label={words.password}
          value={password}
          onChange={setPassword}
          required
          problem={problem}
        />
        <div className="row">
          <button type="submit" className="btn main">
            {words.confirm.go}
          </button>
          <button type="button" className="btn" onClick={() => done(false)}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

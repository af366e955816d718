import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { PasswordField, TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Empty } from '../../parts/Screen.tsx'
import { prove } from '../../proof.ts'
import { useFrameWords } from '../../words.ts'
import { goodPassword } from './problems.ts'
import { useEntryWords } from './words.ts'

/** Asks for the link, or, opened by the link, sets the new password. */
export default function ResetPage() {
  const [token] = useState(() => location.hash.slice(1))
  return token === '' ? <Ask /> : <Choose token={token} />
}

function Ask() {
  const { reset: words, register } = useEntryWords()
  const frame = useFrameWords()
  const sentence = useSentence()
  const [email, setEmail] = useState('')
  const [problem, setProblem] = useState<string>()
  const ask = useMutation({
    mutationFn: async () =>
      request('POST /password-reset', { body: { email: email.trim(), proof: await prove() } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const bad = !/^[^\s@]+@[^\s@]+$/.test(email.trim())
    setProblem(bad ? register.problems.email : undefined)
    if (!bad) ask.mutate()
  }
  if (ask.isSuccess)
    return (
      <div className="wrap">
        <Empty top title={words.sent.title} why={words.sent.why(email.trim())} />
      </div>
    )
  return (
    <ReadingPage title={words.title} lede={words.lede}>
      <form className="stack entry" onSubmit={submit} noValidate>
        <TextField
          label={register.email}
          value={email}
          onChange={setEmail}
          problem={problem}
          autoComplete="email"
          inputMode="email"
        />
        <div role="status">
          {ask.isPending ? <p className="sub">{frame.proving}</p> : null}
          {ask.error === null ? null : <p className="find block">{sentence(ask.error)}</p>}
        </div>
        <button type="submit" className="btn main lg">
          {words.send}
        </button>
      </form>
    </ReadingPage>
  )
}

function Choose({ token }: { readonly token: string }) {
  const { reset: words, register } = useEntryWords()
  const frame = useFrameWords()
  const sentence = useSentence()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const save = useMutation({
    mutationFn: () => request('POST /password-reset/finish', { body: { token, password } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const good = goodPassword(password)
    setProblem(good ? undefined : register.problems.password)
    if (good) save.mutate()
  }
  if (save.isSuccess)
    return (
      <div className="wrap">
        <Empty top title={words.done} why={words.doneWhy}>
          <Link className="btn main lg" to="/sign-in">
            {frame.signIn}
          </Link>
        </Empty>
      </div>
    )
  return (
    <ReadingPage title={words.newTitle}>
      <form className="stack entry" onSubmit={submit} noValidate>
        <PasswordField
          label={words.newPassword}
          hint={register.passwordHint}
          value={password}
          onChange={setPassword}
          problem={problem}
          autoComplete="new-password"
        />
        <div role="status">
          {save.error === null ? null : <p className="find block">{sentence(save.error)}</p>}
        </div>
        <button type="submit" className="btn main lg">
          {words.save}
        </button>
      </form>
    </ReadingPage>
  )
}

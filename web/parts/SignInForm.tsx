import { type FormEvent, useState } from 'react'
import { ProblemError, request } from '../api.ts'
import { prove } from '../proof.ts'
import type { Me } from '../session.tsx'
import { useFrameWords } from '../words.ts'
import { PasswordField, TextField } from './Field.tsx'
import { useSentence } from './Message.tsx'

interface Props {
  readonly account?: string
  readonly onSignedIn: (me: Me) => void
}

/** Account and password. After failures the browser does a small computation first; the person only waits a moment. */
export function SignInForm({ account: known = '', onSignedIn }: Props) {
  const words = useFrameWords()
  const sentence = useSentence()
  const [account, setAccount] = useState(known)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [step, setStep] = useState<'ready' | 'proving' | 'asking'>('ready')

  const signIn = async (proof?: string): Promise<Me> => {
    try {
      const body = { account: account.trim(), password }
      return (await request('POST /session', { body: proof === undefined ? body : { ...body, proof } })).me
    } catch (error) {
      const asked = error instanceof ProblemError && error.problem.more?.['challenge'] === true
      if (!asked || proof !== undefined) throw error
      setStep('proving')
      return signIn(await prove())
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (step !== 'ready') return
    setStep('asking')
    setProblem(undefined)
    try {
      onSignedIn(await signIn())
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setStep('ready')
    }
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={words.account}
        value={account}
        onChange={setAccount}
        autoComplete="username"
        inputMode="email"
        required
      />
      <PasswordField
        label={words.password}
        value={password}
        onChange={setPassword}
        required
        starts={known !== ''}
      />
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
      <button type="submit" className="btn main lg">
        {step === 'ready' ? words.signIn : step === 'proving' ? words.proving : words.working}
      </button>
    </form>
  )
}

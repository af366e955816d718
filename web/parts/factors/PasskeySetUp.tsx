import { type FormEvent, useState } from 'react'
import type { Answer } from '../../api.ts'
import { TextField } from '../Field.tsx'
import { makePasskey, passkeysHere } from './passkey.ts'
import { useTrouble } from './use-trouble.ts'
import { useFactorWords } from './words.ts'

type Done = Answer<'POST /me/passkeys'>

/** A passkey on this device, under a name by which its owner knows it again. */
export function PasskeySetUp({ onDone }: { readonly onDone: (done: Done) => void }) {
  const { passkey: words } = useFactorWords()
  const trouble = useTrouble()
  const [name, setName] = useState(words.first)
  const [problem, setProblem] = useState<string>()
  const add = (event: FormEvent) => {
    event.preventDefault()
    setProblem(undefined)
    makePasskey(name.trim()).then(onDone, (error: unknown) => setProblem(trouble(error)))
  }
  if (!passkeysHere()) return <p className="sub">{words.unsupported}</p>
  return (
    <form className="stack" onSubmit={add}>
      <TextField label={words.name} hint={words.nameHint} value={name} onChange={setName} required />
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
      <button type="submit" className="btn">
        {words.add}
      </button>
    </form>
  )
}

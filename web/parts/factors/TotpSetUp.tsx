import { type FormEvent, useState } from 'react'
import { encode } from 'uqr'
import { type Answer, request } from '../../api.ts'
import { TextField } from '../Field.tsx'
import { useTrouble } from './use-trouble.ts'
import { useFactorWords } from './words.ts'
import './factors.css'

type Done = Answer<'POST /me/totp/confirm'>

/** A secret for an authenticator, as a picture and as text, and the first code of it. */
export function TotpSetUp({ onDone }: { readonly onDone: (done: Done) => void }) {
  const { totp: words } = useFactorWords()
  const trouble = useTrouble()
  const [begun, setBegun] = useState<Answer<'POST /me/totp'>>()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const tell = (error: unknown) => setProblem(trouble(error))
  const begin = () => {
    setProblem(undefined)
    request('POST /me/totp').then(setBegun, tell)
  }
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    setProblem(undefined)
    request('POST /me/totp/confirm', { body: { code } }).then(onDone, tell)
  }
  if (begun === undefined)
    return (
      <div className="stack">
        <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
        <button type="button" className="btn" onClick={begin}>
          {words.begin}
        </button>
      </div>
    )
  return (
    <form className="stack" onSubmit={confirm}>
      <p>
        {words.scan}
        {words.type}
      </p>
      <div className="totp-secret">
        <Picture text={begun.uri} label={words.picture} />
        <div>
          <code className="secret">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          <p>
            <a href={begun.uri}>{words.open}</a>
          </p>
        </div>
      </div>
      <TextField
        label={words.code}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        autoFocus
      />
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
      <button type="submit" className="btn main">
        {words.confirm}
      </button>
    </form>
  )
}

/** A QR code as one path. */
function Picture({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}

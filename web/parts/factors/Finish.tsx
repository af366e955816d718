import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { type Me, useSite } from '../../session.tsx'
import { PasswordField, TextField } from '../Field.tsx'
import { PasskeySetUp } from './PasskeySetUp.tsx'
import { passkeysHere, signInByPasskey } from './passkey.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { TotpSetUp } from './TotpSetUp.tsx'
import { useTrouble } from './use-trouble.ts'
import { useFactorWords } from './words.ts'
import './factors.css'

interface Props {
  /** Somebody whose signing in is not finished. */
  readonly me: Me
  /** Which heading this is on the page. */
  readonly as: 'h1' | 'h2'
  /** Told while recovery codes are on the page, which must not vanish by themselves. */
  readonly hold?: (holds: boolean) => void
  readonly onDone: (me: Me) => void
}

/** What is left to do after the password: a code, a factor to set up, or a new password; one after the other. */
export default function Finish({ me, as: Heading, hold, onDone }: Props) {
  const words = useFactorWords()
  const [debt, setDebt] = useState(me.session.owes)
  const [made, setMade] = useState<{ readonly codes: readonly string[]; readonly me: Me }>()
  const pay = (after: Me) => {
    if (after.session.owes === null) onDone(after)
    else setDebt(after.session.owes)
  }
  const setUp = (it: { readonly recoveryCodes: readonly string[]; readonly me: Me }) => {
    if (it.recoveryCodes.length === 0) return pay(it.me)
    hold?.(true)
    setMade({ codes: it.recoveryCodes, me: it.me })
  }
  if (made !== undefined)
    return (
      <RecoveryCodes
        as={Heading}
        codes={made.codes}
        onKept={() => {
          setMade(undefined)
          hold?.(false)
          pay(made.me)
        }}
      />
    )
  return (
    <>
      <Heading>
        {debt === 'code' ? words.code.title : debt === 'factor' ? words.setUp.title : words.password.title}
      </Heading>
      {debt === 'code' ? (
        <Code onDone={pay} />
      ) : debt === 'factor' ? (
        <SetUp as={Heading === 'h1' ? 'h2' : 'h3'} onDone={setUp} />
      ) : (
        <NewPassword onDone={pay} />
      )}
    </>
  )
}

function Code({ onDone }: { readonly onDone: (me: Me) => void }) {
  const { code: words } = useFactorWords()
  const trouble = useTrouble()
  const site = useSite()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  const tell = (error: unknown) => setProblem(trouble(error))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // Each code that is sent counts as a guess.
    if (pending) return
    setPending(true)
    setProblem(undefined)
    request('POST /session/code', { body: { code } })
      .then((it) => onDone(it.me), tell)
      .finally(() => setPending(false))
  }
  return (
    <form className="stack entry" onSubmit={submit}>
      <p>{words.why}</p>
      <TextField
        label={words.label}
        hint={words.hint}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        data-start
        autoFocus
      />
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
      <div className="row">
        <button type="submit" className="btn main lg">
          {words.go}
        </button>
        {site?.passkeys && passkeysHere() ? (
          <button type="button" className="btn lg" onClick={() => void signInByPasskey().then(onDone, tell)}>
            {words.passkey}
          </button>
        ) : null}
      </div>
      <p className="sub">{words.lost}</p>
    </form>
  )
}

type MadeFactor = { readonly recoveryCodes: readonly string[]; readonly me: Me }

function SetUp({
  as: Heading,
  onDone,
}: {
  readonly as: 'h2' | 'h3'
  readonly onDone: (it: MadeFactor) => void
}) {
  const { setUp: words } = useFactorWords()
  const site = useSite()
  return (
    <div className="entry">
      <p>{words.why}</p>
      <section className="factor-choice">
        <Heading>{words.totp}</Heading>
        <p className="sub">{words.totpWhy}</p>
        <TotpSetUp onDone={onDone} />
      </section>
      {site?.passkeys ? (
        <section className="factor-choice">
          <Heading>{words.passkey}</Heading>
          <p className="sub">{words.passkeyWhy}</p>
          <PasskeySetUp onDone={onDone} />
        </section>
      ) : null}
    </div>
  )
}

function NewPassword({ onDone }: { readonly onDone: (me: Me) => void }) {
  const { password: words } = useFactorWords()
  const trouble = useTrouble()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(undefined)
    try {
      await request('PUT /me/password', { body: { current, password: next } })
      const { me } = await request('GET /session')
      if (me !== null) onDone(me)
    } catch (error) {
      setProblem(trouble(error))
    }
  }
  return (
    <form className="stack entry" onSubmit={(event) => void submit(event)}>
      <p>{words.why}</p>
      <PasswordField label={words.now} value={current} onChange={setCurrent} required starts />
      <PasswordField
        label={words.next}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        required
      />
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
      <button type="submit" className="btn main lg">
        {words.go}
      </button>
    </form>
  )
}

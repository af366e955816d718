import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { type Language, useReading } from '../../language.tsx'
import { PasswordField, SelectField, TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useSignOut } from '../../parts/sign-out.ts'
import { useTitle } from '../../parts/title.ts'
import { type Me, useMe, useSetMe } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { goodPassword } from '../sign-in/problems.ts'
import { useEntryWords } from '../sign-in/words.ts'
import { Factors } from './Factors.tsx'
import { Sessions } from './Sessions.tsx'
import { useAccountWords } from './words.ts'

/** A person's own account: what others see of them, the password, and where they are signed in. */
export default function AccountPage() {
  const words = useAccountWords()
  const frame = useFrameWords()
  const me = useMe()
  const signOut = useSignOut()
  const navigate = useNavigate()
  useTitle(words.title)
  if (!me) return null
  const leave = async () => {
    if (await signOut()) await navigate({ to: '/' })
  }
  return (
    <div className="wrap desk-page">
      <header className="row sp">
        <h1>{words.title}</h1>
        <button type="button" className="btn" onClick={() => void leave()}>
          {frame.signOut}
        </button>
      </header>
      <Person me={me} />
      <Units me={me} />
      <Password />
      <Factors />
      <Sessions />
      <p>
        <Link to="/account/data">{words.data}</Link>
      </p>
    </div>
  )
}

function Person({ me }: { readonly me: Me }) {
  const { person: words } = useAccountWords()
  const sentence = useSentence()
  const setMe = useSetMe()
  const { setLanguage, large, setLarge } = useReading()
  const [name, setName] = useState(me.name)
  const [mobile, setMobile] = useState(me.mobile ?? '')
  const [language, setTongue] = useState<Language>(me.language)
  const [wantsLarge, setWantsLarge] = useState(large)
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const body = {
        name: name.trim(),
        mobile: mobile.trim() === '' ? null : mobile.trim(),
        language,
        largeType: wantsLarge,
      }
      const answer = await request('PATCH /me', { body })
      setProblem(undefined)
      setMe(answer.me)
      setLanguage(language)
      setLarge(wantsLarge)
      say(words.saved)
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <section>
      <h2>{words.title}</h2>
      <form className="stack narrow" onSubmit={(event) => void submit(event)}>
        <TextField label={words.name} value={name} onChange={setName} autoComplete="name" max={30} required />
        <TextField
          label={words.email}
          hint={words.emailFixed}
          value={me.email}
          onChange={() => undefined}
          readOnly
        />
        <TextField
          label={words.mobile}
          value={mobile}
          onChange={setMobile}
          autoComplete="tel-national"
          inputMode="tel"
          optional
        />
        <SelectField
          label={words.language}
          value={language}
          onChange={(it) => setTongue(it === 'en' ? 'en' : 'zh-CN')}
          options={[
            { value: 'zh-CN', label: words.languages['zh-CN'] },
            { value: 'en', label: words.languages.en },
          ]}
        />
        <label className="tick">
          <input
            type="checkbox"
            checked={wantsLarge}
            onChange={(event) => setWantsLarge(event.target.checked)}
          />
          <span>{words.large}</span>
        </label>
        <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
        <button type="submit" className="btn main">
          {words.save}
        </button>
      </form>
    </section>
  )
}

function Units({ me }: { readonly me: Me }) {
  const words = useAccountWords()
  const { units } = words
  return (
    <section>
      <h2>{units.title}</h2>
      {me.memberships.length === 0 ? <p className="sub">{units.none}</p> : null}
      <ul className="rows">
        {me.memberships.map((it) => {
          const roles = (['filer', 'reviewer', 'admin'] as const).filter((role) => it[role])
          return (
            <li key={it.org} className="row sp">
              {it.state === 'active' ? <Link to={`/unit/${it.org}`}>{it.name}</Link> : <span>{it.name}</span>}
              <span className="sub small">
                {it.state === 'asked'
                  ? units.asked
                  : roles.map((role) => units.roles[role]).join(words.dueTogether)}
              </span>
            </li>
          )
        })}
      </ul>
      <p>
        <Link className="btn" to="/unit/new">
          {units.add}
        </Link>
      </p>
    </section>
  )
}

function Password() {
  const { password: words } = useAccountWords()
  const { register } = useEntryWords()
  const sentence = useSentence()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!goodPassword(next)) {
      setProblem(register.problems.password)
      return
    }
    try {
      await request('PUT /me/password', { body: { current, password: next } })
      setProblem(undefined)
      setCurrent('')
      setNext('')
      say(words.changed)
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <section>
      <h2>{words.title}</h2>
      <form className="stack narrow" onSubmit={(event) => void submit(event)}>
        <PasswordField label={words.current} value={current} onChange={setCurrent} required />
        <PasswordField
          label={words.next}
          hint={register.passwordHint}
          value={next}
          onChange={setNext}
          autoComplete="new-password"
          required
        />
        <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
        <button type="submit" className="btn">
          {words.go}
        </button>
      </form>
    </section>
  )
}

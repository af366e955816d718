import { Link } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { PasswordField, TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Empty } from '../../parts/Screen.tsx'
import { prove } from '../../proof.ts'
import { useFrameWords } from '../../words.ts'
import { useHelpWords } from '../help/words.ts'
import { type Filled, problemsOf } from './problems.ts'
import { useEntryWords } from './words.ts'

const blank: Filled = { name: '', email: '', mobile: '', password: '', agree: false }

/** Opens an account for one person. The answer is the same whether or not the address is known. */
export default function RegisterPage() {
  const { register: words } = useEntryWords()
  const frame = useFrameWords()
  const { privacy } = useHelpWords()
  const language = useLanguage()
  const sentence = useSentence()
  const [filled, setFilled] = useState(blank)
  const [tried, setTried] = useState(false)
  const [step, setStep] = useState<'filling' | 'proving' | 'sent'>('filling')
  const [refused, setRefused] = useState<string>()
  const summary = useRef<HTMLDivElement>(null)
  const problems = tried ? problemsOf(filled) : []
  const change = (part: Partial<Filled>) => setFilled((now) => ({ ...now, ...part }))
  const sentenceOf = (field: keyof Filled) => (problems.includes(field) ? words.problems[field] : undefined)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setRefused(undefined)
    if (problemsOf(filled).length > 0) {
      requestAnimationFrame(() => summary.current?.focus())
      return
    }
    setStep('proving')
    const { name, email, mobile, password } = filled
    const rest = {
      name: name.trim(),
      email: email.trim(),
      password,
      language,
      privacyVersion: privacy.version,
    }
    try {
      const proof = await prove()
      const body = mobile.trim() === '' ? { ...rest, proof } : { ...rest, mobile: mobile.trim(), proof }
      await request('POST /registration', { body })
      setStep('sent')
    } catch (error) {
      setRefused(sentence(error))
      setStep('filling')
    }
  }

  if (step === 'sent')
    return (
      <div className="wrap">
        <Empty top title={words.sent.title} why={words.sent.why(filled.email.trim())}>
          <p>{words.sent.none}</p>
          <button type="button" className="btn" onClick={() => setStep('filling')}>
            {words.sent.again}
          </button>
        </Empty>
      </div>
    )
  return (
    <ReadingPage title={words.title} lede={words.lede}>
      <form className="stack entry" onSubmit={(event) => void submit(event)} noValidate>
        {problems.length === 0 ? null : (
          <div className="find block" ref={summary} tabIndex={-1} role="alert">
            <b>{words.problems.title(problems.length)}</b>
            <ul>
              {problems.map((it) => (
                <li key={it}>{words.problems[it]}</li>
              ))}
            </ul>
          </div>
        )}
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={filled.name}
          onChange={(name) => change({ name })}
          problem={sentenceOf('name')}
          autoComplete="name"
          max={30}
        />
        <TextField
          label={words.email}
          hint={words.emailHint}
          value={filled.email}
          onChange={(email) => change({ email })}
          problem={sentenceOf('email')}
          autoComplete="email"
          inputMode="email"
        />
        <TextField
          label={words.mobile}
          hint={words.mobileHint}
          optional
          value={filled.mobile}
          onChange={(mobile) => change({ mobile })}
          problem={sentenceOf('mobile')}
          autoComplete="tel-national"
          inputMode="tel"
        />
        <PasswordField
          label={words.password}
          hint={words.passwordHint}
          value={filled.password}
          onChange={(password) => change({ password })}
          problem={sentenceOf('password')}
          autoComplete="new-password"
        />
        <label className="tick">
          <input
            type="checkbox"
            checked={filled.agree}
            onChange={(event) => change({ agree: event.target.checked })}
          />
          <span>
            {words.agree}{' '}
            <Link to="/privacy" target="_blank" className="u">
              {frame.pages.privacy}
            </Link>
          </span>
        </label>
        <div role="status">
          {step === 'proving' ? <p className="sub">{words.proving}</p> : null}
          {refused === undefined ? null : <p className="find block">{refused}</p>}
        </div>
        <button type="submit" className="btn main lg">
          {step === 'proving' ? frame.working : words.go}
        </button>
        <p>
          <Link to="/sign-in">{words.have}</Link>
        </p>
      </form>
    </ReadingPage>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { canonicalCreditCode } from '#core/org/credit-code.ts'
import { type Answer, request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useTitle } from '../../parts/title.ts'
import { useAskAgain, useCalls } from '../../session.tsx'
import { useDistricts } from './districts.ts'
import { useUnitWords } from './words.ts'

type Looked = Answer<'GET /orgs/lookup'>

/** First whether the unit is there; then joining it is asked, or it is registered. */
export default function NewUnitPage() {
  const { make: words } = useUnitWords()
  const sentence = useSentence()
  const [code, setCode] = useState('')
  const [looked, setLooked] = useState<{ readonly code: string; readonly found: Looked }>()
  const [problem, setProblem] = useState<string>()
  useTitle(words.title)
  const look = async (event: FormEvent) => {
    event.preventDefault()
    const creditCode = canonicalCreditCode(code)
    setLooked(undefined)
    try {
      const found = await request('GET /orgs/lookup', { query: { creditCode } })
      setProblem(found.shape ? undefined : words.shape)
      if (found.shape) setLooked({ code: creditCode, found })
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <div className="wrap desk-page">
      <header>
        <div>
          <h1>{words.title}</h1>
          <p className="sub">{words.lede}</p>
        </div>
      </header>
      <section>
        <form className="look-up hinted" onSubmit={(event) => void look(event)} noValidate>
          <TextField
            label={words.code}
            hint={words.codeHint}
            value={code}
            onChange={setCode}
            problem={problem}
            autoComplete="off"
            spellCheck={false}
          />
          <button type="submit" className={looked === undefined ? 'btn main' : 'btn'}>
            {words.look}
          </button>
        </form>
      </section>
      <div role="status">
        {looked === undefined ? null : looked.found.known === null ? (
          <Register key={looked.code} code={looked.code} fits={looked.found.checkDigitFits} />
        ) : (
          <Join key={looked.code} known={looked.found.known} />
        )}
      </div>
    </div>
  )
}

function Join({ known }: { readonly known: NonNullable<Looked['known']> }) {
  const { make: words } = useUnitWords()
  const sentence = useSentence()
  const askAgain = useAskAgain()
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string>()
  const join = () =>
    request('POST /orgs/:id/join', { params: { id: known.id } }).then(
      () => {
        setAsked(true)
        return askAgain()
      },
      (error: unknown) => setProblem(sentence(error)),
    )
  return (
    <section className="answer">
      <h2>{asked ? words.joined : words.found(known.name)}</h2>
      <p className="sub">
        {asked ? words.joinedWhy : words.foundWhy}
        {known.verified ? null : ` (${words.unverified})`}
      </p>
      {problem === undefined ? null : <p className="find block">{problem}</p>}
      {asked ? null : (
        <button type="button" className="btn main" onClick={() => void join()}>
          {words.join}
        </button>
      )}
    </section>
  )
}

function Register({ code, fits }: { readonly code: string; readonly fits: boolean }) {
  const { make: words } = useUnitWords()
  const say = useSay()
  const sentence = useSentence()
  const askAgain = useAskAgain()
  const navigate = useNavigate()
  const districts = useDistricts()
  const types = useCalls().data?.[0]?.orgTypes ?? []
  const [name, setName] = useState('')
  const [type, setType] = useState('')
  const [district, setDistrict] = useState('')
  const [problem, setProblem] = useState<string>()
  const chosen = types.find((it) => it.code === type)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || type === '' || district === '') {
      setProblem(words.missing)
      return
    }
    try {
      const body = { creditCode: code, name: name.trim(), type, district }
      const { org } = await request('POST /orgs', { body })
      await askAgain()
      await navigate({ to: `/unit/${org.id}` })
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <section className="answer">
      <h2>{words.fresh}</h2>
      <p className="sub">{words.freshWhy}</p>
      {fits ? null : <p className="find">{words.check}</p>}
      <form className="stack narrow" onSubmit={(event) => void submit(event)} noValidate>
        <TextField label={words.name} hint={words.nameHint} value={name} onChange={setName} max={100} />
        <div>
          <SelectField
            label={words.type}
            value={type}
            onChange={setType}
            none={words.choose}
            options={types.map((it) => ({ value: it.code, label: say(it.name) }))}
          />
          {chosen === undefined ? null : <p className="hint">{words.paths[chosen.path]}</p>}
        </div>
        <SelectField
          label={words.district}
          value={district}
          onChange={setDistrict}
          none={words.choose}
          options={districts.map((it) => ({ value: it.code, label: say(it.name) }))}
        />
        <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
        <button type="submit" className="btn main">
          {words.go}
        </button>
      </form>
    </section>
  )
}

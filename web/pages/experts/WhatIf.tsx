import { type FormEvent, useState } from 'react'
import type { WhatIfView } from '#api/experts.ts'
import { request } from '../../api.ts'
import { TextField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useExpertsWords } from './words.ts'

/** What would stand against this expert's judging something, with the reasons. */
export function WhatIf({ id }: { readonly id: string }) {
  const { whatIf: words } = useExpertsWords()
  const sentence = useSentence()
  const [subject, setSubject] = useState('')
  const [found, setFound] = useState<WhatIfView>()
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFound(undefined)
    setProblem(undefined)
    if (subject.trim() === '') return setProblem(words.needed)
    try {
      const query = { subject: subject.trim() }
      const { found: it } = await request('GET /experts/:id/conflicts', { params: { id }, query })
      if (it === null) setProblem(words.unknown)
      else setFound(it)
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <section className="what-if" aria-labelledby="what-if">
      <h2 id="what-if">{words.title}</h2>
      <p className="hint">{words.why}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <TextField label={words.ask} value={subject} onChange={setSubject} problem={problem} maxLength={60} />
        <button type="submit" className="btn">
          <Icon name="search" /> {words.go}
        </button>
      </form>
      <div role="status">{found === undefined ? null : <Answered found={found} />}</div>
    </section>
  )
}

function Answered({ found: { subject, conflicts, recommended } }: { readonly found: WhatIfView }) {
  const { whatIf: words } = useExpertsWords()
  return (
    <div className="stack">
      <p>
        <span className="dim">{words.sorts[subject.sort]}</span>
        <br />
        <b>{words.about(subject.no, subject.title)}</b>
      </p>
      {conflicts.length === 0 ? (
        <p className="find good">
          <b>
            <Icon name="check" /> {words.free}
          </b>
        </p>
      ) : (
        <div className="find block">
          <b>
            <Icon name="block" /> {words.bound(conflicts.length)}
          </b>
          <ul>
            {conflicts.map((it) => (
              <li key={`${it.because} ${it.with}`}>{words.because[it.because](it.with)}</li>
            ))}
          </ul>
        </div>
      )}
      {recommended ? <p className="dim">{words.recommended}</p> : null}
    </div>
  )
}

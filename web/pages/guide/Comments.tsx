import { type FormEvent, useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { Counter, Field, SelectField, TextField } from '../../parts/Field.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { prove } from '../../proof.ts'
import { useGuideWords } from './words.ts'

type Guide = Answer<'GET /public/guides/:slug'>
const most = 1000

/** What the public said and how it was answered. */
export function Comments({ data }: { readonly data: Guide }) {
  const words = useGuideWords()
  const language = useLanguage()
  if (data.comments.length === 0) return null
  return (
    <section className="guide-comments">
      <h2>{words.comments}</h2>
      <ul>
        {data.comments.map((it) => (
          <li key={it.id}>
            <p>
              <b>{it.name}</b> <span className="sub">{formatInstant(it.at, language)}</span>
              {it.direction === null ? null : <span className="sub"> {words.about(it.direction)}</span>}
            </p>
            <p>{it.body}</p>
            {it.answer === '' ? null : (
              <p className="answer">
                {words.answer}
                {it.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Anybody may say something while the guide is open for comments. */
export function CommentForm({ data }: { readonly data: Guide }) {
  const words = useGuideWords()
  const sentence = useSentence()
  const [it, set] = useState({ direction: '', name: '', contact: '', body: '' })
  const [problem, setProblem] = useState<{ name?: string; body?: string; all?: string }>({})
  const [busy, setBusy] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = {
      ...(it.name.trim() === '' ? { name: words.needName } : {}),
      ...(it.body.trim().length < 5 ? { body: words.needBody } : {}),
    }
    setProblem(wrong)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    prove()
      .then((proof) =>
        request('POST /public/guides/:slug/comments', {
          params: { slug: data.guide.slug },
          body: { ...it, direction: it.direction === '' ? null : it.direction, proof },
        }),
      )
      .then(
        () => {
          announce(words.sent)
          set({ direction: '', name: it.name, contact: it.contact, body: '' })
        },
        (error: unknown) => setProblem({ all: sentence(error) }),
      )
      .finally(() => setBusy(false))
  }
  const options = data.content.sections
    .flatMap((section) => section.directions)
    .map((one) => ({ value: one.no, label: `${one.no} ${one.title}` }))
  return (
    <section className="guide-comment-form">
      <h2>{words.commentTitle}</h2>
      <p className="sub">{words.commentWhy}</p>
      <form className="stack" onSubmit={submit} noValidate>
        <SelectField
          label={words.commentOn}
          value={it.direction}
          onChange={(direction) => set({ ...it, direction })}
          none={words.commentWhole}
          options={options}
        />
        <TextField
          label={words.name}
          value={it.name}
          problem={problem.name}
          maxLength={40}
          autoComplete="name"
          onChange={(name) => set({ ...it, name })}
        />
        <TextField
          label={words.contact}
          optional
          value={it.contact}
          maxLength={100}
          autoComplete="email"
          onChange={(contact) => set({ ...it, contact })}
        />
        <Field
          label={words.body}
          problem={problem.body ?? problem.all}
          counter={<Counter value={it.body} max={most} />}
        >
          {(wired) => (
            <textarea
              className="in area"
              rows={5}
              {...wired}
              value={it.body}
              onChange={(event) => set({ ...it, body: event.target.value })}
            />
          )}
        </Field>
        <button type="submit" className="btn main" disabled={busy}>
          {words.send}
        </button>
      </form>
    </section>
  )
}

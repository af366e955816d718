import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../api.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { DeclineDialog } from './DeclineDialog.tsx'
import type { Task } from './read.ts'
import { useJudgingWords } from './words.ts'

/** What it is about, and whether there is a conflict: answered before anything of the text is read. */
export function Declare({ task, onDone }: { readonly task: Task; readonly onDone: () => Promise<unknown> }) {
  const words = useJudgingWords()
  const { declare } = words
  const say = useSay()
  const language = useLanguage()
  const sentence = useSentence()
  const [agreed, setAgreed] = useState(false)
  const [declining, setDeclining] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [key] = useState(newId)
  const accept = async () => {
    if (!agreed) {
      setProblem(declare.needAgree)
      document.getElementById('agree')?.focus()
      return
    }
    try {
      await request('POST /judging/tasks/:id/accept', { params: { id: task.id }, body: { key } })
      await onDone()
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  const facts: readonly (readonly [string, string])[] = [
    [declare.round, task.round.title],
    [declare.kind, task.kind === null ? '' : say(task.kind)],
    [declare.field, task.field === null ? '' : say(task.field)],
    [declare.due, task.round.due === null ? words.noDue : words.due(momentOf(task.round.due, language))],
    [declare.office, words.from(say(task.office.name), task.office.phone)],
  ]
  return (
    <div className="wrap declare">
      <p className="crumb">
        <Link to="/judging">{words.back}</Link>
      </p>
      <h1>{task.title}</h1>
      <dl className="declare-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        {task.abstract === '' ? null : (
          <div>
            <dt>{declare.what}</dt>
            <dd className="said-text">{task.abstract}</dd>
          </div>
        )}
      </dl>
      <section className="declare-card" aria-labelledby="conflicts">
        <h2 id="conflicts">{declare.conflictTitle}</h2>
        {task.round.blind ? (
          <p className="small sub">
            <Icon name="info" /> {words.blind}
          </p>
        ) : null}
        <p>{declare.conflictsIntro}</p>
        <ul className="conflicts">
          {declare.conflicts.map((it) => (
            <li key={it}>{it}</li>
          ))}
        </ul>
        <p className="small sub">{declare.later}</p>
        <label className="tick">
          <input
            id="agree"
            type="checkbox"
            checked={agreed}
            onChange={(event) => {
              setAgreed(event.target.checked)
              setProblem(undefined)
            }}
          />
          {declare.agree}
        </label>
        {problem === undefined ? null : (
          <p className="problem blocked" role="alert">
            {problem}
          </p>
        )}
        <div className="row wrap-row">
          <button type="button" className="btn main" onClick={() => void accept()}>
            {declare.accept}
          </button>
          <button type="button" className="btn" onClick={() => setDeclining(true)}>
            {declare.decline}
          </button>
        </div>
      </section>
      {declining ? (
        <DeclineDialog
          task={task.id}
          title={words.decline.title}
          onDone={onDone}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </div>
  )
}

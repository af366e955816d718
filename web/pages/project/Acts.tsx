import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { isWritten } from '#core/project/project.ts'
import { lengthOf } from '#core/text.ts'
import { request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Counter, Field } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useProjectsWords } from '../projects/words.ts'
import { useLevelWords } from './level-words.ts'
import { askProject, type Comparison, type ProjectView, useComparison } from './read.ts'
import { useProjectStepWords, useProjectWords } from './words.ts'

/** Steps of the office, in the order in which buttons stand: on, back, out. */
const steps = [
  'pass',
  'approve',
  'confirm',
  'continue',
  'accept',
  'return',
  'rectify',
  'refuse',
  'terminate',
  'not-accept',
] as const satisfies readonly ProjectView['may'][number][]
type Step = (typeof steps)[number]

const forward: readonly Step[] = ['pass', 'approve', 'confirm', 'continue', 'accept']
const ending: readonly Step[] = ['refuse', 'terminate', 'not-accept']
const longest = 2000
const least = 5

/** What the reader may do with it now; each says first what it brings. */
export function Acts({ view }: { readonly view: ProjectView }) {
  const words = useProjectWords()
  const acts = useProjectStepWords().acts
  const all = useProjectsWords()
  const [asking, ask] = useState<Step>()
  const may = steps.filter((it) => view.may.includes(it))
  const writes = view.may.includes('write') && isWritten(view.stage)
  if (may.length === 0 && !writes) return null
  return (
    <div className="project-acts">
      {writes && isWritten(view.stage) ? (
        <>
          <Link className="btn main" to="/projects/$id/edit" params={{ id: view.id }}>
            <Icon name="edit" /> {words.write.begin(all.papers[view.stage])}
          </Link>
          <span className="dim small">{words.write.why}</span>
        </>
      ) : null}
      {may.map((it) => (
        <button
          key={it}
          type="button"
          className={forward.includes(it) ? 'btn main' : ending.includes(it) ? 'btn danger' : 'btn'}
          onClick={() => ask(it)}
        >
          {acts[it].name}
        </button>
      ))}
      {asking === undefined ? null : <Confirm view={view} step={asking} onClose={() => ask(undefined)} />}
    </div>
  )
}

interface Props {
  readonly view: ProjectView
  readonly step: Step
  readonly onClose: () => void
}

/** A step with its reason, or with a note where none is demanded. */
function Confirm({ view, step, onClose }: Props) {
  const words = useProjectStepWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const compared = useComparison(view.id, step === 'accept').data
  const short = step === 'accept' && compared != null && !compared.outcome.fulfilled
  const reasoned = short || !forward.includes(step)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (lengthOf(text) > longest) return setProblem(words.tooLong)
    if (reasoned && lengthOf(text.trim()) < least)
      return setProblem(short ? words.needShortReason : words.needReason)
    setBusy(true)
    setProblem(undefined)
    try {
      await take(view, step, key, text.trim())
      say(words.done)
      await askProject(queries, view.id)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.acts[step].name} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.acts[step].why}</p>
        {short ? <Short compared={compared} /> : null}
        <Field
          label={short ? words.shortReason : reasoned ? words.reason : words.note}
          hint={words.noteHint}
          optional={!reasoned}
          counter={<Counter value={text} max={longest} />}
        >
          {(wired) => (
            <textarea
              className="in area"
              rows={4}
              {...wired}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setProblem(undefined)
              }}
            />
          )}
        </Field>
        <DialogEnd go={words.acts[step].name} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** What falls short of the promise, before somebody accepts it all the same. */
function Short({ compared }: { readonly compared: Comparison }) {
  const words = useLevelWords().plan
  const short = compared.elements.filter((it) => it.short > 0 || it.checks.some((one) => one.fails))
  return (
    <div className="find">
      <ul>
        {short.map((it) => (
          <li key={it.element}>
            <b>{it.name}</b>
            {'　'}
            {it.reached === null
              ? words.levelWaits(it.target)
              : it.short > 0
                ? words.levelShort(it.target, it.reached)
                : words.levelMet(it.target, it.reached)}
            {words.and2}
            {words.itemsFailed(it.checks.filter((one) => one.fails).length, it.checks.length)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function take({ id, revision }: ProjectView, step: Step, key: string, text: string): Promise<unknown> {
  const params = { id }
  switch (step) {
    case 'pass':
    case 'approve':
    case 'confirm':
    case 'continue':
    case 'accept':
      return request(`POST /projects/:id/${step}`, { params, body: { revision, key, note: text } })
    case 'return':
    case 'rectify':
    case 'refuse':
    case 'terminate':
    case 'not-accept':
      return request(`POST /projects/:id/${step}`, { params, body: { revision, key, reason: text } })
  }
}

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import type { ReadPaper } from '#api/papers.ts'
import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { FieldUse, Form } from '#core/form/form.ts'
import { hintsIn } from '../../form/suspicion.ts'
import { useMineWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import type { Call, Me } from '../../session.tsx'
import { SecrecyQuestion } from '../start/SecrecyQuestion.tsx'
import { beginDraft, writeInto } from './make-draft.ts'
import { Refused } from './Refused.tsx'
import { SubjectQuestions } from './SubjectQuestions.tsx'
import { useSubject } from './use-subject.ts'

interface Props {
  readonly call: Call
  readonly kind: Call['kinds'][number]
  readonly form: Form
  readonly units: Me['memberships']
  readonly org: string
  readonly onOrg: (org: string) => void
  readonly read: ReadPaper
  /** What is ticked. */
  readonly answers: Answers
  readonly onSecret: () => void
}

/** The questions that stand before every draft, answered by the file as far as it could be read, and the button. */
export function MakeDraft(props: Props) {
  const { call, kind, form, units, org, onOrg, read, answers, onSecret } = props
  const words = usePaperWords().make
  const { start } = useMineWords()
  const say = useSay()
  const sentence = useSentence()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const subject = useSubject(call, kind, form, read)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [cleared, setCleared] = useState<readonly string[]>([])
  const [begun, setBegun] = useState<string | null>(null)
  const [refused, setRefused] = useState<readonly string[]>([])
  const key = useRef(newId())
  const unit = units.find((it) => it.org === org)
  const rights = unit === undefined ? undefined : (subject.becomes ?? kind).suggestedBy[unit.type]
  const hints = hintsIn([answers, subject.note], call.secrecyWords).filter((it) => !cleared.includes(it))
  const suspect = Object.keys(answers).find((it) => hintsIn(answers[it], hints).length > 0)

  const missing = (): readonly [string, string] | null => {
    if (kind.asksLivelihood && subject.livelihood === '') return [words.missing.livelihood, 'livelihood']
    if (subject.needsField && subject.field === '') return [words.missing.field, 'field']
    if (subject.needsNote && subject.note.trim() === '') return [words.missing.note, 'field-note']
    if (rights?.may === 'no')
      return [rights.note === undefined ? start.missing.notYou : say(rights.note), 'make-draft']
    if (subject.refused !== null) return [say(subject.refused), subject.needsField ? 'field' : 'livelihood']
    if (hints.length > 0) return [words.missing.secrecy, 'secrecy']
    return null
  }
  // What is longer than a beginning may be is written with the other answers.
  const textOf = (use: FieldUse, most: number): string => {
    const value = answers[fieldsOf(form).find((it) => it.use === use)?.id ?? '']
    return typeof value === 'string' && value.length <= most ? value : ''
  }

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const first = missing()
    if (first !== null) {
      setProblem(first[0])
      document.getElementById(first[1])?.focus()
      return
    }
    setBusy(true)
    setProblem(null)
    let id = begun
    try {
      id ??= await beginDraft({
        key: key.current,
        call: call.id,
        org,
        kind: kind.code,
        field: subject.subject.field,
        livelihood: subject.subject.livelihood,
        title: textOf('title', 2000),
        abstract: textOf('abstract', 20_000),
        ...(subject.needsNote && subject.note.length <= 200 && { fieldNote: subject.note }),
      })
      setBegun(id)
      const note = subject.needsNote ? fieldsOf(form).find((it) => it.use === 'field-note') : undefined
      const named = read.fields.flatMap((it) => it.files)
      const made = await writeInto(id, { ...answers, ...(note && { [note.id]: subject.note }) }, named)
      await queries.invalidateQueries({ queryKey: ['suggestions'] })
      if (made.refused.length > 0) {
        setRefused(made.refused)
        return
      }
      announce(words.taken(Object.keys(answers).length))
      await navigate({ to: `/suggestions/${id}/edit` })
    } catch (error) {
      setProblem(id === null ? sentence(error) : `${sentence(error)} ${words.begunNotSaved}`)
    } finally {
      setBusy(false)
    }
  }

  if (begun !== null && refused.length > 0)
    return <Refused draft={begun} fields={refused} form={form} read={read} />
  return (
    <form className="make-draft" id="make-draft" tabIndex={-1} onSubmit={make} noValidate>
      <h2>{words.title}</h2>
      <SubjectQuestions
        call={call}
        kind={kind}
        units={units}
        org={org}
        onOrg={onOrg}
        subject={subject}
        fixed={begun !== null}
      />
      {rights?.may === 'no' ? (
        <p className="find block">
          <Icon name="block" /> {rights.note === undefined ? start.missing.notYou : say(rights.note)}
        </p>
      ) : null}
      {hints.length > 0 ? (
        <SecrecyQuestion
          hints={hints}
          field={suspect === undefined ? 'field-note' : `take-${suspect}`}
          onCleared={() => setCleared([...cleared, ...hints])}
          onSecret={onSecret}
        />
      ) : null}
      {problem === null ? null : (
        <p className="find block" role="alert">
          <Icon name="block" /> {problem}
        </p>
      )}
      <p className="row wrap-row">
        <button type="submit" className="btn main lg">
          {busy ? words.going : words.go}
        </button>
      </p>
    </form>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { useNames } from '../../desk/names.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { BearerPicker } from './BearerPicker.tsx'
import { askProjects, type Bearer } from './read.ts'
import { type ChosenSource, SourcePicker } from './SourcePicker.tsx'
import { useProjectsWords } from './words.ts'

/** Where a project comes from, if the page before has said so. */
export type Preset =
  | { readonly suggestion: { readonly id: string; readonly title: string; readonly org: string } }
  | { readonly direction: { readonly id: string; readonly title: string } }

interface Props {
  /** The reader's offices; usually one. */
  readonly offices: readonly string[]
  readonly preset: Preset | null
  readonly onClose: () => void
}

const longestTitle = 200

const chosenOf = (preset: Preset | null): ChosenSource | null =>
  preset === null
    ? null
    : 'suggestion' in preset
      ? { thing: 'suggestion', ...preset.suggestion }
      : { thing: 'direction', ...preset.direction }

/** Opens a project: what it comes from, who carries it out, who leads it. */
export function OpenDialog({ offices, preset, onClose }: Props) {
  const all = useProjectsWords()
  const words = all.open
  const sentence = useSentence()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const names = useNames(undefined)
  const [office, setOffice] = useState(offices[0] ?? '')
  const [source, setSource] = useState<ChosenSource | null>(() => chosenOf(preset))
  const [baseline, setBaseline] = useState('')
  const [title, setTitle] = useState(source?.title ?? '')
  const [bearer, setBearer] = useState<Bearer | null>(null)
  const [leader, setLeader] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const choose = (it: ChosenSource | null) => {
    setSource(it)
    setBaseline('')
    if (it !== null && (title === '' || title === source?.title)) setTitle(it.title)
  }
  const missing = (): string | undefined => {
    if (source === null) return words.needSource
    if (title.trim() === '') return words.needTitle
    if (bearer === null) return words.needBearer
    if (leader === '') return words.needLeader
    return undefined
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = missing()
    setProblem(lacks)
    if (busy || lacks !== undefined || source === null || bearer === null) return
    setBusy(true)
    try {
      const made = await request('POST /projects', {
        body: {
          key,
          suggestion: source.thing === 'suggestion' ? source.id : baseline === '' ? null : baseline,
          direction: source.thing === 'direction' ? source.id : null,
          title: title.trim(),
          org: bearer.id,
          leader,
        },
      })
      say(words.done(made.no))
      await askProjects(queries)
      await navigate({ to: '/projects/$id', params: { id: made.id } })
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <form className="stack open-project" onSubmit={(event) => void submit(event)}>
        <p className="sub">{words.why}</p>
        {offices.length < 2 || preset !== null ? null : (
          <SelectField
            label={all.office}
            value={office}
            onChange={(it) => {
              setOffice(it)
              choose(null)
              setBearer(null)
            }}
            options={offices.map((it) => ({ value: it, label: names.office(it) }))}
          />
        )}
        <SourcePicker
          office={office}
          chosen={source}
          fixed={preset !== null}
          baseline={baseline}
          onBaseline={setBaseline}
          onChoose={choose}
        />
        <TextField
          label={words.projectTitle}
          value={title}
          max={longestTitle}
          onChange={(it) => {
            setTitle(it)
            setProblem(undefined)
          }}
        />
        <BearerPicker
          office={office}
          chosen={bearer}
          demand={source?.thing === 'suggestion' ? source.org : undefined}
          onChoose={(it) => {
            setBearer(it)
            setLeader('')
            setProblem(undefined)
          }}
        />
        {bearer === null ? null : bearer.people.length === 0 ? (
          <p className="problem">{words.leaderNone}</p>
        ) : (
          <SelectField
            label={words.leader}
            hint={words.leaderHint}
            value={leader}
            none={words.leaderChoose}
            onChange={(it) => {
              setLeader(it)
              setProblem(undefined)
            }}
            options={bearer.people.map((it) => ({ value: it.id, label: it.name }))}
          />
        )}
        <DialogEnd go={words.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

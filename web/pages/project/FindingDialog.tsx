import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { dayOf } from '#core/instant.ts'
import { type FindingBasis, findingBases } from '#core/project/finding.ts'
import type { Verdict } from '#core/trl/item-answer.ts'
import type { ReadinessScale } from '#core/trl/policy.ts'
import { request } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Field, SelectField, TextField } from '../../parts/Field.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { useLevelWords } from './level-words.ts'
import { askProject, type Comparison, type ProjectView } from './read.ts'
import { useProjectStepWords } from './words.ts'

/** An element that is being looked at, with what was promised of it. */
export interface Judged {
  readonly id: string
  readonly name: string
  /** What the team says. */
  readonly level: number
  readonly checks: Comparison['elements'][number]['checks']
}

interface Props {
  readonly view: ProjectView
  readonly judged: Judged
  readonly scale: ReadinessScale
  readonly textOf: (item: string) => string
  readonly onClose: () => void
}

const verdicts: readonly Verdict[] = ['met', 'partly', 'not', 'not-applicable']

/** What was found of one element: the level, each item, by what means, by whom, and when. */
export function FindingDialog({ view, judged, scale, textOf, onClose }: Props) {
  const words = useProjectStepWords().findings
  const plan = useLevelWords().plan
  const say = useSay()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [level, setLevel] = useState('')
  const [items, setItems] = useState<Readonly<Record<string, Verdict>>>({})
  const [basis, setBasis] = useState<FindingBasis>('on-site')
  const [who, setWho] = useState('')
  const [on, setOn] = useState(() => dayOf(serverNow()))
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const open = judged.checks.filter((it) => items[it.item] === undefined).length
  const missing = (): string | undefined => {
    if (level === '') return words.needLevel
    if (open > 0) return words.needItems(open)
    if (who.trim() === '') return words.needWho
    if (on === '') return words.needDay
    return on > dayOf(serverNow()) ? words.future : undefined
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = missing()
    setProblem(lacks)
    if (busy || lacks !== undefined) return
    setBusy(true)
    try {
      await request('POST /projects/:id/findings', {
        params: { id: view.id },
        body: {
          key,
          revision: view.revision,
          findings: [
            {
              element: judged.id,
              level: Number(level),
              items,
              basis,
              who: who.trim(),
              on,
              note: note.trim(),
            },
          ],
        },
      })
      announce(words.done(judged.name))
      await askProject(queries, view.id)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog wide title={words.recordFor(judged.name)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sub">{words.why}</p>
        <SelectField
          label={words.level}
          hint={words.team(plan.level(judged.level))}
          value={level}
          none={words.levelNone}
          onChange={setLevel}
          options={[
            { value: '0', label: words.levelOf(0, '') },
            ...scale.levels.map((it) => ({
              value: String(it.level),
              label: words.levelOf(it.level, say(it.name)),
            })),
          ]}
        />
        {judged.checks.length === 0 ? null : (
          <fieldset className="finding-items">
            <legend className="label">{words.items}</legend>
            {judged.checks.map((it) => (
              <fieldset key={it.item}>
                <legend>
                  <span className="num dim">{it.item}</span> {textOf(it.item)}
                  <small>{it.team === null ? words.teamNone : words.team(plan.verdicts[it.team])}</small>
                </legend>
                <div className="row wrap-row">
                  {verdicts.map((one) => (
                    <label key={one} className="tick">
                      <input
                        type="radio"
                        name={`found-${it.item}`}
                        checked={items[it.item] === one}
                        onChange={() => setItems({ ...items, [it.item]: one })}
                      />
                      {plan.verdicts[one]}
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
          </fieldset>
        )}
        <div className="finding-how">
          <SelectField
            label={words.basis}
            value={basis}
            onChange={(it) => setBasis(findingBases.find((one) => one === it) ?? 'on-site')}
            options={findingBases.map((it) => ({ value: it, label: words.bases[it] }))}
          />
          <TextField label={words.who} hint={words.whoHint} value={who} max={200} onChange={setWho} />
          <TextField type="date" label={words.on} value={on} onChange={setOn} />
        </div>
        <Field optional label={words.note}>
          {(wired) => (
            <textarea
              className="in area"
              rows={3}
              {...wired}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <DialogEnd go={words.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { CallView } from '#api/calls.ts'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Counter, Field, SelectField, TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import type { Member } from './read.ts'
import { useCondenseWords } from './words.ts'

interface Props {
  readonly office: string
  readonly call: CallView
  readonly members: readonly Member[]
  readonly onClose: () => void
}

/** The most frequent of them. */
function usual<Value extends string | null>(values: readonly Value[]): Value | undefined {
  const count = (it: Value) => values.filter((one) => one === it).length
  return [...values].sort((a, b) => count(b) - count(a))[0]
}

/** Of what kind and field the new direction is; both are taken from its sources at first. */
export function BeginDialog({ office, call, members, onClose }: Props) {
  const words = useCondenseWords()
  const say = useSay()
  const sentence = useSentence()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [kind, setKind] = useState(usual(members.map((it) => it.kind)) ?? call.kinds[0]?.code ?? '')
  const [field, setField] = useState(usual(members.map((it) => it.field)) ?? '')
  const [title, setTitle] = useState(members.length === 1 ? (members[0]?.title ?? '') : '')
  const [topDown, setTopDown] = useState('')
  const [problem, setProblem] = useState<string>()
  const [key] = useState(newId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (members.length === 0 && topDown.trim() === '') return setProblem(words.begin.needReason)
    try {
      const { id } = await request('POST /offices/:code/directions', {
        params: { code: office },
        body: {
          key,
          call: call.id,
          kind,
          field: field === '' ? null : field,
          title: title.trim(),
          topDown: topDown.trim(),
          sources: members.map((it) => ({
            suggestion: it.id,
            use: members.length === 1 ? ('whole' as const) : ('merged' as const),
            note: '',
          })),
        },
      })
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['directions'] }),
        queries.invalidateQueries({ queryKey: ['groups'] }),
      ])
      await navigate({ to: '/directions/$id', params: { id } })
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <Dialog title={words.begin.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sub">{words.begin.why(members.length)}</p>
        <TextField
          label={words.begin.name}
          hint={words.begin.nameHint}
          optional
          value={title}
          onChange={setTitle}
        />
        <SelectField
          label={words.begin.kind}
          value={kind}
          onChange={setKind}
          options={call.kinds.map((it) => ({ value: it.code, label: say(it.short) }))}
        />
        <SelectField
          label={words.begin.field}
          value={field}
          onChange={setField}
          none={words.noField}
          options={call.fields.map((it) => ({ value: it.code, label: say(it.name) }))}
        />
        {members.length > 0 ? null : (
          <Field label={words.begin.topDown} counter={<Counter value={topDown} max={500} />}>
            {(wired) => (
              <textarea
                className="in area"
                rows={3}
                {...wired}
                value={topDown}
                onChange={(event) => setTopDown(event.target.value)}
              />
            )}
          </Field>
        )}
        <DialogEnd go={words.begin.go} problem={problem} onClose={onClose} />
      </form>
    </Dialog>
  )
}

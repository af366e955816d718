import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { lengthOf } from '#core/text.ts'
import { type Answer, request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useExportWords } from '../../parts/export-words.ts'
import { Field, TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { Features } from './Features.tsx'

type Rest = Answer<'GET /exports-rest'>
const modes = ['never', 'last-hours', 'now'] as const
const leastReason = 5
const mostHours = 72

/** The switch that lets large files wait while people hand in. */
export default function AdminExportsPage() {
  const { rest: words } = useExportWords()
  const asked = useQuery({ queryKey: ['exports-rest'], queryFn: () => request('GET /exports-rest') })
  return (
    <AdminFrame title={words.title}>
      <p className="sub">{words.why}</p>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : (
        <Switch key={`${asked.data.rest.mode} ${asked.data.rest.hours}`} {...asked.data} />
      )}
      <Features />
    </AdminFrame>
  )
}

function Switch({ rest, maySet }: Rest) {
  const { rest: words } = useExportWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const group = useId()
  const [mode, setMode] = useState(rest.mode)
  const [hours, setHours] = useState(String(rest.hours))
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<{ hours?: string; reason?: string }>({})
  const save = (event: FormEvent) => {
    event.preventDefault()
    const asked = Number(hours)
    const found = {
      ...(Number.isInteger(asked) && asked >= 1 && asked <= mostHours ? {} : { hours: words.hoursWrong }),
      ...(lengthOf(reason.trim()) >= leastReason ? {} : { reason: words.reasonWrong }),
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    request('PUT /exports-rest', { body: { mode, hours: asked, reason: reason.trim() } }).then(
      async () => {
        say(words.saved)
        setReason('')
        await queries.invalidateQueries({ queryKey: ['exports-rest'] })
        await queries.invalidateQueries({ queryKey: ['exports'] })
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  }
  return (
    <form className="stack exports-rest" onSubmit={save} noValidate>
      <fieldset className="field" disabled={!maySet}>
        <legend>{words.mode}</legend>
        {modes.map((it) => (
          <label key={it} className="row">
            <input type="radio" name={group} value={it} checked={mode === it} onChange={() => setMode(it)} />
            <span>{words.modes[it]}</span>
          </label>
        ))}
      </fieldset>
      {maySet ? (
        <>
          <TextField
            label={words.hours}
            inputMode="numeric"
            problem={problems.hours}
            value={hours}
            onChange={setHours}
          />
          <Field label={words.reason} hint={words.reasonHint} problem={problems.reason}>
            {(wired) => (
              <textarea
                className="in area"
                rows={3}
                {...wired}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <button type="submit" className="btn main">
              {words.save}
            </button>
          </div>
        </>
      ) : (
        <p className="dim">{words.readOnly}</p>
      )}
    </form>
  )
}

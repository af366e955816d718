import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Answer, request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useExportWords } from '../../parts/export-words.ts'
import { TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { ReasonEnd, saysWhy } from '../../parts/ReasonEnd.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { Features } from './Features.tsx'

type Rest = Answer<'GET /exports-rest'>
const modes = ['never', 'last-hours', 'now'] as const
const mostHours = 72

/** The switch that lets large files wait while people hand in. */
export default function AdminExportsPage() {
  const { rest: words } = useExportWords()
  const asked = useQuery({
    queryKey: ['exports-rest'],
    queryFn: ({ signal }) => request('GET /exports-rest', { signal }),
  })
  return (
    <AdminFrame title={words.title}>
      <p className="sub">{words.lede}</p>
      <h2>{words.exports}</h2>
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
      ...(saysWhy(reason) ? {} : { reason: words.reasonWrong }),
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
        <TextField
          label={words.hours}
          inputMode="numeric"
          problem={problems.hours}
          value={hours}
          onChange={setHours}
        />
      ) : null}
      <ReasonEnd
        words={words}
        maySet={maySet}
        reason={reason}
        problem={problems.reason}
        onChange={setReason}
      />
    </form>
  )
}

import { useState } from 'react'
import { TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { type Bearer, useBearers } from './read.ts'
import { useProjectsWords } from './words.ts'

interface Props {
  readonly office: string
  readonly chosen: Bearer | null
  /** The unit that made the suggestion. */
  readonly demand: string | undefined
  readonly onChoose: (bearer: Bearer | null) => void
}

/** A registered unit, found by a part of its name. */
export function BearerPicker({ office, chosen, demand, onChoose }: Props) {
  const words = useProjectsWords().open
  const sentence = useSentence()
  const [q, setQ] = useState('')
  const asked = useBearers(office, chosen === null ? q : '')
  if (chosen !== null)
    return (
      <div className="field">
        <span className="label">{words.bearer}</span>
        <p className="chosen-one">
          <b>{chosen.name}</b>
          <button type="button" className="btn sm" onClick={() => onChoose(null)}>
            {words.change}
          </button>
        </p>
        {chosen.id === demand ? <p className="hint">{words.bearerSame}</p> : null}
      </div>
    )
  const short = [...q.trim()].length < 2
  return (
    <div className="field">
      <TextField label={words.bearer} hint={words.bearerHint} value={q} onChange={setQ} autoComplete="off" />
      {asked.isError ? <p className="problem">{sentence(asked.error)}</p> : null}
      {short ? (
        q.trim() === '' ? null : (
          <p className="hint">{words.bearerMore}</p>
        )
      ) : asked.data === undefined ? null : asked.data.items.length === 0 ? (
        <p className="hint" role="status">
          {words.bearerNone}
        </p>
      ) : (
        <ul className="found">
          {asked.data.items.map((it) => (
            <li key={it.id}>
              <button type="button" onClick={() => onChoose(it)}>
                {it.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

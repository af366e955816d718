import { useState } from 'react'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useSources } from './read.ts'
import { useProjectsWords } from './words.ts'

export interface ChosenSource {
  readonly thing: 'suggestion' | 'direction'
  readonly id: string
  readonly title: string
  /** The unit that made the suggestion. */
  readonly org?: string
}

interface Props {
  readonly office: string
  readonly chosen: ChosenSource | null
  /** The page before has chosen it. */
  readonly fixed: boolean
  /** The suggestion taken as the baseline of a direction; empty for none. */
  readonly baseline: string
  readonly onBaseline: (suggestion: string) => void
  readonly onChoose: (source: ChosenSource | null) => void
}

/** What a project comes from: an adopted suggestion, or a published direction and one of its sources. */
export function SourcePicker({ office, chosen, fixed, baseline, onBaseline, onChoose }: Props) {
  const words = useProjectsWords().open
  const sentence = useSentence()
  const [thing, setThing] = useState<'suggestion' | 'direction'>('suggestion')
  const [q, setQ] = useState('')
  const asked = useSources(office, chosen === null ? q.trim() : '')
  if (chosen !== null) {
    const sources =
      chosen.thing === 'direction'
        ? (asked.data?.directions.find((it) => it.id === chosen.id)?.sources ?? [])
        : []
    return (
      <div className="stack">
        <div className="field">
          <span className="label">{words.fromOf[chosen.thing]}</span>
          <p className="chosen-one">
            <b>{chosen.title}</b>
            {fixed ? null : (
              <button type="button" className="btn sm" onClick={() => onChoose(null)}>
                {words.change}
              </button>
            )}
          </p>
        </div>
        {chosen.thing === 'direction' && sources.length > 0 ? (
          <SelectField
            label={words.baseline}
            hint={words.baselineHint}
            value={baseline}
            none={words.noBaseline}
            onChange={onBaseline}
            options={sources.map((it) => ({ value: it.id, label: `${it.no}　${it.title}` }))}
          />
        ) : null}
      </div>
    )
  }
  const found =
    thing === 'suggestion'
      ? asked.data?.suggestions.map((it) => ({ ...it, by: it.org.name, org: it.org.id }))
      : asked.data?.directions.map((it) => ({ ...it, by: '', org: undefined }))
  return (
    <fieldset className="field">
      <legend className="label">{words.from}</legend>
      <div className="row wrap-row">
        {(['suggestion', 'direction'] as const).map((it) => (
          <label key={it} className="tick">
            <input type="radio" name="source" checked={thing === it} onChange={() => setThing(it)} />
            {words.sources[it]}
          </label>
        ))}
      </div>
      <TextField label={words.search} value={q} onChange={setQ} type="search" />
      {asked.isError ? <p className="problem">{sentence(asked.error)}</p> : null}
      {found === undefined ? null : found.length === 0 ? (
        <p className="sub">{words.noSources[thing]}</p>
      ) : (
        <ul className="found">
          {found.map((it) => (
            <li key={it.id}>
              <button
                type="button"
                onClick={() =>
                  onChoose({
                    thing,
                    id: it.id,
                    title: it.title,
                    ...(it.org === undefined ? {} : { org: it.org }),
                  })
                }
              >
                <span>{it.title}</span>
                <small className="num">
                  {[it.no, it.by, it.projects === 0 ? '' : words.already(it.projects)]
                    .filter((one) => one !== '')
                    .join('　')}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

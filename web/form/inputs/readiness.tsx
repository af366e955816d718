import type { ReadinessField } from '#core/form/form.ts'
import { levelOf } from '#core/trl/level.ts'
import { useSay } from '../../language.tsx'
import { useSheetWords } from '../../parts/readiness/words.ts'
import { type InputProps, useForm } from '../context.ts'
import { useEditorWords } from '../words.ts'
import { ComputedLevel, useLevelSource } from './elements/ComputedLevel.tsx'

/** A rung of the call's ladder, each with its name and what it means; where elements are assessed, what they come to. */
export function ReadinessInput(props: InputProps<ReadinessField>) {
  const source = useLevelSource(props.field)
  const sheet = useSheetWords()
  if (source === 'worked-out') return <ComputedLevel field={props.field} id={props.id} />
  return (
    <>
      <TypedLevel {...props} />
      {source === 'typed-for-now' ? <p className="small sub">{sheet.typedStays}</p> : null}
    </>
  )
}

function TypedLevel({ field: _, id, path, value, onChange, ...rest }: InputProps<ReadinessField>) {
  const words = useEditorWords()
  const say = useSay()
  const { scale } = useForm()
  const level = levelOf(value)
  const levels = scale?.levels ?? []
  const chosen = levels.find((it) => it.level === level)
  return (
    <>
      <div
        className={`ladder ${rest.invalid ? 'bad' : ''}`}
        role="radiogroup"
        aria-labelledby={rest.labelledBy}
        aria-describedby={rest.describedBy}
        aria-required={rest.required || undefined}
      >
        {levels.map((it, at) => (
          <label key={it.level} className={level !== undefined && it.level <= level ? 'rung on' : 'rung'}>
            <input
              type="radio"
              id={at === 0 ? id : `${id}-${it.level}`}
              data-path={path}
              name={id}
              checked={level === it.level}
              disabled={rest.readOnly}
              onChange={() => onChange(String(it.level))}
            />
            <b className="num">{it.level}</b>
            <span>{say(it.name)}</span>
          </label>
        ))}
      </div>
      {chosen === undefined ? null : (
        <p className="level-says small">
          <b>{words.readiness.level(chosen.level)}</b>　{say(chosen.definition)}
          <span className="dim">
            {'　'}
            {words.readiness.evidence}
            {say(chosen.evidence)}
          </span>
        </p>
      )}
    </>
  )
}

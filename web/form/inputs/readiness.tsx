import type { ReadinessField } from '#core/form/form.ts'
import { levelOf } from '#core/trl/level.ts'
import { useSay } from '../../language.tsx'
import { type InputProps, useForm } from '../context.ts'
import { useEditorWords } from '../words.ts'

/** A rung of the call's ladder, each with its name and what it means. */
export function ReadinessInput({ field: _, id, path, value, onChange, ...rest }: InputProps<ReadinessField>) {
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

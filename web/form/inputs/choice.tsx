import type { ChoiceField } from '#core/form/form.ts'
import { optionsOf } from '#core/form/lists.ts'
import { useSay } from '../../language.tsx'
import { type InputProps, useForm } from '../context.ts'
import { useEditorWords } from '../words.ts'
import { asText } from './TextBox.tsx'

/** Up to so many options are all shown at once. */
export const mostRadios = 6

/** One of several: buttons to see while there are few, a list to open when there are many. */
export function ChoiceInput(props: InputProps<ChoiceField>) {
  const { lists } = useForm()
  const options = optionsOf(props.field, lists)
  return options.length > mostRadios || props.compact ? <Select {...props} /> : <Radios {...props} />
}

function Select({ field, id, path, value, onChange, ...rest }: InputProps<ChoiceField>) {
  const words = useEditorWords()
  const say = useSay()
  const { lists } = useForm()
  const options = optionsOf(field, lists)
  const chosen = asText(value)
  return (
    <select
      id={id}
      data-path={path}
      className={`in sel ${rest.invalid ? 'bad' : ''}`}
      value={chosen}
      disabled={rest.readOnly}
      aria-describedby={rest.describedBy}
      aria-label={rest.compact ? say(field.label) : undefined}
      aria-invalid={rest.invalid || undefined}
      aria-required={rest.required || undefined}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">{words.choose}</option>
      {options.map((it) => (
        <option key={it.code} value={it.code}>
          {say(it.name)}
        </option>
      ))}
      {chosen === '' || options.some((it) => it.code === chosen) ? null : (
        <option value={chosen}>{chosen}</option>
      )}
    </select>
  )
}

function Radios({ field, id, path, value, onChange, ...rest }: InputProps<ChoiceField>) {
  const words = useEditorWords()
  const say = useSay()
  const { lists } = useForm()
  const chosen = asText(value)
  return (
    <div
      className="picks"
      role="radiogroup"
      aria-labelledby={rest.labelledBy}
      aria-describedby={rest.describedBy}
      aria-required={rest.required || undefined}
      aria-invalid={rest.invalid || undefined}
    >
      {optionsOf(field, lists).map((it, at) => (
        <label key={it.code} className="pick">
          <input
            type="radio"
            id={at === 0 ? id : `${id}-${it.code}`}
            data-path={path}
            name={id}
            checked={chosen === it.code}
            disabled={rest.readOnly}
            onChange={() => onChange(it.code)}
          />
          <span>{say(it.name)}</span>
        </label>
      ))}
      {chosen === '' || rest.required || rest.readOnly ? null : (
        <button type="button" className="btn text sm" onClick={() => onChange(null)}>
          {words.unchoose}
        </button>
      )}
    </div>
  )
}

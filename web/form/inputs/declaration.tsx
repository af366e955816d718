import type { DeclarationField } from '#core/form/form.ts'
import { useSay } from '../../language.tsx'
import type { InputProps } from '../context.ts'

/** A statement in full, made one's own by ticking it. */
export function DeclarationInput({
  field,
  id,
  path,
  value,
  onChange,
  ...rest
}: InputProps<DeclarationField>) {
  const say = useSay()
  return (
    <label className={`pick statement ${rest.invalid ? 'bad' : ''}`}>
      <input
        type="checkbox"
        id={id}
        data-path={path}
        checked={value === true}
        disabled={rest.readOnly}
        aria-describedby={rest.describedBy}
        aria-invalid={rest.invalid || undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{say(field.statement)}</span>
    </label>
  )
}

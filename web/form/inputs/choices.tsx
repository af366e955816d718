import type { ChoicesField } from '#core/form/form.ts'
import { codesOf } from '#core/form/kinds/choices.ts'
import { optionsOf } from '#core/form/lists.ts'
import { useSay } from '../../language.tsx'
import { type InputProps, useForm } from '../context.ts'

/** Any number of several. */
export function ChoicesInput({ field, id, path, value, onChange, ...rest }: InputProps<ChoicesField>) {
  const say = useSay()
  const { lists } = useForm()
  const chosen = codesOf(value)
  const options = optionsOf(field, lists)
  const unknown = chosen.filter((code) => options.every((it) => it.code !== code))
  const all = [...options, ...unknown.map((code) => ({ code, name: { zh: code, en: code } }))]
  const turn = (code: string, on: boolean) => {
    const order = all.map((it) => it.code)
    onChange(order.filter((it) => (it === code ? on : chosen.includes(it))))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the heading of the question stands outside of it.
    <div className="picks" role="group" aria-labelledby={rest.labelledBy} aria-describedby={rest.describedBy}>
      {all.map((it, at) => (
        <label key={it.code} className="pick">
          <input
            type="checkbox"
            id={at === 0 ? id : `${id}-${it.code}`}
            data-path={path}
            checked={chosen.includes(it.code)}
            disabled={rest.readOnly}
            onChange={(event) => turn(it.code, event.currentTarget.checked)}
          />
          <span>{say(it.name)}</span>
        </label>
      ))}
    </div>
  )
}

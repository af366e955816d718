import { useState } from 'react'
import type { TagsField } from '#core/form/form.ts'
import { wordsOf } from '#core/form/kinds/tags.ts'
import { Icon } from '../../parts/Icon.tsx'
import type { InputProps } from '../context.ts'
import { useEditorWords } from '../words.ts'
import { TextBox } from './TextBox.tsx'

const separators = /[、，,；;\n\t]/

/** A few short words: Enter or a comma ends one, Backspace in the empty box takes the last away. */
export function TagsInput({ field, id, path, value, onChange, ...rest }: InputProps<TagsField>) {
  const words = useEditorWords()
  const [typed, setTyped] = useState('')
  const tags = wordsOf(value)
  const add = (text: string) => {
    const more = text.split(separators).map((it) => it.trim())
    const fresh = more.filter((it, at) => it !== '' && !tags.includes(it) && more.indexOf(it) === at)
    if (fresh.length > 0) onChange([...tags, ...fresh])
    setTyped('')
  }
  return (
    <div className={`tags in ${rest.invalid ? 'bad' : ''}`}>
      <ul className="chips">
        {tags.map((it) => (
          <li key={it} className="chip">
            {it}
            {rest.readOnly ? null : (
              <button
                type="button"
                aria-label={words.tags.remove(it)}
                onClick={() => onChange(tags.filter((one) => one !== it))}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {rest.readOnly ? null : (
        <TextBox
          id={id}
          path={path}
          className="bare"
          describedBy={rest.describedBy}
          invalid={rest.invalid}
          required={rest.required}
          value={typed}
          onChange={(it) => (separators.test(it) ? add(it) : setTyped(it))}
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              add(typed)
            } else if (event.key === 'Backspace' && typed === '' && tags.length > 0)
              onChange(tags.slice(0, -1))
          }}
        />
      )}
      {tags.length === 0 && typed === '' ? (
        <span className="dim small">{words.tags.how(field.min, field.max)}</span>
      ) : null}
    </div>
  )
}

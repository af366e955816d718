import type { OrgRefField } from '#core/form/form.ts'
import type { InputProps } from '../context.ts'
import { useEditorWords } from '../words.ts'
import { asText, TextBox } from './TextBox.tsx'

/** An organisation by its full name, with its credit code where it is known. */
export function OrgRefInput({ field: _, id, value, onChange, ...rest }: InputProps<OrgRefField>) {
  const words = useEditorWords()
  const known =
    typeof value === 'object' && value !== null
      ? (value as { name?: unknown; code?: unknown })
      : { name: value }
  const name = asText(known.name)
  const code = asText(known.code)
  return (
    <div className="org-ref">
      <TextBox
        {...rest}
        id={id}
        label={words.org.name}
        value={name}
        onChange={(it) => onChange({ name: it, code })}
        autoComplete="organization"
      />
      <TextBox
        {...rest}
        id={`${id}-code`}
        label={words.org.code}
        value={code}
        onChange={(it) => onChange({ name, code: it })}
      />
    </div>
  )
}

import type { TextField } from '#core/form/form.ts'
import type { InputProps } from '../context.ts'
import { asText, TextBox } from './TextBox.tsx'

const modes = {
  email: 'email',
  mobile: 'tel',
  phone: 'tel',
  postcode: 'numeric',
  url: 'url',
  latin: 'text',
  'credit-code': 'text',
} as const

/** A line of text. It is never cut: what is too long is found and said. */
export function TextInput({ field, value, onChange, ...rest }: InputProps<TextField>) {
  return (
    <TextBox
      {...rest}
      value={asText(value)}
      onChange={onChange}
      inputMode={field.format === undefined ? 'text' : modes[field.format]}
    />
  )
}

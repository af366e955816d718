import type { LongTextField } from '#core/form/form.ts'
import type { InputProps } from '../context.ts'
import { asText, TextBox } from './TextBox.tsx'

/** Paragraphs, in an area that grows with them. */
export function LongTextInput({ field: _, value, onChange, ...rest }: InputProps<LongTextField>) {
  return <TextBox {...rest} area value={asText(value)} onChange={onChange} />
}

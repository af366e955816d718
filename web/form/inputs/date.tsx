import type { DateField } from '#core/form/form.ts'
import { readDate } from '#core/form/kinds/date.ts'
import type { InputProps } from '../context.ts'
import { asText, TextBox } from './TextBox.tsx'

/** A day or a month by the browser's own calendar; what it could not read stays as text to be put right. */
export function DateInput({ field, value, onChange, ...rest }: InputProps<DateField>) {
  const typed = asText(value)
  const read = readDate(typed, field.precision)
  const odd = typed !== '' && read === undefined
  return (
    <TextBox
      {...rest}
      className="short"
      type={odd ? 'text' : field.precision === 'day' ? 'date' : 'month'}
      value={read ?? typed}
      onChange={onChange}
    />
  )
}

import type { PeriodField } from '#core/form/form.ts'
import { readDate } from '#core/form/kinds/date.ts'
import type { InputProps } from '../context.ts'
import { useEditorWords } from '../words.ts'
import { asText, TextBox } from './TextBox.tsx'

/** From which month to which, both included. */
export function PeriodInput({ field: _, id, value, onChange, ...rest }: InputProps<PeriodField>) {
  const words = useEditorWords()
  const ends = typeof value === 'object' && value !== null ? (value as { from?: unknown; to?: unknown }) : {}
  const from = asText(ends.from)
  const to = asText(ends.to)
  const end = (which: 'from' | 'to', typed: string) => (
    <TextBox
      {...rest}
      id={which === 'from' ? id : `${id}-to`}
      label={words.period[which]}
      className="short"
      type={typed !== '' && readDate(typed, 'month') === undefined ? 'text' : 'month'}
      value={readDate(typed, 'month') ?? typed}
      onChange={(it) => onChange({ from, to, [which]: it })}
    />
  )
  return (
    <div className="row wrap-row">
      {end('from', from)}
      <span className="sub">{words.period.between}</span>
      {end('to', to)}
    </div>
  )
}

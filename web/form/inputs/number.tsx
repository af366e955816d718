import type { DecimalField, IntegerField, MoneyField } from '#core/form/form.ts'
import { parseMoney } from '#core/money.ts'
import { useSay } from '../../language.tsx'
import type { InputProps } from '../context.ts'
import { useEditorWords } from '../words.ts'
import { asText, TextBox } from './TextBox.tsx'

/** A number with its unit behind it; kept as typed, so that nothing is rounded on its way. */
function NumberInput({
  unit,
  whole,
  value,
  onChange,
  ...rest
}: Omit<InputProps<IntegerField>, 'field'> & { readonly unit: string | undefined; readonly whole: boolean }) {
  const box = (
    <TextBox
      {...rest}
      className="figure"
      inputMode={whole ? 'numeric' : 'decimal'}
      value={asText(value)}
      onChange={onChange}
    />
  )
  if (unit === undefined || rest.compact) return box
  return (
    <span className="united">
      {box}
      <span className="unit">{unit}</span>
    </span>
  )
}

export function IntegerInput({ field, ...rest }: InputProps<IntegerField>) {
  const say = useSay()
  return <NumberInput {...rest} whole unit={field.unit && say(field.unit)} />
}

export function DecimalInput({ field, ...rest }: InputProps<DecimalField>) {
  const say = useSay()
  return <NumberInput {...rest} whole={false} unit={field.unit && say(field.unit)} />
}

/** An amount in 万元, read back in yuan so that a slip by a zero is seen. */
export function MoneyInput({ field: _, ...rest }: InputProps<MoneyField>) {
  const words = useEditorWords()
  const amount = rest.compact ? undefined : parseMoney(asText(rest.value))
  return (
    <>
      <NumberInput {...rest} whole={false} unit={words.money.unit} />
      {amount === undefined ? null : (
        <p className="tiny dim num read-back">{words.money.same(amount.toLocaleString('en-US'))}</p>
      )}
    </>
  )
}

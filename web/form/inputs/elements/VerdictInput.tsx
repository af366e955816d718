import type { VerdictField } from '#core/form/form.ts'
import { isItemAnswer } from '#core/form/kinds/verdict.ts'
import { useSay } from '../../../language.tsx'
import { ItemRow } from '../../../parts/readiness/ItemRow.tsx'
import type { InputProps } from '../../context.ts'

/** An answer to an item by itself, where its level does not stand around it. */
export function VerdictInput({ field, id, path, value, onChange, ...rest }: InputProps<VerdictField>) {
  const say = useSay()
  const answer = isItemAnswer(value) ? value : undefined
  return (
    <ul className="level-items" aria-label={say(field.label)}>
      <ItemRow
        item={{ id: field.id, text: field.label, weight: 0, critical: false }}
        answer={answer}
        readOnly={rest.readOnly}
        place={{ id, path }}
        onVerdict={(verdict) => onChange({ ...answer, verdict })}
      />
    </ul>
  )
}

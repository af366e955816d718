import { lengthOf } from '#core/text.ts'
import { Field } from './Field.tsx'

/** Fewer signs than these say no reason. */
const leastReason = 5

/** Whether something was given that can be kept as a reason. */
export const saysWhy = (reason: string): boolean => lengthOf(reason.trim()) >= leastReason

interface Props {
  readonly words: {
    readonly reason: string
    readonly reasonHint: string
    readonly save: string
    readonly readOnly: string
  }
  readonly maySet: boolean
  readonly reason: string
  readonly problem: string | undefined
  readonly onChange: (reason: string) => void
}

/** The end of a setting that is kept with a reason; who may only look is told so. */
export function ReasonEnd({ words, maySet, reason, problem, onChange }: Props) {
  if (!maySet) return <p className="dim">{words.readOnly}</p>
  return (
    <>
      <Field label={words.reason} hint={words.reasonHint} problem={problem}>
        {(wired) => (
          <textarea
            className="in area"
            rows={3}
            {...wired}
            value={reason}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <button type="submit" className="btn main">
          {words.save}
        </button>
      </div>
    </>
  )
}

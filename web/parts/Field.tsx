import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react'
import { lengthOf } from '#core/text.ts'
import { useFrameWords } from '../words.ts'

interface Around {
  readonly label: string
  readonly hint?: string | undefined
  /** The sentence with the rule and the way out. */
  readonly problem?: string | undefined
  readonly optional?: boolean | undefined
}

interface Wired {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface FieldProps extends Around {
  readonly children: (wired: Wired) => ReactNode
  /** Right below the field. */
  readonly counter?: ReactNode
}

/** Label above, hint under it, the field, then the problem and the counter; all tied together for those who listen. */
export function Field({ label, hint, problem, optional = false, children, counter }: FieldProps) {
  const words = useFrameWords()
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
        {optional ? <span className="opt"> ({words.optional})</span> : null}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': problem === undefined ? undefined : true,
      })}
      {problem === undefined && counter === undefined ? null : (
        <div className="under row sp">
          <p className="problem" id={`${id}-problem`}>
            {problem}
          </p>
          {counter}
        </div>
      )}
    </div>
  )
}

type TextInput = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> &
  Around & {
    readonly value: string
    readonly onChange: (value: string) => void
    /** Counts as readers count and never cuts. */
    readonly max?: number
  }

/** One line of text. */
export function TextField({ label, hint, problem, optional, max, value, onChange, ...input }: TextInput) {
  const counter = max === undefined ? undefined : <Counter value={value} max={max} />
  return (
    <Field label={label} hint={hint} problem={problem} optional={optional} counter={counter}>
      {(wired) => (
        <input
          className="in"
          {...wired}
          {...input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A password with a switch to see it; the browser's own keeper is welcome. */
export function PasswordField(props: TextInput & { readonly starts?: boolean }) {
  const words = useFrameWords()
  const [seen, setSeen] = useState(false)
  const { label, hint, problem, value, onChange, autoComplete = 'current-password' } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(wired) => (
        <div className="joined">
          <input
            className="in"
            {...wired}
            type={seen ? 'text' : 'password'}
            autoComplete={autoComplete}
            required={props.required}
            // In a dialog the keyboard starts here.
            data-start={props.starts || undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button type="button" className="btn" aria-pressed={seen} onClick={() => setSeen(!seen)}>
            {seen ? words.hidePassword : words.showPassword}
          </button>
        </div>
      )}
    </Field>
  )
}

interface SelectProps extends Around {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Shown while nothing is chosen. */
  readonly none?: string
}

/** One of a short list, by the platform's own control. */
export function SelectField({ value, onChange, options, none, ...around }: SelectProps) {
  return (
    <Field {...around}>
      {(wired) => (
        <select className="in" {...wired} value={value} onChange={(event) => onChange(event.target.value)}>
          {none === undefined ? null : <option value="">{none}</option>}
          {options.map((it) => (
            <option key={it.value} value={it.value}>
              {it.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** How long the text is, as readers count, of how much; said in words once it is too long. */
export function Counter({ value, max }: { readonly value: string; readonly max: number }) {
  const words = useFrameWords()
  const length = lengthOf(value)
  return (
    <span className={length > max ? 'counter over num' : 'counter num'}>
      {words.counted(length, max)}
      {length > max ? ` · ${words.over(length - max)}` : ''}
    </span>
  )
}

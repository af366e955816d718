import { useState } from 'react'
import type { Form } from '#core/form/form.ts'
import { useSay } from '../language.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Counter, Field } from '../parts/Field.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useDeskWords } from './words.ts'

/** What is said per question; the key says that it opens again, an empty text that nothing more is said about it. */
export type FieldRemarks = Readonly<Record<string, string>>

interface Props {
  readonly form: Form | undefined
  readonly value: FieldRemarks
  readonly onChange: (value: FieldRemarks) => void
  readonly label: (field: string) => string
}

export const longestRemark = 1000

/** Picks the questions that open again and takes one remark for each. */
export function RemarkEditor({ form, value, onChange, label }: Props) {
  const words = useDeskWords()
  const [picking, setPicking] = useState(false)
  const fields = Object.keys(value)
  const without = (field: string): FieldRemarks =>
    Object.fromEntries(Object.entries(value).filter(([it]) => it !== field))
  return (
    <div className="remarks">
      <div className="row sp">
        <button
          type="button"
          className="btn sm"
          onClick={() => setPicking(true)}
          disabled={form === undefined}
        >
          <Icon name="plus" /> {words.remarks.pick}
        </button>
        <span className="dim small num">
          {fields.length === 0 ? words.remarks.none : words.remarks.chosen(fields.length)}
        </span>
      </div>
      {fields.map((field) => (
        <div className="remark" key={field}>
          <Field
            label={words.remarks.body(label(field))}
            counter={<Counter value={value[field] ?? ''} max={longestRemark} />}
          >
            {(wired) => (
              <textarea
                className="in area"
                rows={2}
                {...wired}
                value={value[field] ?? ''}
                onChange={(event) => onChange({ ...value, [field]: event.target.value })}
              />
            )}
          </Field>
          <button
            type="button"
            className="btn text icon sm"
            aria-label={words.remarks.remove(label(field))}
            onClick={() => onChange(without(field))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {picking && form !== undefined ? (
        <Picker
          form={form}
          chosen={fields}
          onToggle={(field) => onChange(field in value ? without(field) : { ...value, [field]: '' })}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </div>
  )
}

interface PickerProps {
  readonly form: Form
  readonly chosen: readonly string[]
  readonly onToggle: (field: string) => void
  readonly onClose: () => void
}

function Picker({ form, chosen, onToggle, onClose }: PickerProps) {
  const words = useDeskWords()
  const say = useSay()
  const [sought, setSought] = useState('')
  const fits = (label: string) => label.toLowerCase().includes(sought.trim().toLowerCase())
  return (
    <Dialog
      title={words.remarks.pickTitle}
      wide
      onClose={onClose}
      actions={
        <>
          <span className="dim num grow">{words.remarks.chosen(chosen.length)}</span>
          <button type="button" className="btn main" onClick={onClose}>
            {words.remarks.done}
          </button>
        </>
      }
    >
      <p className="sub">{words.remarks.pickWhy}</p>
      <input
        className="in"
        type="search"
        aria-label={words.remarks.search}
        placeholder={words.remarks.search}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      {form.sections.map((section) => {
        const shown = section.fields.filter((it) => it.kind !== 'computed' && fits(say(it.label)))
        return shown.length === 0 ? null : (
          <fieldset className="picker" key={section.id}>
            <legend>{say(section.title)}</legend>
            {shown.map((it) => (
              <label className="tick" key={it.id}>
                <input type="checkbox" checked={chosen.includes(it.id)} onChange={() => onToggle(it.id)} />
                <span>{say(it.label)}</span>
              </label>
            ))}
          </fieldset>
        )
      })}
    </Dialog>
  )
}

import type { Field, Form } from '#core/form/form.ts'
import { maxOf } from '#core/form/kind.ts'
import { lengthOf } from '#core/text.ts'
import { domId, useForm } from '../../form/context.ts'
import { FieldInput } from '../../form/FieldInput.tsx'
import { FieldRow } from '../../form/FieldRow.tsx'
import { PathNotes } from '../../form/PathNotes.tsx'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Breadth } from './Breadth.tsx'
import { useDirectionDesk } from './desk-context.ts'
import { Extract } from './Extract.tsx'
import { Metrics } from './Metrics.tsx'
import { ModelMark } from './ModelMark.tsx'
import { ModelWording } from './ModelWording.tsx'
import { PlaceLinks } from './PlaceLinks.tsx'
import { isMetrics, isProse, rowsAt, textAt } from './places.ts'
import { Sentences } from './Sentences.tsx'

/** The sheet of the direction, in its order: title and prose with their sources, metrics with their ranges, then the terms. */
export function Writing({ form, answered }: { readonly form: Form; readonly answered: Answered }) {
  const say = useSay()
  return (
    <div className="writing">
      {answered.sections.map(({ section, fields }, n) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{say(section.title)}</h2>
          {fields.map((field) => (
            <One key={field.id} field={field} answered={answered} />
          ))}
          {n === 0 ? (
            <div className="row wrap-row">
              <Extract prose={fields.find(isProse)} answers={answered.answers} />
              <ModelWording
                fields={answered.sections.flatMap((it) => it.fields)}
                answers={answered.answers}
              />
            </div>
          ) : null}
        </section>
      ))}
      <Breadth savedAt={answered.snapshot.draft.savedAt} form={form} />
    </div>
  )
}

function One({ field, answered }: { readonly field: Field; readonly answered: Answered }) {
  const say = useSay()
  const desk = useDirectionDesk()
  const value = answered.answers[field.id]
  if (isProse(field)) return <Sentences field={field} rows={rowsAt(answered.answers, field)} />
  if (isMetrics(field)) return <Metrics field={field} rows={rowsAt(answered.answers, field)} />
  if (field.use === 'title') return <Title field={field} value={value} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices where one writes.
    <div className="q-part" onFocus={() => desk.setActive(field.id)}>
      <FieldRow field={field} value={value} readOnly={false} remarks={[]} strict={false} />
      <PlaceLinks place={field.id} />
      <ModelMark place={field.id} label={say(field.label)} />
    </div>
  )
}

function Title({ field, value }: { readonly field: Field; readonly value: unknown }) {
  const editor = useEditorWords()
  const say = useSay()
  const form = useForm()
  const desk = useDirectionDesk()
  const id = domId(field.id)
  const length = lengthOf(textAt(value))
  const max = field.kind === 'text' ? maxOf(field, form.asking.kind) : 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices where one writes.
    <div className="q-part ttl" data-field={field.id} onFocus={() => desk.setActive(field.id)}>
      <div className="lab">
        <label htmlFor={id} id={`${id}-label`}>
          {say(field.label)}
        </label>
        <span className={length > max ? 'num over' : 'num'}>{editor.counted(length, max)}</span>
      </div>
      {field.hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {say(field.hint)}
        </p>
      )}
      <FieldInput
        field={field}
        id={id}
        path={field.id}
        value={value}
        onChange={(it) => form.write(field.id, it)}
        describedBy={field.hint === undefined ? undefined : `${id}-hint`}
        labelledBy={`${id}-label`}
        invalid={length > max}
        readOnly={false}
        required
        compact={false}
      />
      <PathNotes path={field.id} field={field} />
      <PlaceLinks place={field.id} />
    </div>
  )
}

import type { Field, Section, Sheet } from '#core/form/form.ts'
import { useSay } from '../../language.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useForm } from './queries.ts'
import { useCallWords } from './words.ts'

type Limits = ReturnType<typeof useCallWords>['limit']

/** Everything a kind asks, section by section, with the limits, so that people can prepare before they sign in. */
export function Asks({ call, kind }: { readonly call: string; readonly kind: string }) {
  const words = useCallWords()
  const { data: form, error } = useForm(call, kind)
  if (error !== null) return <Broken error={error} />
  if (form === undefined) return <Waiting />
  const fields = form.sections.flatMap((it) => it.fields)
  const sheets: readonly Sheet[] = ['collection', 'condensation']
  return (
    <div className="asks">
      <p className="sub">
        {words.asksNote(fields.length, fields.filter((it) => it.required === true).length)}
      </p>
      {sheets.map((sheet) => (
        <div key={sheet}>
          <h3>{words.sheets[sheet]}</h3>
          {form.sections
            .filter((it) => it.sheet === sheet)
            .map((it) => (
              <Part key={it.id} section={it} />
            ))}
        </div>
      ))}
    </div>
  )
}

function Part({ section }: { readonly section: Section }) {
  const words = useCallWords()
  const say = useSay()
  return (
    <>
      <h4>
        {say(section.title)}
        {section.seenBy === 'office' ? <span className="opt"> · {words.officeOnly}</span> : null}
      </h4>
      <ul>
        {section.fields.map((field) => (
          <li key={field.id}>
            <span>{say(field.label)}</span>
            <span>{limitOf(field, words.limit)}</span>
            <span>
              {field.required === true
                ? words.required
                : field.required === undefined || field.required === false
                  ? ''
                  : words.conditional}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function limitOf(field: Field, limits: Limits): string {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return field.min === undefined ? limits.text(field.max) : limits.between(field.min, field.max)
    case 'integer':
    case 'decimal':
      return limits.number
    case 'money':
      return limits.money
    case 'date':
      return limits.date
    case 'period':
      return limits.period
    case 'choice':
    case 'verdict':
    case 'supports':
    case 'file-of':
      return limits.choice
    case 'choices':
    case 'tree-choice':
      return field.max === undefined ? limits.choice : limits.max(field.max)
    case 'tags':
      return limits.tags(field.min, field.max)
    case 'table':
      return limits.rows(field.maxRows)
    case 'files':
      return limits.files(field.maxFiles)
    case 'org-ref':
      return limits.org
    case 'readiness':
      return limits.level
    case 'declaration':
      return limits.declaration
    case 'computed':
      return limits.computed
    default:
      return field satisfies never
  }
}

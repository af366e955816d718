import { type ReactNode, useMemo } from 'react'
import type { Answers } from '#core/form/answers.ts'
import { type Asked, asked } from '#core/form/asked.ts'
import type { Field, Form, Section } from '#core/form/form.ts'
import { kindOf } from '#core/form/kinds.ts'
import type { Lists } from '#core/form/lists.ts'
import { useSay } from '../language.tsx'
import { FieldView } from './FieldView.tsx'
import { ReadingContext } from './reading-context.ts'
import { useEditorWords } from './words.ts'
import './form.css'

interface Props {
  readonly form: Form
  readonly lists: Lists
  readonly answers: Answers
  /** Fields that this reader may not read; they are named and left out. */
  readonly hidden?: readonly string[]
  /** Whose suggestion it is, so that exactly what was asked is shown; without them, what was answered. */
  readonly kind?: string
  readonly orgType?: string
  readonly fileHref?: (file: string) => string
  /** The call whose standard readiness was assessed by, and its version. */
  readonly call?: string
  readonly callVersion?: string
  /** Something beside a field, e.g. remarks. */
  readonly beside?: (field: Field) => ReactNode
}

/** A whole form to read, section by section; what is empty says so, what is hidden is named. */
export function FormView(props: Props) {
  const { form, lists, hidden = [], kind, orgType, fileHref, call, callVersion, beside } = props
  const words = useEditorWords()
  const say = useSay()
  const { sections, answers } = useMemo(
    () => shownIn(form, props.answers, kind, orgType),
    [form, props.answers, kind, orgType],
  )
  const read = useMemo(
    () => ({ form, answers, lists, call, callVersion }),
    [form, answers, lists, call, callVersion],
  )
  return (
    <ReadingContext value={read}>
      <div className="form-view">
        {sections.map(({ section, fields }) => (
          <section key={section.id} aria-labelledby={`view-${section.id}`}>
            <h2 id={`view-${section.id}`}>{say(section.title)}</h2>
            <dl>
              {fields.map((it) => (
                <div key={it.id} className={isWide(it) ? 'wide' : undefined} data-field={it.id}>
                  <dt>{say(it.label)}</dt>
                  <dd>
                    {hidden.includes(it.id) ? (
                      <span className="dim">{words.hidden}</span>
                    ) : (
                      <FieldView
                        field={it}
                        value={answers[it.id]}
                        answers={answers}
                        lists={lists}
                        fileHref={fileHref}
                      />
                    )}
                    {beside?.(it)}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </ReadingContext>
  )
}

function shownIn(form: Form, answers: Answers, kind: string | undefined, orgType: string | undefined): Shown {
  // What counts is shown: where elements are assessed, levels are what they come to.
  if (kind !== undefined && orgType !== undefined) return asked(form, { kind, orgType, answers })
  const isShown = (field: Field, section: Section) =>
    (field.when === undefined && section.when === undefined) ||
    (field.kind !== 'computed' && !kindOf(field).isBlank(answers[field.id]))
  const sections = form.sections
    .map((section) => ({ section, fields: section.fields.filter((it) => isShown(it, section)) }))
    .filter((it) => it.fields.length > 0)
  return { sections, answers }
}

type Shown = Pick<Asked, 'sections' | 'answers'>

const isWide = (field: Field): boolean =>
  field.kind === 'table' ||
  field.kind === 'long-text' ||
  field.kind === 'declaration' ||
  field.kind === 'files'

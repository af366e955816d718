import type { Answers } from './answers.ts'
import { computedLevels, elementsTable, fieldFor } from './assessment.ts'
import { type Asking, type Condition, fieldsIn, holds } from './condition.ts'
import type { Field, FieldId, Form, Section } from './form.ts'

/** What is asked of this filer now, and the answers that count: those to questions that are asked. */
export interface Asked {
  readonly sections: readonly AskedSection[]
  readonly fields: readonly Field[]
  readonly answers: Answers
}

export interface AskedSection {
  readonly section: Section
  readonly fields: readonly Field[]
}

/**
 * Settles which questions are asked. An answer to a question that is not asked counts as absent for every condition that
 * looks at it, so that a choice long taken back does not keep asking for more. Questions that wait for each other in a
 * circle see one another's answers as they are.
 */
export function asked(form: Form, asking: Asking): Asked {
  const counted: Record<FieldId, unknown> = { ...asking.answers }
  const seeing = { ...asking, answers: counted }
  const conditions = conditionsOf(form)
  const settled = new Map<FieldId, boolean>()

  const isAsked = (id: FieldId): boolean => {
    const known = settled.get(id)
    if (known !== undefined) return known
    settled.set(id, true)
    const depends = conditions.get(id)
    if (depends === undefined) return true
    for (const other of depends.fields) isAsked(other)
    const answer = depends.all.every((it) => holds(it, seeing))
    settled.set(id, answer)
    if (!answer) delete counted[id]
    return answer
  }

  const elements = elementsTable(fieldsOf(form))
  if (elements !== undefined && isAsked(elements.id)) countLevels(form, counted)
  const sections = form.sections
    .map((section) => ({ section, fields: section.fields.filter((it) => isAsked(it.id)) }))
    .filter((it) => it.fields.length > 0)
  return { sections, fields: sections.flatMap((it) => it.fields), answers: counted }
}

/** Where elements were assessed, the levels are what they come to; what was typed before waits beneath. */
function countLevels(form: Form, counted: Record<FieldId, unknown>): void {
  const fields = fieldsOf(form)
  const levels = computedLevels(fields, counted)
  if (levels === undefined) return
  for (const [use, level] of [
    ['readiness-now', levels.now],
    ['readiness-target', levels.target],
  ] as const) {
    const id = fieldFor(fields, use)?.id
    if (id === undefined) continue
    if (level === undefined) delete counted[id]
    else counted[id] = level
  }
}

/** The questions asked, in their order. */
export const askedFields = (form: Form, asking: Asking): readonly Field[] => asked(form, asking).fields

/** Whether an answer is demanded; the asking is that of the answers that count. */
export const isRequired = (field: Pick<Field, 'required'>, asking: Asking): boolean =>
  typeof field.required === 'object' ? holds(field.required, asking) : (field.required ?? false)

const listed = new WeakMap<Form, readonly Field[]>()

/** Every field of a form, in its order. Forms never change, so each is walked once. */
export function fieldsOf(form: Form): readonly Field[] {
  const known = listed.get(form)
  if (known) return known
  const fields = form.sections.flatMap((it) => it.fields)
  listed.set(form, fields)
  return fields
}

interface Conditions {
  readonly all: readonly Condition[]
  /** The fields that they look at. */
  readonly fields: readonly FieldId[]
}

const conditioned = new WeakMap<Form, ReadonlyMap<FieldId, Conditions>>()

/** On what each question depends; questions that are always asked are left out. Walked once for each form. */
function conditionsOf(form: Form): ReadonlyMap<FieldId, Conditions> {
  const known = conditioned.get(form)
  if (known) return known
  const found = new Map<FieldId, Conditions>()
  for (const { when, fields } of form.sections)
    for (const field of fields) {
      const all = [when, field.when].filter((it) => it !== undefined)
      if (all.length > 0) found.set(field.id, { all, fields: all.flatMap(fieldsIn) })
    }
  conditioned.set(form, found)
  return found
}

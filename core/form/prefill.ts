import { canonicalJson } from '../canonical.ts'
import type { Answers } from './answers.ts'
import { fieldsOf } from './asked.ts'
import type { Field, FieldId, Form } from './form.ts'
import { kindOf } from './kinds.ts'

/** An answer offered as a beginning: the whole of its source, never shortened. */
export interface Prefill {
  readonly field: FieldId
  readonly value: unknown
  readonly from: FieldId
}

/** A condensed answer that no longer says what its source says. */
export interface Drift {
  readonly field: FieldId
  readonly from: FieldId
  readonly value: unknown
  readonly source: unknown
}

/** What to put into fields that are still blank and have a source that is not. */
export const prefill = (form: Form, answers: Answers): Prefill[] =>
  pairsOf(form)
    .filter(({ field, source }) => isBlank(field, answers) && !isBlank(source, answers))
    .map(({ field, source }) => ({ field: field.id, value: answers[source.id], from: source.id }))

/** Filled fields that differ from a filled source; one who condensed on purpose sees it as a mark, not as a fault. */
export const driftOf = (form: Form, answers: Answers): Drift[] =>
  pairsOf(form)
    .filter(({ field, source }) => !isBlank(field, answers) && !isBlank(source, answers))
    .filter(({ field, source }) => written(field, answers) !== written(source, answers))
    .map(({ field, source }) => ({
      field: field.id,
      from: source.id,
      value: answers[field.id],
      source: answers[source.id],
    }))

const isBlank = (field: Field, answers: Answers): boolean => kindOf(field).isBlank(answers[field.id])

const written = (field: Field, answers: Answers): string =>
  canonicalJson(kindOf(field).canonical(field, answers[field.id]))

/** Pairs of a form's kinds that hold the same shape; a source that the form does not have offers nothing. */
function pairsOf(form: Form): { field: Field; source: Field }[] {
  const fields = fieldsOf(form)
  return fields.flatMap((field) => {
    const source = field.prefill === undefined ? undefined : fields.find((it) => it.id === field.prefill)
    return source !== undefined && shapeOf(source) === shapeOf(field) ? [{ field, source }] : []
  })
}

/** Kinds with the same kind of value: a line and a paragraph are both text. */
const shapeOf = ({ kind }: Field): string =>
  kind === 'long-text' ? 'text' : kind === 'integer' || kind === 'money' ? 'decimal' : kind

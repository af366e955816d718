import type { Answers, StoredAnswer } from '../../form/answers.ts'
import { fieldsOf } from '../../form/asked.ts'
import { isEmpty } from '../../form/condition.ts'
import type { Field, FieldId, Form } from '../../form/form.ts'
import { kindOf } from '../../form/kinds.ts'
import { pathsOf } from '../../form/paths.ts'
import { storable } from '../../form/storable.ts'

/** What goes over into the other form, and what the filer is told. */
export interface Carried {
  readonly answers: readonly StoredAnswer[]
  readonly kept: readonly FieldId[]
  readonly dropped: readonly FieldId[]
}

/**
 * Answers carried from one form into another by the field's id, whose meaning never changes (ruling 5). Statements are made
 * anew for each suggestion, and files belong to the one they were given with: neither goes over.
 */
export function carry(from: Form, answers: Answers, into: Form): Carried {
  const target = new Map(fieldsOf(into).map((it) => [it.id, it]))
  const filled = fieldsOf(from).filter((it) => it.kind !== 'computed' && !isEmpty(answers[it.id]))
  const fits = (field: Field): boolean => {
    const other = target.get(field.id)
    return (
      other !== undefined &&
      other.kind === field.kind &&
      field.kind !== 'files' &&
      field.kind !== 'declaration' &&
      kindOf(other).fits(answers[field.id])
    )
  }
  const kept = filled.filter(fits).map((it) => it.id)
  const carried = Object.fromEntries(kept.map((id) => [id, answers[id]]))
  return {
    answers: pathsOf(into, carried).filter((it) => storable(into, it.path, it.value).ok),
    kept,
    dropped: filled.map((it) => it.id).filter((id) => !kept.includes(id)),
  }
}

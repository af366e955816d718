import type { Condition } from './condition.ts'
import type { Form } from './form.ts'

/** A form without what only another of its kinds is asked: what a blank paper of one kind holds. */
export const formForKind = (form: Form, kind: string): Form => {
  const isFor = (when: Condition | undefined): boolean =>
    when === undefined || !('kind' in when) || when.kind.includes(kind)
  return {
    ...form,
    sections: form.sections
      .filter((it) => isFor(it.when))
      .map((it) => ({ ...it, fields: it.fields.filter((field) => isFor(field.when)) })),
  }
}

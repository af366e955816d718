import { fieldsOf } from '../form/asked.ts'
import type { FieldId, FieldUse, Form } from '../form/form.ts'

/** The question that is used for this, wherever a form asks it. */
export const fieldUsedFor = (form: Form, use: FieldUse): FieldId | undefined =>
  fieldsOf(form).find((it) => it.use === use)?.id

/** The question whose answer names the subject. */
export const titleFieldIn = (form: Form): FieldId | undefined => fieldUsedFor(form, 'title')

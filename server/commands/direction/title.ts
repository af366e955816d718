import { fieldsOf } from '#core/form/asked.ts'
import type { FieldId, Form } from '#core/form/form.ts'

/** The field of the sheet that names the direction. */
export const titleFieldOf = (form: Form): FieldId | undefined =>
  fieldsOf(form).find((it) => it.use === 'title')?.id

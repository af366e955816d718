import type { Form } from '#core/form/form.ts'
import { placeOf } from '#core/form/paths.ts'
import type { Words } from '#core/text.ts'

/** What the form calls the place of an answer. */
export function labelAt(form: Form, path: string): Words | undefined {
  const place = placeOf(form, path)
  if (!place) return undefined
  if (place.to === 'field') return place.field.label
  return place.to === 'cell' ? place.column.label : place.table.label
}

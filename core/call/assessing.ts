import type { Field, Form, VerdictField } from '../form/form.ts'
import { levelsFor } from '../trl/checklists.ts'
import type { Call } from './call.ts'

/** A table of elements learns how they are assessed, and gets a column for each item of the scale. */
export function assessing(form: Form, { scale, checklists }: Call['readiness']): Form {
  if (checklists === undefined) return form
  const { classes, ...method } = checklists
  const levels = levelsFor(scale, { classes }, '')
  const items = levels.flatMap((it) => it.items)
  const columns = items.map(
    ({ id, text }): VerdictField => ({
      id,
      kind: 'verdict',
      label: text,
      list: 'readinessVerdicts',
      max: longestReason,
    }),
  )
  const withItems = (field: Field): Field =>
    field.kind === 'table' && field.use === 'readiness-elements'
      ? { ...field, columns: [...field.columns, ...columns], assesses: { ...method, levels } }
      : field
  return {
    ...form,
    sections: form.sections.map((it) => ({ ...it, fields: it.fields.map(withItems) })),
  }
}

/** Longest reason for an answer to an item, in characters (annex 7 as a sheet, domain §1.8). */
const longestReason = 200

import { fieldsOf } from '../../form/asked.ts'
import type { Column, Field, Form, TableField } from '../../form/form.ts'

/** The table in which partner enterprises stand, its column for their need and that for their credit code. */
export interface PartnerTable {
  readonly table: TableField
  /** What the partner itself writes. */
  readonly need: Column
  readonly code: Column | undefined
}

/** Where partner enterprises fill in together with the filer (notice, N11), if this form asks for them. */
export function partnerTable(form: Form): PartnerTable | undefined {
  const table = fieldsOf(form).find((it) => it.use === 'partner-enterprises')
  if (table?.kind !== 'table') return undefined
  const need = table.columns.find((it) => it.kind === 'long-text')
  const code = table.columns.find((it) => it.kind === 'text' && it.format === 'credit-code')
  return need && { table, need, code }
}

/** How to reach a person: not for a partner's eyes. */
const reaches = (it: Field): boolean =>
  it.kind === 'text' && (it.format === 'email' || it.format === 'mobile' || it.format === 'phone')

const narrowed = new WeakMap<Form, Form>()

/** The form as a partner reads it: without what is for the office, without telephone numbers and addresses, without files. */
export function partnerForm(form: Form): Form {
  const known = narrowed.get(form)
  if (known) return known
  const sections = form.sections
    .filter((it) => it.seenBy !== 'office')
    .map((section) => ({
      ...section,
      fields: section.fields
        .filter((it) => !reaches(it) && it.kind !== 'files')
        .map((it) => (it.kind === 'table' ? { ...it, columns: it.columns.filter((c) => !reaches(c)) } : it)),
    }))
    .filter((it) => it.fields.length > 0)
  const made = { ...form, sections, rules: [] }
  narrowed.set(form, made)
  return made
}

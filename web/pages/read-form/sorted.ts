import type { ReadPaper } from '#api/papers.ts'
import type { Answers } from '#core/form/answers.ts'
import { asked, fieldsOf } from '#core/form/asked.ts'
import type { Field, FieldUse, Form, Section } from '#core/form/form.ts'

export type Found = ReadPaper['fields'][number]

/** What the beginning of a draft asks by itself, so that no tick decides on it. */
const askedApart: readonly (FieldUse | undefined)[] = ['field', 'field-note', 'livelihood']

/** What was found, in the order in which the form asks. */
export interface Sorted {
  readonly sections: readonly {
    readonly section: Section
    readonly found: readonly { readonly field: Field; readonly it: Found }[]
  }[]
  readonly blank: readonly Field[]
  readonly missing: readonly Field[]
  /** Questions that the form in force no longer asks, and that could not be read either. */
  readonly gone: readonly Found[]
}

export function sorted(form: Form, kind: string, orgType: string, read: ReadPaper): Sorted {
  const found = new Map(read.fields.map((it) => [it.field, it]))
  const counts = new Set(
    asked(form, { kind, orgType, answers: answersIn(read.fields) }).fields.map((it) => it.id),
  )
  const fields = fieldsOf(form)
  return {
    sections: form.sections
      .map((section) => ({
        section,
        found: section.fields.flatMap((field) => {
          const it = found.get(field.id)
          const shown = it !== undefined && it.state !== 'blank' && !askedApart.includes(field.use)
          return shown ? [{ field, it }] : []
        }),
      }))
      .filter((it) => it.found.length > 0),
    blank: fields.filter((it) => found.get(it.id)?.state === 'blank' && counts.has(it.id)),
    missing: fields.filter((it) => read.missing.includes(it.id) && counts.has(it.id)),
    gone: read.fields.filter((it) => it.state !== 'blank' && fields.every((field) => field.id !== it.field)),
  }
}

/** The answers that could be read. */
export const answersIn = (found: readonly Found[]): Answers =>
  Object.fromEntries(found.flatMap((it) => (it.state === 'value' ? [[it.field, it.value]] : [])))

/** Only what was read without any doubt is ticked beforehand. */
export const isCertain = (it: Found): boolean =>
  it.state === 'value' && (it.confidence === 'both' || it.confidence === 'mark') && it.cells.length === 0

/** What the file says where the form asks for this. */
export function saidFor(
  form: Form,
  found: readonly Found[],
  use: FieldUse,
): { readonly value: string; readonly text: string } {
  const field = fieldsOf(form).find((it) => it.use === use)
  const it = found.find((one) => one.field === field?.id)
  if (it === undefined) return { value: '', text: '' }
  return isCertain(it) && typeof it.value === 'string'
    ? { value: it.value, text: '' }
    : { value: '', text: it.state === 'blank' ? '' : it.text }
}

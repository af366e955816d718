import type { Answers, Row } from '../form/answers.ts'
import type { Field, FieldId, Form, Section } from '../form/form.ts'
import { lengthOf, type Words } from '../text.ts'

/** A text of a suggestion that a direction can draw on. */
export interface Passage {
  /** The field, or the cell of a table as `table/row/column`. */
  readonly path: string
  readonly label: Words
  readonly text: string
}

/** Shorter answers are labels and numbers, nothing that a sentence could come from. */
const shortest = 8

/**
 * What a direction can draw on: the texts that the filer wrote, in the order of the form. People, contacts and what only
 * the office reads are left out: a guide names nobody.
 */
export function passagesOf(
  form: Form,
  answers: Answers,
  titleOnly: readonly FieldId[] = [],
): readonly Passage[] {
  return form.sections
    .filter((section) => section.seenBy !== 'office' && !declares(section))
    .flatMap((section) => section.fields)
    .filter((field) => !titleOnly.includes(field.id) && !namesPeople(field) && !namesUnit(field))
    .flatMap((field) => textsOf(field, answers[field.id]))
}

/** What stands beside declarations is about the paper and not about its subject: who checked it, where a secret is. */
const declares = (section: Section): boolean => section.fields.some((it) => it.kind === 'declaration')

const ofPeople: readonly (string | undefined)[] = [
  'partner-enterprises',
  'co-proposers',
  'avoid-experts',
  'recommend-experts',
  'named-person',
]
const namesPeople = ({ use }: Field): boolean => use?.startsWith('person-') || ofPeople.includes(use)
/** A unit that is named beside other words, which may be drawn on. */
const namesUnit = ({ use }: Field): boolean => use === 'named-unit' || use === 'named-code'

function textsOf(field: Field, answer: unknown): readonly Passage[] {
  if (field.kind === 'text' || field.kind === 'long-text') {
    const contact = field.kind === 'text' && field.format !== undefined
    return typeof answer === 'string' && !contact && lengthOf(answer) >= shortest
      ? [{ path: field.id, label: field.label, text: answer }]
      : []
  }
  if (field.kind !== 'table' || !Array.isArray(answer) || field.columns.some(namesPeople)) return []
  return (answer as readonly Row[]).flatMap((row) =>
    field.columns
      .filter((column) => !namesUnit(column))
      .flatMap((column) =>
        textsOf(column, row.cells[column.id]).map((it) => ({
          ...it,
          path: `${field.id}/${row.id}/${column.id}`,
          label: field.label,
        })),
      ),
  )
}

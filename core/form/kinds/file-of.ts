import type { FileAnswer } from '../answers.ts'
import type { FileOfField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { isBlankText } from './text.ts'

/** A file of a slot, by its id. Its name and digest stand in the slot, once. */
export const fileOf: FieldKind<FileOfField> = {
  isBlank: isBlankText,
  fits: (raw) => typeof raw === 'string',
  check: (field, raw, { asking }) =>
    fileIn(asking.answers[field.of], raw) === undefined ? [must(field, 'file-gone')] : [],
  canonical: (_field, raw) => raw,
  // The id means nothing to a reader; whoever shows the row shows the slot's name for it.
  show: () => '',
}

/** The file of a slot's answer that has this id. */
export const fileIn = (slot: unknown, id: unknown): FileAnswer | undefined =>
  Array.isArray(slot) ? (slot as readonly FileAnswer[]).find((it) => it?.id === id) : undefined

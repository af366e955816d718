import type { FieldHintText } from '../../zh-CN/web/field-hint.ts'

/** A hint, not a choice: which field the words of a suggestion point to. */
export const fieldHint: FieldHintText = {
  seems: (field, because) => `This seems to belong to “${field}”, because of: ${because.join(', ')}.`,
  or: (field, because) => ` Or perhaps to “${field}” (${because.join(', ')}).`,
}

/** A hint, not a choice: which field the words of a suggestion point to. */
export const fieldHint = {
  seems: (field: string, because: readonly string[]) =>
    `看起来属于“${field}”，因为提到了${listed(because)}。`,
  or: (field: string, because: readonly string[]) => `也可能是“${field}”（${because.join('、')}）。`,
}

const listed = (words: readonly string[]): string => words.map((it) => `“${it}”`).join('、')

export type FieldHintText = typeof fieldHint

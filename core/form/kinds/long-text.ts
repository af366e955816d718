import type { LongTextField } from '../form.ts'
import { type FieldKind, maxOf, must } from '../kind.ts'
import { canonicalText, checkLength, isBlankText } from './text.ts'

/** Paragraphs of plain text. */
export const longText: FieldKind<LongTextField> = {
  isBlank: isBlankText,
  fits: (raw) => typeof raw === 'string',
  check(field, raw, { asking }) {
    if (typeof raw !== 'string') return [must(field, 'not-text')]
    const max = maxOf(field, asking.kind)
    return checkLength(field, raw, field.min === undefined ? { max } : { min: field.min, max })
  },
  canonical: (_field, raw) => (typeof raw === 'string' ? canonicalText(raw) : raw),
  show: (_field, raw) => (typeof raw === 'string' ? canonicalText(raw) : ''),
}

import type { ChoiceField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { nameOf, optionOf } from '../lists.ts'
import { isBlankText } from './text.ts'

/** One of several. */
export const choice: FieldKind<ChoiceField> = {
  isBlank: isBlankText,
  fits: (raw) => typeof raw === 'string',
  check: (field, raw, { lists }) =>
    optionOf(field, raw, lists) ? [] : [must(field, 'not-an-option', naming(raw))],
  canonical: (_field, raw) => raw,
  show: (field, raw, lists, language) => (typeof raw === 'string' ? nameOf(field, raw, lists, language) : ''),
}

/** The offending code for the sentence, if it is one and not too long to be read. */
export const naming = (raw: unknown): { value: string } => ({
  value: typeof raw === 'string' ? [...raw.slice(0, 80)].slice(0, 40).join('') : '',
})

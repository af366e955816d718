import type { TreeChoiceField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { nameOf, optionOf } from '../lists.ts'
import { naming } from './choice.ts'
import { canonicalCodes, checkCodes, codesOf, fitsTexts, isBlankList } from './choices.ts'
import { isBlankText } from './text.ts'

/** One code of a tree, or a list of codes where the field has a `max`. */
export const treeChoice: FieldKind<TreeChoiceField> = {
  isBlank: (raw) => isBlankText(raw) || isBlankList(raw),
  fits: (raw) => typeof raw === 'string' || fitsTexts(raw),
  check(field, raw, { lists }) {
    if (Array.isArray(raw)) return checkCodes({ ...field, max: field.max ?? 1 }, raw, lists)
    return optionOf(field, raw, lists) ? [] : [must(field, 'not-an-option', naming(raw))]
  },
  /** One code is text and several are a list, however they were sent. */
  canonical(field, raw) {
    if (field.max !== undefined) return canonicalCodes(typeof raw === 'string' ? [raw] : raw)
    const codes = codesOf(raw)
    return codes.length === 1 && (typeof raw === 'string' || fitsTexts(raw)) ? codes[0] : raw
  },
  show: (field, raw, lists, language) =>
    codesOf(raw)
      .map((it) => nameOf(field, it, lists, language))
      .join(language === 'zh' ? '\u3001' : ', '),
}

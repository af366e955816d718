import type { Row } from '../answers.ts'
import type { SupportsField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { canonicalCodes, codesOf, fitsTexts, isBlankList } from './choices.ts'

/** Items that a document supports. Each says its element's row and the item: `row/item`. */
export const supports: FieldKind<SupportsField> = {
  isBlank: isBlankList,
  fits: fitsTexts,
  check(field, raw, { asking }) {
    if (!fitsTexts(raw)) return [must(field, 'not-an-option', { value: '' })]
    const rows = asking.answers[field.of]
    const there = new Set(Array.isArray(rows) ? rows.map((it: Partial<Row> | null) => it?.id) : [])
    const gone = placesIn(raw).filter((it) => !there.has(it.element)).length
    return gone === 0 ? [] : [must(field, 'readiness-support-gone', { count: gone })]
  },
  canonical: (_field, raw) => canonicalCodes(raw),
  show: (_field, raw, _lists, language) =>
    [...new Set(placesIn(raw).map((it) => it.item))].join(language === 'zh' ? '\u3001' : ', '),
}

/** The elements and items that such an answer names; what names none is left out. */
export const placesIn = (raw: unknown): { readonly element: string; readonly item: string }[] =>
  codesOf(raw).flatMap((it) => {
    const [element = '', item = '', ...rest] = it.split('/')
    return element === '' || item === '' || rest.length > 0 ? [] : [{ element, item }]
  })

import { lengthOf, unstorable } from '../../text.ts'
import type { Finding } from '../finding.ts'
import type { TagsField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { naming } from './choice.ts'
import { fitsTexts } from './choices.ts'
import { canonicalText, isBlankText } from './text.ts'

/** A few short words of one's own. */
export const tags: FieldKind<TagsField> = {
  isBlank: (raw) => raw === undefined || raw === null || (Array.isArray(raw) && raw.every(isBlankText)),
  fits: fitsTexts,
  check(field, raw) {
    if (!fitsTexts(raw)) return [must(field, 'not-text')]
    const words = wordsOf(raw)
    const count = words.length
    const found = words.flatMap((it) => checkWord(field, it))
    const folded = words.map((it) => it.toLowerCase())
    const again = words.filter((_it, at) => folded.indexOf(folded[at] ?? '') < at)
    found.push(...again.map((it) => must(field, 'twice', naming(it))))
    if (count < field.min) found.push(must(field, 'too-few', { min: field.min, count }))
    if (count > field.max) found.push(must(field, 'too-many', { max: field.max, count }))
    return found
  },
  canonical: (_field, raw) => (fitsTexts(raw) ? wordsOf(raw) : raw),
  show: (_field, raw, _lists, language) => wordsOf(raw).join(language === 'zh' ? '\u3001' : ', '),
}

/** The words that are not blank, trimmed. */
export function wordsOf(raw: unknown): string[] {
  if (!Array.isArray(raw)) return []
  const texts = raw.filter((it): it is string => typeof it === 'string')
  return texts.map(canonicalText).filter((it) => it !== '')
}

function checkWord(field: TagsField, word: string): Finding[] {
  if (unstorable(word) !== undefined) return [must(field, 'unstorable')]
  const length = lengthOf(word)
  return length > field.each ? [must(field, 'too-long', { ...naming(word), max: field.each, length })] : []
}

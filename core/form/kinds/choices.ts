import type { Finding } from '../finding.ts'
import type { ChoicesField, Choosing, FieldBase } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { type Lists, nameOf, optionsOf } from '../lists.ts'
import { naming } from './choice.ts'

/** Any number of several, in no order that matters. */
export const choices: FieldKind<ChoicesField> = {
  isBlank: isBlankList,
  fits: fitsTexts,
  check: (field, raw, { lists }) => checkCodes(field, raw, lists),
  canonical: (_field, raw) => canonicalCodes(raw),
  show: (field, raw, lists, language) =>
    codesOf(raw)
      .map((it) => nameOf(field, it, lists, language))
      .join(language === 'zh' ? '\u3001' : ', '),
}

export function isBlankList(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true
  return Array.isArray(raw) && raw.every((it) => it === null || it === undefined || it === '')
}

export function fitsTexts(raw: unknown): boolean {
  return Array.isArray(raw) && raw.every((it) => typeof it === 'string')
}

/** The codes in an answer of one or several; whatever else it holds is left out. */
export function codesOf(raw: unknown): string[] {
  const all: unknown[] = Array.isArray(raw) ? raw : [raw]
  return all.filter((it): it is string => typeof it === 'string' && it !== '')
}

export const canonicalCodes = (raw: unknown): unknown => (fitsTexts(raw) ? [...new Set(codesOf(raw))] : raw)

/** Codes that exist, each once, neither too few nor too many. */
export function checkCodes(
  field: FieldBase & Choosing & { readonly min?: number; readonly max?: number },
  raw: unknown,
  lists: Lists,
): Finding[] {
  if (!fitsTexts(raw)) return [must(field, 'not-an-option', naming(raw))]
  const codes = codesOf(raw)
  const known = new Set(optionsOf(field, lists).map((it) => it.code))
  const different = new Set(codes)
  const found = [...different]
    .filter((it) => !known.has(it))
    .map((it) => must(field, 'not-an-option', naming(it)))
  const count = different.size
  if (field.min !== undefined && count < field.min)
    found.push(must(field, 'too-few', { min: field.min, count }))
  if (field.max !== undefined && count > field.max)
    found.push(must(field, 'too-many', { max: field.max, count }))
  return found
}

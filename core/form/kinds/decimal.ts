import { compareDecimals, type Decimal, decimalOf, decimalText, parseDecimal } from '../../decimal.ts'
import type { Finding } from '../finding.ts'
import type { DecimalField, FieldBase } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { isBlankText } from './text.ts'

/** A measured or estimated number with a stated number of digits after the point. */
export const decimal: FieldKind<DecimalField> = {
  isBlank: isBlankText,
  fits: fitsNumber,
  check(field, raw) {
    const value = parseDecimal(raw)
    if (value === undefined) return [must(field, 'not-a-number')]
    if (value.scale > field.precision) return [must(field, 'too-precise', { precision: field.precision })]
    return checkBounds(field, value)
  },
  canonical: (_field, raw) => canonicalNumber(raw),
  show: (field, raw, _lists, language) => shownNumber(raw, field.unit?.[language]),
}

/** Numbers are kept as typed; a JSON number is taken too, since some writers send one. */
export function fitsNumber(raw: unknown): boolean {
  return typeof raw === 'string' || (typeof raw === 'number' && Number.isFinite(raw))
}

export function checkBounds(
  field: FieldBase & { readonly min?: number; readonly max?: number },
  value: Decimal,
): Finding[] {
  const { min, max } = field
  if (min !== undefined && compareDecimals(value, decimalOf(min)) < 0)
    return [must(field, 'too-small', { min })]
  if (max !== undefined && compareDecimals(value, decimalOf(max)) > 0)
    return [must(field, 'too-large', { max })]
  return []
}

/** One way of writing each number; what is no number stays as typed. */
export function canonicalNumber(raw: unknown): unknown {
  const value = parseDecimal(raw)
  return value === undefined ? raw : decimalText(value)
}

export function shownNumber(raw: unknown, unit: string | undefined): string {
  const value = canonicalNumber(raw)
  if (typeof value !== 'string' || value.trim() === '') return ''
  return unit === undefined ? value : `${value} ${unit}`
}

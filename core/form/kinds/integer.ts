import { compareDecimals, type Decimal, decimalOf, decimalText, parseDecimal } from '../../decimal.ts'
import type { Finding } from '../finding.ts'
import type { IntegerField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { canonicalNumber, checkBounds, fitsNumber, shownNumber } from './decimal.ts'
import { isBlankText } from './text.ts'

/** A whole number, kept as text so that nothing is rounded on its way. */
export const integer: FieldKind<IntegerField> = {
  isBlank: isBlankText,
  fits: fitsNumber,
  check(field, raw) {
    const value = parseDecimal(raw)
    if (value === undefined) return [must(field, 'not-a-number')]
    if (value.scale > 0) return [must(field, 'not-whole')]
    const outside = checkBounds(field, value)
    return outside.length > 0 ? outside : checkUsual(field, value)
  },
  canonical: (_field, raw) => canonicalNumber(raw),
  show: (field, raw, _lists, language) => shownNumber(raw, field.unit?.[language]),
}

function checkUsual(field: IntegerField, value: Decimal): Finding[] {
  const { min, max, why } = field.usual ?? {}
  const low = min !== undefined && compareDecimals(value, decimalOf(min)) < 0
  const high = max !== undefined && compareDecimals(value, decimalOf(max)) > 0
  if (why === undefined || !(low || high)) return []
  const params = {
    value: decimalText(value),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  }
  return [{ field: field.id, weight: 'should', code: 'usual-range', params, message: why }]
}

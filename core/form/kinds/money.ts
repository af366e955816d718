import { compareDecimals, decimalOf, parseDecimal } from '../../decimal.ts'
import { formatMoney, moneyScale, parseMoney, readableMoney } from '../../money.ts'
import type { MoneyField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { fitsNumber } from './decimal.ts'
import { isBlankText } from './text.ts'

/** An amount in 万元, exact to the yuan. */
export const money: FieldKind<MoneyField> = {
  isBlank: isBlankText,
  fits: fitsNumber,
  check(field, raw) {
    const amount = parseDecimal(raw)
    if (amount === undefined) return [must(field, 'not-an-amount')]
    if (amount.scale > moneyScale) return [must(field, 'too-precise', { precision: moneyScale })]
    if (field.positive && amount.units <= 0n) return [must(field, 'not-positive')]
    if (amount.units < 0n) return [must(field, 'too-small', { min: 0 })]
    if (field.max !== undefined && compareDecimals(amount, decimalOf(field.max)) > 0)
      return [must(field, 'too-large', { max: field.max })]
    return []
  },
  canonical(_field, raw) {
    const yuan = parseMoney(raw)
    return yuan === undefined ? raw : formatMoney(yuan)
  },
  show(_field, raw) {
    const yuan = parseMoney(raw)
    return yuan === undefined ? (typeof raw === 'string' ? raw.trim() : '') : readableMoney(yuan)
  },
}

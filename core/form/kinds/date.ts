import { isDay } from '../../instant.ts'
import { halfWidth } from '../../text.ts'
import type { DateField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { isBlankText } from './text.ts'

/** A day or a month of the civil calendar, without a clock. */
export const date: FieldKind<DateField> = {
  isBlank: isBlankText,
  fits: (raw) => typeof raw === 'string',
  check(field, raw) {
    if (readDate(raw, field.precision) !== undefined) return []
    return [must(field, field.precision === 'day' ? 'not-a-date' : 'not-a-month')]
  },
  canonical: (field, raw) => readDate(raw, field.precision) ?? raw,
  show: (field, raw) => readDate(raw, field.precision) ?? (typeof raw === 'string' ? raw.trim() : ''),
}

/** 2024-6-1, 2024/06/01, 2024.6.1 and 2024年6月1日 are one day; years from 1900 to 2199. */
const written = /^((?:19|20|21)\d\d)[-/.\u5e74](\d{1,2})(?:[-/.\u6708](\d{1,2})\u65e5?|\u6708)?$/

/** `2024-06-01` or `2024-06` out of what was typed, if the calendar has it. */
export function readDate(raw: unknown, precision: DateField['precision']): string | undefined {
  if (typeof raw !== 'string' || raw.length > 40) return undefined
  const match = written.exec(halfWidth(raw).trim())
  if (!match) return undefined
  const [, year, month = '', day] = match
  if ((day !== undefined) !== (precision === 'day')) return undefined
  const first = `${year}-${month.padStart(2, '0')}`
  if (!isDay(`${first}-${(day ?? '1').padStart(2, '0')}`)) return undefined
  return day === undefined ? first : `${first}-${day.padStart(2, '0')}`
}

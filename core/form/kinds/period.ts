import type { Finding } from '../finding.ts'
import type { PeriodField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { readDate } from './date.ts'
import { isBlankText } from './text.ts'

/** A span of months, both ends included. */
export const period: FieldKind<PeriodField> = {
  isBlank: (raw) =>
    raw === undefined || raw === null || (isEnds(raw) && isBlankText(raw.from) && isBlankText(raw.to)),
  fits: (raw) =>
    isEnds(raw) &&
    Object.keys(raw).every((it) => it === 'from' || it === 'to') &&
    [raw.from, raw.to].every((it) => it === undefined || it === null || typeof it === 'string'),
  check(field, raw) {
    const ends = readPeriod(raw)
    const bad = (['from', 'to'] as const).filter((it) => ends[it] === undefined)
    if (bad.length > 0) return bad.map((part) => must(field, 'not-a-month', { part }))
    return checkSpan(field, ends.from ?? '', ends.to ?? '')
  },
  canonical(_field, raw) {
    const { from, to } = readPeriod(raw)
    return from === undefined || to === undefined ? raw : { from, to }
  },
  show(_field, raw) {
    const { from, to } = readPeriod(raw)
    return from === undefined && to === undefined ? '' : `${from ?? ''} \u2013 ${to ?? ''}`
  },
}

/** The two months as far as they can be read. */
export function readPeriod(raw: unknown): { from?: string; to?: string } {
  if (!isEnds(raw)) return {}
  const [from, to] = [readDate(raw.from, 'month'), readDate(raw.to, 'month')]
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function checkSpan(field: PeriodField, from: string, to: string): Finding[] {
  const months = monthsOf(to) - monthsOf(from) + 1
  if (months < 1) return [must(field, 'end-before-start')]
  const max = field.maxMonths
  return max !== undefined && months > max ? [must(field, 'period-too-long', { max, months })] : []
}

const monthsOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

const isEnds = (raw: unknown): raw is { readonly from?: unknown; readonly to?: unknown } =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

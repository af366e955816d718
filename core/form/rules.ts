import {
  compareDecimals,
  type Decimal,
  decimalOf,
  decimalText,
  negated,
  parseDecimal,
  sumDecimals,
  timesDecimal,
} from '../decimal.ts'
import type { Day } from '../instant.ts'
import type { Row } from './answers.ts'
import type { Finding } from './finding.ts'
import type { Field, FieldId, Rule } from './form.ts'
import type { Setting } from './kind.ts'
import { codesOf } from './kinds/choices.ts'
import { readDate } from './kinds/date.ts'
import { readPeriod } from './kinds/period.ts'
import { rowsOf } from './kinds/table.ts'
import { kindOf } from './kinds.ts'
import { isWithin } from './lists.ts'

interface RuleSetting extends Setting {
  readonly today: Day
  /** The fields that are asked. */
  readonly fields: ReadonlyMap<FieldId, Field>
}

type Of<Name extends Rule['rule']> = Extract<Rule, { rule: Name }>

/**
 * Whether answers fit together. A rule speaks only about what is there: an answer that is blank, unreadable or not asked is
 * the business of its own field. Arithmetic is exact.
 */
export function checkRule(rule: Rule, setting: RuleSetting): Finding[] {
  switch (rule.rule) {
    case 'sum':
      return checkSum(rule, setting)
    case 'at-most':
      return compared(rule, setting, rule.than, decimalOf(rule.times ?? 1), 1)
    case 'at-least-share':
      return compared(rule, setting, rule.of, timesDecimal(decimalOf(rule.percent), hundredth), -1)
    case 'rising':
      return checkRising(rule, setting)
    case 'some-row': {
      const rows = rowsIn(rule, setting)
      return rows.length === 0 || rows.some((it) => isAmong(it, rule)) ? [] : [said(rule)]
    }
    case 'no-row': {
      const bad = rowsIn(rule, setting).filter((it) => isAmong(it, rule))
      return bad.map((it) => said(rule, rule.at === rule.table ? { row: it.id, column: rule.column } : {}))
    }
    case 'some-row-within':
      return checkWithin(rule, setting)
    case 'from-now':
      return checkFromNow(rule, setting)
    case 'never':
      return [said(rule)]
    default:
      return rule satisfies never
  }
}

const hundredth: Decimal = { units: 1n, scale: 2 }

const said = (rule: Rule, more: Partial<Finding> = {}): Finding => ({
  field: rule.at,
  weight: rule.weight,
  code: 'rule',
  message: rule.message,
  ...more,
})

/** The parts that were left blank count as nothing, once one of them is filled. */
function checkSum(rule: Of<'sum'>, setting: RuleSetting): Finding[] {
  const total = numberOf(rule.total, setting)
  const filled = rule.parts.filter((it) => !isBlank(it, setting))
  const parts = filled.map((it) => numberOf(it, setting)).filter((it) => it !== undefined)
  if (total === undefined || parts.length === 0 || parts.length < filled.length) return []
  const sum = sumDecimals(parts)
  const gap = sumDecimals([sum, negated(total)])
  const size = gap.units < 0n ? negated(gap) : gap
  if (compareDecimals(size, decimalOf(rule.within ?? 0)) <= 0) return []
  return [said(rule, { params: { sum: decimalText(sum), total: decimalText(total) } })]
}

/** A finding where the field lies on the wrong side of a multiple of the other. */
function compared(
  rule: Of<'at-most'> | Of<'at-least-share'>,
  setting: RuleSetting,
  other: FieldId,
  times: Decimal,
  wrong: 1 | -1,
): Finding[] {
  const [value, base] = [numberOf(rule.field, setting), numberOf(other, setting)]
  if (value === undefined || base === undefined) return []
  const limit = timesDecimal(base, times)
  if (compareDecimals(value, limit) !== wrong) return []
  return [said(rule, { params: { value: decimalText(value), limit: decimalText(limit) } })]
}

/** Each filled cell lies above the one before it in its column: numbers as numbers, months and days as text. */
function checkRising(rule: Of<'rising'>, setting: RuleSetting): Finding[] {
  const rows = rowsIn(rule, setting)
  return rule.columns.flatMap((column) => {
    const filled = rows.filter((it) => orderable(it.cells[column]) !== undefined)
    const at = filled.findIndex((it, i) => i > 0 && !isAbove(it.cells[column], filled[i - 1]?.cells[column]))
    const row = filled[at]
    if (row === undefined) return []
    return [said(rule, rule.at === rule.table ? { row: row.id, column } : {})]
  })
}

function isAbove(raw: unknown, before: unknown): boolean {
  const [a, b] = [orderable(raw), orderable(before)]
  if (typeof a === 'object' && typeof b === 'object') return compareDecimals(a, b) > 0
  return typeof a === 'string' && typeof b === 'string' && a > b
}

const orderable = (raw: unknown): Decimal | string | undefined =>
  readDate(raw, 'month') ?? readDate(raw, 'day') ?? parseDecimal(raw)

/** Some row's code is one of the chosen codes or lies below one in the list's tree. */
function checkWithin(rule: Of<'some-row-within'>, setting: RuleSetting): Finding[] {
  const wanted = setting.fields.has(rule.within) ? codesOf(setting.asking.answers[rule.within]) : []
  const rows = rowsIn(rule, setting)
  if (rows.length === 0 || wanted.length === 0) return []
  const entries = setting.lists[rule.list] ?? []
  const fits = (row: Row) =>
    codesOf(row.cells[rule.column]).some((code) => wanted.some((it) => isWithin(entries, code, it)))
  return rows.some(fits) ? [] : [said(rule)]
}

/** A day not before today, a month or the beginning of a span not before this month. */
function checkFromNow(rule: Of<'from-now'>, { fields, asking, today }: RuleSetting): Finding[] {
  if (!fields.has(rule.field)) return []
  const raw = asking.answers[rule.field]
  const at = readPeriod(raw).from ?? readDate(raw, 'month') ?? readDate(raw, 'day')
  return at === undefined || at >= today.slice(0, at.length)
    ? []
    : [said(rule, { params: { from: at, today } })]
}

const isAmong = (
  row: Row,
  { column, is }: { readonly column: string; readonly is: readonly string[] },
): boolean => {
  const cell = row.cells[column]
  return typeof cell === 'boolean' ? is.includes(String(cell)) : codesOf(cell).some((it) => is.includes(it))
}

const rowsIn = ({ table }: { readonly table: FieldId }, { fields, asking }: RuleSetting): Row[] =>
  fields.has(table) ? rowsOf(asking.answers[table]) : []

function isBlank(id: FieldId, { fields, asking }: RuleSetting): boolean {
  const field = fields.get(id)
  return field === undefined || kindOf(field).isBlank(asking.answers[id])
}

const numberOf = (id: FieldId, { fields, asking }: RuleSetting): Decimal | undefined =>
  fields.has(id) ? parseDecimal(asking.answers[id]) : undefined

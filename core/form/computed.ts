import { decimalText, parseDecimal, sumDecimals } from '../decimal.ts'
import type { Answers } from './answers.ts'
import type { ComputedField } from './form.ts'
import type { Language } from './kind.ts'
import { codesOf } from './kinds/choices.ts'
import { rowsOf } from './kinds/table.ts'
import { type Lists, nameOf } from './lists.ts'

/** What a computed field comes to: a sum or a count as text, or the codes of a table that the list marks; nothing while there is nothing. */
export function computedOf(
  { formula }: ComputedField,
  answers: Answers,
  lists: Lists,
): string | readonly string[] | undefined {
  if ('sum' in formula) {
    const parts = formula.sum.map((it) => parseDecimal(answers[it])).filter((it) => it !== undefined)
    return parts.length === 0 ? undefined : decimalText(sumDecimals(parts))
  }
  if ('rows' in formula) return String(rowsOf(answers[formula.rows]).length)
  const { table, column, list, property } = formula.flag
  const codes = new Set(rowsOf(answers[table]).flatMap((it) => codesOf(it.cells[column])))
  return [...codes].filter((code) => {
    const mark = lists[list]?.find((it) => it.code === code)?.properties?.[property]
    return mark !== undefined && mark !== false && mark !== ''
  })
}

/** The same for reading. */
export function showComputed(
  field: ComputedField,
  answers: Answers,
  lists: Lists,
  language: Language,
): string {
  const value = computedOf(field, answers, lists)
  if (value === undefined || typeof value === 'string') return value ?? ''
  const { formula } = field
  const list = 'flag' in formula ? { list: formula.flag.list } : {}
  return value.map((it) => nameOf(list, it, lists, language)).join(language === 'zh' ? '\u3001' : ', ')
}

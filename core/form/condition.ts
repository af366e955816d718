import { compareDecimals, decimalOf, parseDecimal } from '../decimal.ts'
import type { Answers } from './answers.ts'
import type { FieldId } from './form.ts'

/** When something is asked, required or looked at: a small sentence about the answers and about who answers. */
export type Condition =
  | { readonly field: FieldId; readonly is: readonly (string | boolean)[] }
  /** For `choices`, `tree-choice` and `tags`: at least one of these is among the answers. */
  | { readonly field: FieldId; readonly has: readonly string[] }
  | { readonly filled: FieldId }
  | { readonly blank: FieldId }
  | { readonly less: FieldId; readonly than: number }
  | { readonly kind: readonly string[] }
  | { readonly orgType: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** Who answers what, as conditions see it. */
export interface Asking {
  readonly kind: string
  readonly orgType: string
  readonly answers: Answers
}

/** Whether the condition is true of these answers and of who gives them. An absent or odd answer makes it false, never an error. */
export function holds(condition: Condition, asking: Asking): boolean {
  const { answers } = asking
  if ('field' in condition) {
    const answer = answers[condition.field]
    return 'is' in condition ? isOneOf(answer, condition.is) : hasOneOf(answer, condition.has)
  }
  if ('filled' in condition) return !isEmpty(answers[condition.filled])
  if ('blank' in condition) return isEmpty(answers[condition.blank])
  if ('less' in condition) return isLess(answers[condition.less], condition.than)
  if ('kind' in condition) return condition.kind.includes(asking.kind)
  if ('orgType' in condition) return condition.orgType.includes(asking.orgType)
  if ('all' in condition) return condition.all.every((it) => holds(it, asking))
  if ('any' in condition) return condition.any.some((it) => holds(it, asking))
  return !holds(condition.not, asking)
}

/** The fields whose answers a condition looks at. */
export function fieldsIn(condition: Condition): FieldId[] {
  if ('field' in condition) return [condition.field]
  if ('filled' in condition) return [condition.filled]
  if ('blank' in condition) return [condition.blank]
  if ('less' in condition) return [condition.less]
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  return 'not' in condition ? fieldsIn(condition.not) : []
}

/** Nothing written, nothing chosen, no row: what counts as unanswered whatever the kind of question. */
export const isEmpty = (answer: unknown): boolean => isEmptyTo(4, answer)

/** No answer is nested deeper than a list in a cell of a row of a table; whatever is, is something. */
function isEmptyTo(depth: number, answer: unknown): boolean {
  if (answer === undefined || answer === null) return true
  if (typeof answer === 'string') return answer.trim() === ''
  if (typeof answer !== 'object' || depth === 0) return false
  const inside: unknown = 'cells' in answer ? answer.cells : answer
  return Object.values(inside ?? {}).every((it) => isEmptyTo(depth - 1, it))
}

const isOneOf = (answer: unknown, wanted: readonly (string | boolean)[]): boolean =>
  (typeof answer === 'string' || typeof answer === 'boolean' || typeof answer === 'number') &&
  wanted.some((it) => it === answer || String(it) === String(answer))

const hasOneOf = (answer: unknown, wanted: readonly string[]): boolean =>
  Array.isArray(answer) ? answer.some((it) => isOneOf(it, wanted)) : isOneOf(answer, wanted)

const isLess = (answer: unknown, than: number): boolean => {
  const value = parseDecimal(answer)
  return value !== undefined && compareDecimals(value, decimalOf(than)) < 0
}

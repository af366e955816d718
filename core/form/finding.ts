import type { Words } from '../text.ts'
import type { FieldId, Weight } from './form.ts'

/** One thing a checker noticed. `must` blocks handing in, `should` asks to look again. */
export interface Finding {
  readonly field: FieldId
  /** In a table: the row and column. */
  readonly row?: string
  readonly column?: string
  readonly weight: Weight
  readonly code: FindingCode
  /** Numbers and names that the sentence needs. */
  readonly params?: Readonly<Record<string, string | number>>
  /** For rules of the call: its own sentence. */
  readonly message?: Words
}

export type FindingCode =
  | 'missing'
  | 'too-long'
  | 'too-short'
  | 'not-text'
  | 'unstorable'
  | 'not-a-number'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'too-precise'
  | 'not-positive'
  | 'not-an-amount'
  | 'not-a-date'
  | 'not-a-month'
  | 'end-before-start'
  | 'period-too-long'
  | 'not-an-option'
  | 'too-few'
  | 'too-many'
  | 'twice'
  | 'not-a-table'
  | 'not-an-email'
  | 'not-a-mobile'
  | 'not-a-phone'
  | 'not-a-postcode'
  | 'not-a-url'
  | 'not-latin'
  | 'not-a-credit-code'
  | 'credit-code-check'
  | 'not-a-file'
  | 'file-type'
  | 'not-declared'
  | 'not-a-level'
  | 'readiness-target-too-low'
  | 'readiness-rise-too-small'
  | 'readiness-start-too-high'
  | 'readiness-start-unusual'
  | 'readiness-reason-missing'
  | 'readiness-support-gone'
  | 'file-gone'
  | 'readiness-name-twice'
  | 'readiness-none-critical'
  | 'readiness-too-many-critical'
  | 'readiness-unanswered'
  | 'readiness-below-scale'
  | 'readiness-too-many-aside'
  | 'readiness-contradiction'
  | 'readiness-target-below-now'
  | 'readiness-no-evidence'
  | 'readiness-evidence-idle'
  | 'readiness-evidence-in-future'
  | 'readiness-plan-ends-elsewhere'
  | 'readiness-plan-not-above-now'
  | 'readiness-plan-in-the-past'
  | 'readiness-from-unknown'
  | 'readiness-promised-missing'
  | 'readiness-held'
  | 'usual-range'
  | 'rule'

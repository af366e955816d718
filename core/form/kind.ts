import type { Words } from '../text.ts'
import type { Asking } from './condition.ts'
import type { Finding, FindingCode } from './finding.ts'
import type { Field, FieldBase, Weight } from './form.ts'
import type { Lists } from './lists.ts'

export type Language = keyof Words

/** What a check may look at besides the answer itself. */
export interface Setting {
  readonly asking: Asking
  readonly lists: Lists
}

/** Everything that is particular to one kind of question. Answers are unknown here: none of these may throw, whatever comes. */
export interface FieldKind<F extends Field> {
  readonly isBlank: (raw: unknown) => boolean
  /** Whether the value has the shape in which this kind is kept while it is being written, right or wrong. */
  readonly fits: (raw: unknown) => boolean
  /** Every finding about an answer that is not blank. */
  readonly check: (field: F, raw: unknown, setting: Setting) => Finding[]
  /** As frozen into a version: one way of writing for one meaning. What cannot be understood stays as it is. */
  readonly canonical: (field: F, raw: unknown) => unknown
  /** As people read it, in one text; empty for what is blank. */
  readonly show: (field: F, raw: unknown, lists: Lists, language: Language) => string
}

export type Params = NonNullable<Finding['params']>

/** A finding that blocks handing in. */
export const must = (field: FieldBase, code: FindingCode, params?: Params): Finding =>
  finding(field, 'must', code, params)

/** A finding that asks to look again. */
export const should = (field: FieldBase, code: FindingCode, params?: Params): Finding =>
  finding(field, 'should', code, params)

const finding = (field: FieldBase, weight: Weight, code: FindingCode, params?: Params): Finding => ({
  field: field.id,
  weight,
  code,
  ...(params && { params }),
})

/** The limit that holds for this kind of suggestion: a field shared by several annexes may differ in length. */
export const maxOf = (
  field: { readonly max: number; readonly maxByKind?: Readonly<Record<string, number>> },
  kind: string,
): number => field.maxByKind?.[kind] ?? field.max

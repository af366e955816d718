import type { NewFact } from '../fact.ts'
import type { FieldId } from '../form/form.ts'
import type { Reason } from '../reason.ts'
import type { Result } from '../result.ts'

/** What a decision brings: what becomes of the thing, what has happened, and what was said about it. */
export interface Decision<Becomes> {
  readonly becomes: Becomes
  readonly facts: readonly NewFact[]
  readonly remarks: readonly Said[]
}

/** A text written in the course of a decision. It is kept beside the facts, never in them. */
export interface Said {
  readonly sort: RemarkSort
  /** The field it is about; empty for the whole. */
  readonly field: FieldId | ''
  readonly body: string
}

export const remarkSorts = [
  'unit-return',
  'unit-refuse',
  'office-return',
  'transfer',
  'refuse',
  'objection',
  'answer',
  'note',
  'opinion',
  'freeze',
  'thaw',
  'purge',
  'withdraw',
  'accept',
  'decline',
] as const
export type RemarkSort = (typeof remarkSorts)[number]

export type Decided<Becomes> = Result<Decision<Becomes>, Reason>

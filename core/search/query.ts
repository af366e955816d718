/** Where something stands in the text of a query, half-open, in UTF-16 units as an input field counts. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Keys whose values are names of the call or of the house; the vocabulary lists them. */
export const choiceKeys = ['kind', 'field', 'livelihood', 'office', 'state', 'has'] as const
export type ChoiceKey = (typeof choiceKeys)[number]

/** Keys that are compared by size: a readiness level, and how long something has waited. */
export const sizeKeys = ['trl', 'waiting'] as const
export type SizeKey = (typeof sizeKeys)[number]

/** Keys whose values are parts of a text. */
export const partKeys = ['unit', 'no', 'handler'] as const
export type PartKey = (typeof partKeys)[number]

export type Key = ChoiceKey | SizeKey | PartKey
export const keys: readonly Key[] = [...choiceKeys, ...sizeKeys, ...partKeys]

export type Comparison = '=' | '>' | '>=' | '<' | '<='
export const periods = ['h', 'd', 'w'] as const
export type Period = (typeof periods)[number]

/** One thing that is asked of a suggestion. */
export type Asked =
  | { readonly test: 'word'; readonly word: string }
  | { readonly test: 'phrase'; readonly phrase: string }
  /** Any of these codes. */
  | { readonly test: 'choice'; readonly key: ChoiceKey; readonly codes: readonly string[] }
  | { readonly test: 'part'; readonly key: PartKey; readonly part: string }
  | { readonly test: 'level'; readonly key: 'trl'; readonly is: Comparison; readonly level: number }
  | {
      readonly test: 'period'
      readonly key: 'waiting'
      readonly is: Comparison
      readonly amount: number
      readonly period: Period
    }

export interface Clause {
  /** Written with a minus before it: it must not hold. */
  readonly not: boolean
  readonly asked: Asked
  readonly at: Span
}

/** A query: all of its clauses must hold; none asks for nothing. */
export interface Query {
  readonly clauses: readonly Clause[]
}

/** What a query's writer should know; the rest of the query counts all the same. */
export interface QueryFinding {
  readonly code:
    | 'unknown-key'
    | 'unknown-name'
    | 'missing-value'
    | 'bad-number'
    | 'bad-period'
    | 'wrong-comparison'
    | 'unclosed-quote'
  readonly at: Span
  readonly params: Readonly<Record<string, string>>
}

/** How long a period is, for whoever asks the database. */
export const hoursOf = ({ amount, period }: { readonly amount: number; readonly period: Period }): number =>
  amount * { h: 1, d: 24, w: 168 }[period]

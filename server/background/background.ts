import type { Likeness } from '#core/likeness/compare.ts'
import type { Told } from '#core/likeness/fingerprint.ts'
import type { Thresholds } from '#core/likeness/thresholds.ts'

/** What takes the dictionary and is asked while somebody waits for the answer. */
export interface Background {
  /** Compares two among themselves alone. */
  compare(one: Told, two: Told, thresholds: Thresholds): Promise<Likeness>
  /** How like each of the others a title is, 0 to 1. */
  titles(title: string, others: readonly string[]): Promise<readonly number[]>
}

export type Question = keyof Background
export type Given<Q extends Question> = Parameters<Background[Q]>

/** What the server says to the process in the background. */
export type Order =
  | { readonly say: 'begin'; readonly url: string; readonly logLevel: string }
  | { readonly say: 'read'; readonly catchUp: boolean }
  | {
      readonly say: 'answer'
      readonly n: number
      readonly question: Question
      readonly given: readonly unknown[]
    }
  | { readonly say: 'at-leisure' }

/** What that process says to the server. */
export type Report =
  | { readonly say: 'read'; readonly ok: boolean }
  | { readonly say: 'answered'; readonly n: number; readonly answer: unknown }
  | { readonly say: 'failed'; readonly n: number; readonly why: string }
  | { readonly say: 'is-there-leisure' }

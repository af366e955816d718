import type { CallId, GuideId, PersonId } from '../id.ts'
import type { Instant } from '../instant.ts'

/** The steps of a guide, in the order in which work goes on. */
export const guideStates = ['assembling', 'commenting', 'approved', 'published', 'superseded'] as const
export type GuideState = (typeof guideStates)[number]

/** What a call's directions are published in; a call yields any number of them. */
export interface Guide {
  readonly id: GuideId
  readonly call: CallId
  /** Part of its permanent address. */
  readonly slug: string
  readonly kinds: readonly string[]
  readonly state: GuideState
  readonly revision: number
  readonly since: Instant
  /** The public may comment before this; null while it was not asked. */
  readonly commentUntil: Instant | null
  readonly approvedBy: PersonId | null
  readonly approvedAt: Instant | null
  /** When it goes out by itself once approved. */
  readonly publishAt: Instant | null
  readonly publishedAt: Instant | null
}

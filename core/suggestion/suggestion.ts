import type { Cohort } from '../call/window.ts'
import type { FieldId } from '../form/form.ts'
import type { CallId, CallVersionId, OfficeCode, OrgId, PersonId, SuggestionId } from '../id.ts'
import type { Instant } from '../instant.ts'

interface Common {
  readonly id: SuggestionId
  readonly call: CallId
  /** The installed version it was begun under; it keeps it. */
  readonly callVersion: CallVersionId
  readonly org: OrgId
  /** Who began it and answers for it. */
  readonly filer: PersonId
  readonly coAuthors: readonly PersonId[]
  readonly kind: string
  readonly field: string | null
  readonly livelihood: string | null
  readonly title: string
  /** Rises with every move; a move names the one it was made on. */
  readonly revision: number
  readonly since: Instant
  /** Public number; assigned at the first hand-in and kept for ever. */
  readonly no: string | null
  /** How many versions have been handed in. */
  readonly versions: number
}

/** Handed in at least once, and in somebody's hands. */
export interface Filed extends Common {
  readonly no: string
  /** First hand-in since the filer last took it back: it decides the cohort. */
  readonly firstHandedIn: Instant
  readonly handedIn: Instant
  readonly cohort: Cohort
  readonly destination: OfficeCode
  readonly triage: boolean
  /** Offices of its secondary fields: they read and add their opinion. */
  readonly readers: readonly OfficeCode[]
  readonly transfers: number
  readonly handler: PersonId | null
  /** When the office should have decided; kept while it waits. */
  readonly due: Instant | null
  /** Released by somebody who also filed it (a unit with one account only). */
  readonly selfReviewed: boolean
}

export interface Draft extends Common {
  readonly state: 'draft'
}
export interface UnderReview extends Filed {
  readonly state: 'unit-review'
}
export interface Returned extends Filed {
  readonly state: 'unit-returned' | 'office-returned'
  /** Only these fields are open again; none named means all are. */
  readonly unlocked: readonly FieldId[]
  readonly answerBy: Instant | null
}
export interface Unverified extends Filed {
  /** Complete and timed; waits for the bureau to verify the unit. */
  readonly state: 'unverified'
}
export interface Submitted extends Filed {
  readonly state: 'submitted'
}
export interface Accepted extends Filed {
  readonly state: 'accepted' | 'reserve'
}
/** A source of at least one direction that an office is drafting. */
export interface Condensing extends Filed {
  readonly state: 'condensing'
}
/** What became of it: decided by the guide that was published, or by the office that had no use for it. */
export interface Concluded extends Filed {
  readonly state: 'adopted' | 'partly-adopted' | 'merged' | 'not-adopted'
}
export interface Refused extends Filed {
  readonly state: 'unit-refused' | 'not-accepted'
  readonly reasonCode: string
  readonly objectBy: Instant | null
  readonly objected: boolean
}
export interface Withdrawn extends Filed {
  readonly state: 'withdrawn'
}
/** Suspected to hold something secret: hidden from everybody but those who clear it up. */
export interface Frozen extends Filed {
  readonly state: 'frozen'
  readonly before: (Submitted | Accepted | Condensing | Concluded)['state']
}
export interface Purged extends Filed {
  readonly state: 'purged'
}

export type Suggestion =
  | Draft
  | UnderReview
  | Returned
  | Unverified
  | Submitted
  | Accepted
  | Condensing
  | Concluded
  | Refused
  | Withdrawn
  | Frozen
  | Purged
export type State = Suggestion['state']

/** All states, in the order in which work goes on. */
export const states = [
  'draft',
  'unit-review',
  'unit-returned',
  'unit-refused',
  'unverified',
  'submitted',
  'office-returned',
  'accepted',
  'reserve',
  'condensing',
  'adopted',
  'partly-adopted',
  'merged',
  'not-adopted',
  'not-accepted',
  'withdrawn',
  'frozen',
  'purged',
] as const satisfies readonly State[]

/** States in which the filer may write. */
export const writable = ['draft', 'unit-returned', 'office-returned'] as const satisfies readonly State[]

/** States that an office sees: it has arrived, and it is neither hidden nor taken back. */
export const atOffice = [
  'submitted',
  'office-returned',
  'accepted',
  'reserve',
  'condensing',
  'adopted',
  'partly-adopted',
  'merged',
  'not-adopted',
  'not-accepted',
] as const satisfies readonly State[]

/** States from which a source can still be taken into a direction. */
export const usable = ['accepted', 'reserve', 'condensing'] as const satisfies readonly State[]

/** States in which it lies with an office and nothing has been concluded yet. */
export const undecided = ['submitted', 'office-returned', ...usable] as const satisfies readonly State[]

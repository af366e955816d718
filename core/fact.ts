import type { PersonId } from './id.ts'
import type { Instant } from './instant.ts'

/** Everything that can have happened, in the past tense. Details hold ids, codes, numbers and digests, never text. */
export const happenings = [
  'suggestion-begun',
  'suggestion-copied',
  'suggestion-carried-over',
  'suggestion-discarded',
  'suggestion-handed-in',
  'suggestion-pulled-back',
  'suggestion-withdrawn',
  'suggestion-approved',
  'suggestion-returned-by-unit',
  'suggestion-refused-by-unit',
  'suggestion-verified',
  'suggestion-accepted',
  'suggestion-returned-by-office',
  'suggestion-transferred',
  'suggestion-not-accepted',
  'suggestion-objected',
  'suggestion-objection-denied',
  'suggestion-reinstated',
  'suggestion-reserved',
  'suggestion-condensed',
  'suggestion-released',
  'suggestion-concluded',
  'suggestion-declined',
  'suggestion-frozen',
  'suggestion-thawed',
  'suggestion-purged',
  'suggestion-assigned',
  'suggestion-opinion-added',
  'suggestion-author-added',
  'suggestion-author-removed',
  'suggestion-moved-to-rolling',
  'suggestion-moved-to-concentrated',
  'partner-invited',
  'partner-confirmed',
  'partner-voided',
  'file-added',
  'file-removed',
  'person-registered',
  'person-email-verified',
  'person-password-changed',
  'person-locked',
  'person-disabled',
  'role-granted',
  'role-revoked',
  'org-registered',
  'org-verified',
  'org-verification-refused',
  'org-path-overridden',
  'org-profile-changed',
  'member-invited',
  'member-joined',
  'member-asked',
  'member-changed',
  'member-left',
  'org-handed-over',
  'call-installed',
  'call-extended',
  'call-paused',
  'call-resumed',
  'call-changed',
  'direction-begun',
  'direction-merged',
  'direction-split',
  'direction-change-undone',
  'direction-sources-changed',
  'direction-proposed',
  'direction-confirmed',
  'direction-sent-back',
  'direction-argued',
  'direction-reopened',
  'direction-abandoned',
  'direction-published',
  'meeting-held',
  'guide-begun',
  'guide-changed',
  'guide-commenting',
  'guide-approved',
  'guide-published',
  'guide-corrected',
  'comment-decided',
  'expert-invited',
  'expert-answered',
  'expert-changed',
  'round-begun',
  'round-changed',
  'round-assigned',
  'round-opened',
  'round-closed',
  'round-reminded',
  'task-declined',
  'task-replaced',
  'task-voided',
  'task-handed-in',
  'task-comment-released',
  'group-corrected',
  'likeness-judged',
  'model-asked',
  'model-answered',
  'model-wording-taken',
  'model-wording-checked',
  'export-made',
] as const
export type Happening = (typeof happenings)[number]

export type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** A fact about to be appended; the store adds its place in the chain. */
export interface NewFact {
  readonly happened: Happening
  readonly detail: Detail
}

/** A fact as stored: the n-th about its subject, chained to the one before. */
export interface Fact extends NewFact {
  readonly subject: string
  readonly n: number
  readonly by: PersonId | null
  readonly at: Instant
  readonly prev: string
  readonly hash: string
}

import type { SubmitPath } from '../call/call.ts'
import type { OrgId, PersonId } from '../id.ts'
import type { Day, Instant } from '../instant.ts'

/** A unit: who hands in, under which code, and how far the bureau has looked at it. */
export interface Org {
  readonly id: OrgId
  readonly creditCode: string
  readonly name: string
  readonly type: string
  readonly district: string
  readonly profileRev: number
  readonly createdAt: Instant
  readonly verifiedAt: Instant | null
  readonly refusedReason: string | null
  readonly checkDigitFits: boolean
  readonly pathOverride: SubmitPath | null
  readonly pathReason: string | null
  readonly confirmByAdmin: boolean
  readonly quotas: Readonly<Record<string, number>>
}

/** What a member may do in the unit. */
export interface UnitRoles {
  readonly filer: boolean
  readonly reviewer: boolean
  readonly admin: boolean
}

/** The days, both included, between which somebody reviews in another's place. */
export interface DeputyDays {
  readonly deputyFrom: Day | null
  readonly deputyTo: Day | null
}

export interface Member extends UnitRoles, DeputyDays {
  readonly person: PersonId
  /** `asked`: wants in and holds nothing yet. */
  readonly state: 'asked' | 'active' | 'left'
  /** Closed accounts stay in the list but administer nothing. */
  readonly disabled: boolean
}

/** The chain of facts about a unit. */
export const orgSubject = (org: OrgId): string => `org:${org}`

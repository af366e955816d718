import type { OfficeCode, OrgId, PersonId } from '../id.ts'

/** A person and what they hold at this moment. Nobody signed in is `undefined`, never an empty actor. */
export interface Actor {
  readonly person: PersonId
  /** Units in which they write and hand in. */
  readonly filesFor: readonly OrgId[]
  /** Units for which they review before filing (deputies included while they stand in). */
  readonly reviewsFor: readonly OrgId[]
  readonly administers: readonly OrgId[]
  /** Offices in which they handle suggestions (heads included). */
  readonly worksIn: readonly OfficeCode[]
  readonly heads: readonly OfficeCode[]
  /** Districts whose statistics they read. */
  readonly districts: readonly string[]
  readonly triage: boolean
  readonly leader: boolean
  readonly sysAdmin: boolean
  readonly auditor: boolean
  /** Takes out what they may read as one file. */
  readonly exports: boolean
}

/** The roles a bureau grants; those of a unit are in the membership. */
export const staffRoles = [
  'officer',
  'office-head',
  'triage',
  'leader',
  'district',
  'sys-admin',
  'auditor',
  'exporter',
  'expert',
] as const
export type StaffRole = (typeof staffRoles)[number]

export const unitRoles = ['filer', 'reviewer', 'admin'] as const
export type UnitRole = (typeof unitRoles)[number]

/** What each role may see and do: drives the roles page; the permissions themselves are in the files beside this one. */
export const rolePowers: Readonly<Record<StaffRole | UnitRole, readonly Power[]>> = {
  filer: ['write', 'hand-in', 'read-own'],
  reviewer: ['review', 'read-unit', 'rank', 'unit-statistics'],
  admin: ['unit-profile', 'members', 'read-unit', 'unit-statistics'],
  officer: [
    'read-office',
    'accept',
    'return',
    'transfer',
    'refuse',
    'reserve',
    'freeze',
    'opinion',
    'condense',
    'decline',
  ],
  'office-head': [
    'read-office',
    'accept',
    'return',
    'transfer',
    'refuse',
    'reserve',
    'freeze',
    'opinion',
    'assign',
    'decide-objections',
    'condense',
    'decline',
    'confirm-directions',
    'thaw',
    'purge',
  ],
  triage: ['read-all', 'transfer', 'window', 'pause', 'routing', 'assign', 'assemble-guides', 'rest-exports'],
  leader: ['read-all', 'statistics', 'approve-guides'],
  district: ['district-statistics'],
  'sys-admin': ['verify-units', 'people', 'outbox', 'settings'],
  auditor: ['audit'],
  exporter: ['export'],
  expert: ['read-assigned'],
}
export type Power =
  | 'write'
  | 'hand-in'
  | 'read-own'
  | 'review'
  | 'read-unit'
  | 'rank'
  | 'unit-statistics'
  | 'unit-profile'
  | 'members'
  | 'read-office'
  | 'accept'
  | 'return'
  | 'transfer'
  | 'refuse'
  | 'reserve'
  | 'freeze'
  | 'opinion'
  | 'assign'
  | 'decide-objections'
  | 'condense'
  | 'decline'
  | 'confirm-directions'
  | 'assemble-guides'
  | 'approve-guides'
  | 'thaw'
  | 'purge'
  | 'read-all'
  | 'window'
  | 'pause'
  | 'routing'
  | 'statistics'
  | 'district-statistics'
  | 'verify-units'
  | 'people'
  | 'outbox'
  | 'settings'
  | 'audit'
  | 'export'
  | 'rest-exports'
  | 'read-assigned'

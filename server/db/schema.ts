import type { ColumnType, Generated } from 'kysely'
import type { Outcome } from '../files/reader/asked.ts'
import type { GuideTables } from './schema-guide.ts'
import type { JudgingTables } from './schema-judging.ts'
import type { PersonTables } from './schema-person.ts'
import type { ProjectTables } from './schema-project.ts'

export type Stamp = ColumnType<Date, Date, Date>
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
export type OptionalStamp = Optional<Date>
/** JSON is written as text and read back parsed. */
export type Json<T = unknown> = ColumnType<T, string, string>
export type Defaulted<T> = ColumnType<T, T | undefined, T>
/** The database's own digest over a row that is written once; nobody else writes it. */
export type Sealed = ColumnType<string | null, never, never>

/** The tables as the migrations leave them. One type per table, columns as in SQL. */
export interface Database extends GuideTables, JudgingTables, PersonTables, ProjectTables {
  mail_token: {
    token_hash: Buffer
    purpose: string
    person: Optional<string>
    subject: Optional<string>
    email: string
    expires_at: Stamp
    used_at: OptionalStamp
  }
  used_proof: { proof: string; expires_at: Stamp }
  attempt: { id: Generated<number>; address: string; account: string; at: Stamp }
  org: OrgTable
  member: MemberTable
  invitation: InvitationTable
  staff: {
    person: string
    role: string
    scope: Defaulted<string>
    granted_at: Stamp
    granted_by: Optional<string>
  }
  call_version: {
    id: string
    call: string
    version: number
    digest: string
    content: Json
    installed_at: Stamp
    installed_by: Optional<string>
    note: Defaulted<string>
    seal: Sealed
  }
  call: { id: string; current: string; position: Defaulted<number> }
  call_serial: { call: string; kind: string; last: number }
  suggestion: SuggestionTable
  desk_tally: {
    office: string
    call: string
    state: string
    handler: Optional<string>
    reads: boolean
    n: number
  }
  presence: { suggestion: string; person: string; path: Optional<string>; at: Stamp }
  co_author: { suggestion: string; person: string; added_at: Stamp }
  answer: { suggestion: string; path: string; value: Json | null; rev: number; by_person: string; at: Stamp }
  answer_log: {
    suggestion: string
    op: string
    path: string
    value: Json | null
    base: number
    rev: number
    outcome: 'applied' | 'clash' | 'settled'
    by_person: string
    at: Stamp
  }
  version: VersionTable
  remark: {
    id: string
    suggestion: string
    version: number
    sort: string
    field: Defaulted<string>
    body: string
    by_person: string
    office: Optional<string>
    at: Stamp
    seal: Sealed
  }
  partner_link: PartnerLinkTable
  file: FileTable
  file_part: { file: string; n: number; size: number }
  file_text: { file: string; outcome: Outcome; body: Defaulted<string>; read_at: Stamp }
  file_print: { file: string; suggestion: string; bands: number[] }
  file_likeness: { a: string; b: string; share: number }
  fact: {
    subject: string
    n: number
    happened: string
    detail: Json
    by_person: Optional<string>
    at: Stamp
    prev: string
    hash: string
    xid: ColumnType<string, never, never>
  }
  checkpoint: { n: Generated<number>; at: Stamp; facts: number; prev: string; hash: string }
  sealed: { subject: string; n: number; checkpoint: number }
  done_once: { actor: string; key: string; what: string; outcome: Json; at: Stamp }
  notice: {
    id: string
    person: string
    sort: string
    suggestion: Optional<string>
    project: Optional<string>
    org: Optional<string>
    params: Json
    at: Stamp
    read_at: OptionalStamp
  }
  mail: MailTable
  export: {
    id: string
    person: string
    sort: string
    wanted: Json
    language: string
    state: string
    name: string
    personal: boolean
    done: Defaulted<number>
    total: number
    size: Optional<number>
    sha256: Optional<string>
    problem: Optional<string>
    created_at: Stamp
    beat_at: OptionalStamp
    maker: Optional<string>
    attempts: Defaulted<number>
    lacking: Defaulted<number>
    excused: Defaulted<number>
    ready_at: OptionalStamp
    expires_at: OptionalStamp
  }
  pulse: { minute: Stamp }
  site_secret: { one: Defaulted<boolean>; mark: Buffer }
  setting: { key: string; value: Json; changed_at: Stamp; changed_by: Optional<string> }
}

export interface OrgTable {
  id: string
  credit_code: string
  name: string
  type: string
  district: string
  profile: Json
  profile_rev: Defaulted<number>
  created_at: Stamp
  verified_at: OptionalStamp
  check_digit_fits: boolean
  refused_reason: Optional<string>
  path_override: Optional<string>
  path_reason: Optional<string>
  confirm_by_admin: Defaulted<boolean>
  quotas: ColumnType<Record<string, number>, string | undefined, string>
}

export interface MemberTable {
  org: string
  person: string
  state: 'asked' | 'active' | 'left'
  filer: Defaulted<boolean>
  reviewer: Defaulted<boolean>
  admin: Defaulted<boolean>
  deputy_from: Optional<string>
  deputy_to: Optional<string>
  since: Stamp
}

export interface InvitationTable {
  id: string
  org: string
  email: string
  name: string
  filer: boolean
  reviewer: boolean
  admin: boolean
  token_hash: Buffer
  by_person: string
  at: Stamp
  expires_at: Stamp
  accepted_at: OptionalStamp
  revoked_at: OptionalStamp
}

export interface SuggestionTable {
  id: string
  call: string
  call_version: string
  org: string
  filer: string
  kind: string
  field: Optional<string>
  livelihood: Optional<string>
  title: Defaulted<string>
  state: string
  revision: Defaulted<number>
  since: Stamp
  no: Optional<string>
  versions: Defaulted<number>
  created_at: Stamp
  rev: Defaulted<number>
  edited_at: Stamp
  first_handed_in: OptionalStamp
  handed_in: OptionalStamp
  cohort: Optional<string>
  office: Optional<string>
  triage: Defaulted<boolean>
  readers: Defaulted<string[]>
  transfers: Defaulted<number>
  handler: Optional<string>
  self_reviewed: Defaulted<boolean>
  unlocked: Defaulted<string[]>
  answer_by: OptionalStamp
  reason_code: Optional<string>
  object_by: OptionalStamp
  objected: Defaulted<boolean>
  frozen_before: Optional<string>
  due: OptionalStamp
  unit_rank: Optional<number>
  readiness_scale: Optional<string>
  readiness_now: Optional<number>
  readiness_target: Optional<number>
  publish_scope: Optional<string>
  copied_from: Optional<string>
}

export interface VersionTable {
  suggestion: string
  n: number
  call_version: string
  content: Json | null
  unit: Json | null
  files: ColumnType<unknown[], string | undefined, string>
  salt: Buffer | null
  digest: string
  handed_in: Stamp
  by_person: string
  fact_n: number
  seal: Sealed
}

export interface PartnerLinkTable {
  id: string
  suggestion: string
  row_id: string
  credit_code: string
  person_name: string
  email: string
  token_hash: Buffer
  created_at: Stamp
  expires_at: Stamp
  opened_at: OptionalStamp
  need: Optional<string>
  digest: Optional<string>
  confirmed_at: OptionalStamp
  voided_at: OptionalStamp
  void_reason: Optional<string>
}

export interface FileTable {
  id: string
  suggestion: Optional<string>
  project: Optional<string>
  org: Optional<string>
  field: string
  name: string
  type: string
  size: number
  sha256: Optional<string>
  state: 'uploading' | 'ready' | 'removed'
  scanned: Defaulted<'not-scanned' | 'clean'>
  part_size: number
  by_person: string
  created_at: Stamp
  ready_at: OptionalStamp
  announced: Optional<string>
  checked_at: OptionalStamp
  damage: Optional<'missing' | 'altered'>
  seal: Sealed
}

export interface MailTable {
  id: string
  recipient: string
  person: Optional<string>
  sort: string
  suggestion: Optional<string>
  subject: string
  body: string
  created_at: Stamp
  not_before: Stamp
  sent_at: OptionalStamp
  failed_at: OptionalStamp
  error: Optional<string>
  attempts: Defaulted<number>
}

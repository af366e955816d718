import type { ColumnType } from 'kysely'
import type { Defaulted, Json, Optional, OptionalStamp, Stamp } from './schema.ts'

/** The tables of experts, rounds and what they judge. */
export interface JudgingTables {
  expert: ExpertTable
  round: RoundTable
  round_subject: { round: string; subject: string; version: number; released: Defaulted<string[]> }
  task: TaskTable
  sheet_edit: {
    task: string
    op: string
    path: string
    value: Json | null
    base: number
    rev: number
    outcome: 'applied' | 'clash' | 'settled'
    at: Stamp
  }
}

export interface ExpertTable {
  id: string
  person: Optional<string>
  name: string
  email: string
  mobile: Optional<string>
  org_name: string
  org: Optional<string>
  units: ColumnType<unknown[], string | undefined, string>
  title: Defaulted<string>
  fields: Defaulted<string[]>
  disciplines: Defaulted<string[]>
  keywords: Defaulted<string[]>
  load_limit: Defaulted<number>
  blackouts: ColumnType<unknown[], string | undefined, string>
  avoid: Defaulted<string[]>
  language: Defaulted<string>
  state: 'listed' | 'invited' | 'active' | 'declined' | 'retired'
  token_hash: Optional<Buffer>
  invited_at: OptionalStamp
  answered_at: OptionalStamp
  created_at: Stamp
  revision: Defaulted<number>
}

export interface RoundTable {
  id: string
  call: string
  office: string
  title: string
  subjects: 'suggestion' | 'direction' | 'project'
  per_subject: number
  blind: Defaulted<boolean>
  names: Defaulted<'shown' | 'hidden'>
  seed: string
  due: OptionalStamp
  state: 'planning' | 'open' | 'closed'
  revision: Defaulted<number>
  by_person: string
  created_at: Stamp
  opened_at: OptionalStamp
  closed_at: OptionalStamp
}

export interface TaskTable {
  id: string
  round: string
  subject: string
  expert: string
  state: 'planned' | 'invited' | 'accepted' | 'declined' | 'handed-in' | 'void'
  sheet: ColumnType<unknown, string | undefined, string>
  rev: Defaulted<number>
  by_hand: Defaulted<boolean>
  declined_as: Optional<'conflict' | 'time' | 'subject' | 'other'>
  decline_reason: Defaulted<string>
  replaced_by: Optional<string>
  invited_at: OptionalStamp
  answered_at: OptionalStamp
  handed_in_at: OptionalStamp
  released_at: OptionalStamp
}

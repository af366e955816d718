import type { Defaulted, Json, Optional, OptionalStamp, Sealed, Stamp } from './schema.ts'

/** The tables of projects. */
export interface ProjectTables {
  project: ProjectTable
  project_member: {
    project: string
    person: string
    duty: 'leader' | 'member'
    added_by: string
    added_at: Stamp
  }
  project_answer: {
    project: string
    stage: string
    path: string
    value: Json | null
    rev: number
    by_person: string
    at: Stamp
  }
  project_log: {
    project: string
    op: string
    stage: string
    path: string
    value: Json | null
    base: number
    rev: number
    outcome: 'applied' | 'clash' | 'settled'
    by_person: string
    at: Stamp
  }
  project_snapshot: {
    id: string
    project: string
    n: number
    stage: string
    sort: 'baseline' | 'handed-in' | 'decided'
    at: Stamp
    by_person: string
    basis: Json
    assessment: Json | null
    answers: Json | null
    outcome: Json | null
    prev: string
    hash: string
    seal: Sealed
  }
  project_decision: {
    id: string
    project: string
    stage: string
    decided: string
    reason: Defaulted<string>
    snapshot: number
    by_person: string
    at: Stamp
    seal: Sealed
  }
  project_finding: {
    project: string
    n: number
    id: string
    snapshot: number
    element: string
    level: number
    items: Json
    basis: string
    who: string
    on_day: string
    note: Defaulted<string>
    by_person: string
    at: Stamp
    seal: Sealed
  }
}

export interface ProjectTable {
  id: string
  no: string
  title: string
  call: string
  call_version: string
  kind: string
  office: string
  org: string
  suggestion: Optional<string>
  version: Optional<number>
  direction: Optional<string>
  stage: string
  step: string
  ended: Optional<string>
  revision: Defaulted<number>
  since: Stamp
  opened_at: Stamp
  opened_by: string
  rev: Defaulted<number>
  edited_at: Stamp
  evidence_released_at: OptionalStamp
  snapshots: Defaulted<number>
  level: Optional<number>
  target: Optional<number>
}

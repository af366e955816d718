import type { ColumnType, Generated } from 'kysely'
import type { Defaulted, Json, Optional, OptionalStamp, Sealed, Stamp } from './schema.ts'

/** The tables of the way from suggestions to the published guide. */
export interface GuideTables {
  guide: GuideTable
  direction: DirectionTable
  direction_answer: {
    direction: string
    path: string
    value: Json | null
    rev: number
    by_person: string
    at: Stamp
  }
  direction_log: {
    direction: string
    op: string
    path: string
    value: Json | null
    base: number
    rev: number
    outcome: 'applied' | 'clash' | 'settled'
    by_person: string
    at: Stamp
  }
  direction_source: {
    direction: string
    suggestion: string
    version: number
    use: 'whole' | 'part' | 'merged' | 'reference'
    note: Defaulted<string>
    by_person: string
    at: Stamp
  }
  direction_link: {
    direction: string
    place: string
    suggestion: string
    path: string
    from_at: Optional<number>
    to_at: Optional<number>
    by_person: string
    at: Stamp
  }
  direction_version: {
    direction: string
    n: number
    step: string
    content: Json
    sources: Json
    by_person: string
    at: Stamp
    seal: Sealed
  }
  direction_remark: {
    id: string
    direction: string
    sort: 'send-back' | 'argument' | 'reopen' | 'abandon' | 'note' | 'answer'
    place: Defaulted<string>
    body: string
    by_person: string
    at: Stamp
  }
  direction_change: {
    id: string
    sort: 'merge' | 'split'
    kept: string
    other: string
    before: Json
    by_person: string
    at: Stamp
    undone_at: OptionalStamp
  }
  meeting: {
    id: string
    call: string
    office: string
    title: string
    held_on: string
    place: Defaulted<string>
    experts: ColumnType<unknown[], string | undefined, string>
    by_person: string
    at: Stamp
  }
  meeting_item: {
    meeting: string
    direction: string
    position: number
    outcome: Optional<'passed' | 'changes' | 'rejected'>
    opinion: Defaulted<string>
  }
  suggestion_group: {
    id: string
    call: string
    office: string
    name: Defaulted<string>
    created_at: Stamp
    /** The model that proposed it, where one did. */
    model: Optional<string>
  }
  model_mark: {
    direction: string
    place: string
    model: string
    by_person: string
    at: Stamp
    checked_by: Optional<string>
    checked_at: OptionalStamp
  }
  group_member: { suggestion: string; member_of: Optional<string>; by_person: Optional<string>; at: Stamp }
  edition: {
    guide: string
    n: number
    content: Json
    digest: string
    note: ColumnType<unknown, string | undefined, string>
    published_at: Stamp
    by_person: Optional<string>
    seal: Sealed
  }
  guide_comment: {
    id: string
    guide: string
    direction: Optional<string>
    name: string
    contact: Defaulted<string>
    body: string
    at: Stamp
    state: Defaulted<'waiting' | 'shown' | 'kept'>
    answer: Defaulted<string>
    decided_by: Optional<string>
    decided_at: OptionalStamp
  }
  outcome: {
    suggestion: string
    guide: Optional<string>
    direction: Optional<string>
    result: 'adopted' | 'partly-adopted' | 'merged' | 'not-adopted' | 'reserve'
    reason_code: Optional<string>
    reason: Defaulted<string>
    by_person: Optional<string>
    at: Stamp
    seal: Sealed
  }
  fingerprint: {
    suggestion: string
    version: number
    call: string
    signature: Buffer
    bands: number[]
    length: number
    rare: Defaulted<string[]>
    n: Generated<number>
  }
  fingerprint_word: { word: number; print: number }
  direction_fingerprint: {
    direction: string
    edition: number
    signature: Buffer
    bands: number[]
    length: number
    rare: Defaulted<string[]>
  }
  direction_likeness: {
    suggestion: string
    direction: string
    score: number
    relation: 'duplicate' | 'kindred'
    parts: Json
    at: Stamp
  }
  likeness: {
    a: string
    b: string
    score: number
    relation: 'duplicate' | 'kindred'
    parts: Json
    at: Stamp
    judged: Optional<'duplicate' | 'kindred' | 'different'>
    judged_by: Optional<string>
    judged_at: OptionalStamp
  }
  text_changed: { suggestion: string; n: Defaulted<number>; at: Stamp; tries: Defaulted<number> }
  search_text: {
    suggestion: string
    audience: 'office' | 'reading-office' | 'unit'
    body: string
    pieces: string[]
    /** Kept by the database: where the suggestion lies. */
    office: Defaulted<string | null>
  }
  saved_view: {
    id: string
    person: string
    office: Optional<string>
    desk: string
    name: string
    query: Json
    at: Stamp
  }
}

export interface GuideTable {
  id: string
  call: string
  slug: string
  title: Json
  intro: ColumnType<unknown, string | undefined, string>
  kinds: string[]
  terms: ColumnType<unknown, string | undefined, string>
  apply_from: Optional<string>
  apply_to: Optional<string>
  state: string
  revision: Defaulted<number>
  since: Stamp
  created_at: Stamp
  by_person: string
  comment_until: OptionalStamp
  approved_by: Optional<string>
  approved_at: OptionalStamp
  publish_at: OptionalStamp
  published_at: OptionalStamp
}

export interface DirectionTable {
  id: string
  call: string
  call_version: string
  office: string
  kind: string
  field: Optional<string>
  title: Defaulted<string>
  state: string
  revision: Defaulted<number>
  since: Stamp
  created_at: Stamp
  by_person: string
  rev: Defaulted<number>
  edited_at: Stamp
  top_down: Defaulted<string>
  guide: Optional<string>
  position: Optional<number>
  no: Optional<string>
  merged_into: Optional<string>
  versions: Defaulted<number>
}

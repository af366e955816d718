import type { FieldId } from './form.ts'

/** What was answered, by field. An absent key is a question nobody has answered yet. */
export type Answers = Readonly<Record<FieldId, unknown>>

/** A row of a table: its identity outlives edits and moves, so that two people never write into the same row by chance. */
export interface Row {
  readonly id: string
  readonly cells: Readonly<Record<string, unknown>>
}

export interface Period {
  readonly from: string
  readonly to: string
}

/** An organisation by name, with its unified social credit code where it is known. */
export interface OrgAnswer {
  readonly name: string
  readonly code?: string
}

/** What a file slot holds: enough to show it and to prove it; the bytes are elsewhere. */
export interface FileAnswer {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** Where a single stored value stands: `field`, `table/rowId` (the row itself: its order key) or `table/rowId/column`. */
export type Path = string

export interface StoredAnswer {
  readonly path: Path
  readonly value: unknown
}

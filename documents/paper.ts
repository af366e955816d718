/** What a page says in its first language, and below it in the second where it has two. */
export interface Said {
  readonly first: string
  readonly second?: string
}

/** Pages as they will be printed. Word and PDF render this and nothing else, so that they cannot differ. */
export interface Paper {
  /** Written into the file, so that a form that comes back filled is known again. */
  readonly identity: Identity
  readonly title: Said
  /** Above the first table: number, kind, unit. */
  readonly heads: readonly { readonly label: Said; readonly text: string }[]
  readonly sheets: readonly PaperSheet[]
  /** Below everything: what the paper is not. */
  readonly notes: readonly Said[]
}

export interface Identity {
  readonly call: string
  /** The version of the call whose form this is. */
  readonly version: string
  readonly kind: string
  readonly form: string
}

/** One of the tables that belong together. One with a title of its own begins on a page of its own. */
export interface PaperSheet {
  readonly title?: Said
  readonly parts: readonly Part[]
}

export interface Part {
  readonly title: Said
  readonly intro?: Said
  readonly rows: readonly PaperRow[]
}

export type PaperRow = LineRow | BoxesRow | GridRow

interface RowBase {
  /** The question it belongs to; of an element's items the row as well. */
  readonly path: string
  readonly label: Said
  /** How to fill it in; on blank forms only. */
  readonly hint?: Said
}

/** A text beside its label. */
export interface LineRow extends RowBase {
  readonly sort: 'line'
  readonly text: string
  /** Long texts get the width of the page below their label. */
  readonly wide: boolean
}

/** Codes to be ticked. */
export interface BoxesRow extends RowBase {
  readonly sort: 'boxes'
  readonly options: readonly { readonly code: string; readonly name: Said; readonly on: boolean }[]
}

export interface GridRow extends RowBase {
  readonly sort: 'grid'
  readonly columns: readonly {
    readonly id: string
    readonly label: Said
    readonly wide: boolean
    /** How much of the width it takes, where neither wide nor narrow says it well. */
    readonly share?: number
  }[]
  readonly rows: readonly (readonly string[])[]
}

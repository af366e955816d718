/** How reading what a file says came out. */
export type Outcome =
  /** All of it. */
  | 'read'
  /** The beginning, as far as is kept. */
  | 'cut'
  /** There is no text in it, as in a scan. */
  | 'empty'
  /** It asks for a password. */
  | 'locked'
  /** It is broken, or too much for the bounds it is read under. */
  | 'unreadable'

export interface FileSaid {
  readonly outcome: Outcome
  readonly text: string
}

/** What the reading process is asked for: plain text to search in, or a page to look at. */
export type Wanted = 'text' | 'page'

/** Letters of one file that are kept; a long thesis is half of it. */
export const mostText = 300_000
/** Pages of a document that are looked at. */
export const mostPages = 500
/** Bytes of an archive once unpacked. */
export const mostUnpacked = 60 * 1024 * 1024
/** Bytes of a page, pictures included. */
export const mostPage = 24 * 1024 * 1024

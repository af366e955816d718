import type { Said } from './paper.ts'

/** Running text as it will be printed: guides, standards, letters. Word and PDF render this and nothing else. */
export interface Prose {
  /** The office whose letter it is, in red at the head of the first page (GB/T 9704-2012, 10.1). */
  readonly letterhead?: Said
  /** Above every page, for what must not be taken for final. */
  readonly running?: Said
  readonly title: Said
  /** Below the title: who issued it, when, which edition. */
  readonly under: readonly Said[]
  /** What the list of headings is called; it stands on the first page, with the page of each. */
  readonly contents?: Said
  readonly blocks: readonly ProseBlock[]
  /** Below everything: what the paper is not. */
  readonly notes: readonly Said[]
}

export type ProseBlock =
  | {
      readonly sort: 'heading'
      /** 1 and 2 are listed in the contents. */
      readonly level: 1 | 2 | 3
      readonly text: Said
    }
  | TextBlock
  | { readonly sort: 'pairs'; readonly rows: readonly { readonly label: Said; readonly text: Said }[] }
  | TableBlock
  | {
      readonly sort: 'code'
      /** What the square holds: an address of this site. */
      readonly address: string
      readonly lines: readonly Said[]
    }
  /** Who signs, and the day: at the right. */
  | { readonly sort: 'signed'; readonly lines: readonly Said[] }

export interface TextBlock {
  readonly sort: 'text'
  readonly text: Said
  /** What the text answers, before it in the face of heads. */
  readonly label?: Said
  /** A salutation begins at the margin. */
  readonly flush?: boolean
}

export interface TableBlock {
  readonly sort: 'table'
  readonly caption?: Said
  readonly columns: readonly { readonly label: Said; readonly share: number }[]
  /** Lines of a cell are parted by line ends. */
  readonly rows: readonly (readonly Said[])[]
}

/** Which of the two page models something is. */
export const isProse = (it: object): it is Prose => 'blocks' in it

import type { Paper } from '#documents/paper.ts'
import type { Prose } from '#documents/prose.ts'

export type PaperFormat = 'pdf' | 'docx'
export type AnyPaper = Paper | Prose

/** What the press is given. */
export interface Drawing {
  readonly n: number
  readonly paper: AnyPaper
  readonly format: PaperFormat
}

/** What it gives back. */
export type Drawn =
  | { readonly n: number; readonly bytes: Uint8Array }
  | { readonly n: number; readonly why: string }

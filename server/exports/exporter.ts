import type { z } from 'zod'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Language } from '#text/sentences.ts'
import type { Context } from '../context.ts'

/** How one sort of export is asked for, counted and written. Both halves ask the policy of what they read. */
export interface Exporter<Wanted = unknown> {
  /** What may be asked for: the list's own filter, in the words of its address. */
  readonly wanted: z.ZodType<Wanted>
  /** Throws `Refused` where the person may not, or where nothing is there. */
  plan(ctx: Context, actor: Actor, wanted: Wanted, language: Language): Promise<Planned>
  /** Whether what was made may still be fetched, where that is less than planning it anew. Throws `Refused`. */
  may?(ctx: Context, actor: Actor, wanted: Wanted): Promise<void>
  write(ctx: Context, actor: Actor, wanted: Wanted, making: Making): AsyncIterable<Uint8Array>
}

export interface Planned {
  /** How many rows or suggestions it will hold. */
  readonly total: number
  /** The file's name with its ending. */
  readonly name: string
  /** Whether it names people beside their public work; the file then says who took it out. */
  readonly personal: boolean
}

/** What the one who writes is told, and tells. */
export interface Making {
  /** The export's id. */
  readonly id: string
  readonly language: Language
  readonly at: Instant
  /** Who takes it out and when, to be written into the file; null where no personal data is inside. */
  readonly mark: string | null
  /** Says how many are done. Throws where the export was cancelled. */
  readonly on: (done: number) => Promise<void>
  /** Keeps a digest or code in the record that the export was made. */
  readonly note?: (name: string, value: string) => void
  /** An attachment of the suggestion with this number, or of a draft, could not be taken in as it was uploaded. */
  readonly lacks?: (no: string | null) => void
}

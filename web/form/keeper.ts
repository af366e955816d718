import type { Path } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { DraftState, Known, Op, Outcome, settle } from './draft.ts'
import type { Journal } from './journal.ts'

/** How the line to the server stands. `signed-out` waits for the dialog, `stopped` carries the server's sentence. */
export type Line =
  | { readonly is: 'open' }
  | { readonly is: 'offline' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'stopped'; readonly detail: string }

export interface Snapshot {
  readonly draft: DraftState
  readonly line: Line
  /** Something typed will never be anywhere but in this page: held back, or the browser keeps nothing. */
  readonly onlyHere: boolean
  /** Something typed is neither with the server nor on this browser's disk. */
  readonly unsafe: boolean
  readonly present: readonly { readonly id: string; readonly name: string; readonly path: string | null }[]
  /** The suggestion's revision as last heard; it rises when somebody moves it on. */
  readonly revision: number
}

/** What became of a request: an answer, or why there is none. */
export type Sent<Value> =
  | { readonly is: 'answered'; readonly value: Value }
  | { readonly is: 'offline' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'refused'; readonly detail: string; readonly movedOn: boolean }

export interface Rev {
  readonly rev: number
  readonly revision: number
  /** The version of the call whose form it is written in now. */
  readonly callVersion: string
  readonly changed: readonly (Known & { readonly path: Path })[]
  readonly present: Snapshot['present']
}

/** The server as the draft needs it. */
export interface Wire {
  readonly save: (
    ops: readonly Op[],
  ) => Promise<Sent<{ readonly savedAt: number; readonly outcomes: readonly Outcome[] }>>
  readonly rev: (since: number, path: Path | null) => Promise<Sent<Rev>>
}

export interface Beginning {
  readonly form: Form
  readonly me: string
  readonly rev: number
  readonly revision: number
  readonly callVersion: string
  /** Said when somebody has carried the draft over to a newer form meanwhile. */
  readonly otherForm: string
  readonly answers: readonly (Known & { readonly path: Path })[]
  readonly present: Snapshot['present']
  readonly secrecyWords: readonly string[]
  readonly journal: Journal
  readonly wire: Wire
  readonly unkeepable: (problem: string) => string
}

/** What the editor holds on to while a draft is open. */
export interface Keeper {
  readonly subscribe: (listener: () => void) => () => void
  readonly snapshot: () => Snapshot
  readonly write: (path: Path, value: unknown) => void
  readonly writeAll: (edits: readonly { readonly path: Path; readonly value: unknown }[]) => void
  readonly focus: (path: Path) => void
  readonly blur: (path: Path) => void
  readonly settle: (path: Path, decision: Parameters<typeof settle>[2]) => void
  /** The words of a held-back text that a person is asked about. */
  readonly hints: (path: Path) => readonly string[]
  readonly notSecret: (path: Path) => void
  readonly secret: (path: Path) => Promise<void>
  /** Asks at once what changed on the server. */
  readonly look: () => void
  /** Sends what is left now; true once the server has everything. */
  readonly flush: () => Promise<boolean>
  readonly resume: () => void
  /** Stops listening, sends what is left, and resolves once that has arrived or is on disk. */
  readonly close: () => Promise<void>
}

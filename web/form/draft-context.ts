import { createContext, useContext } from 'react'
import type { Keeper, Snapshot } from './keeper.ts'

/** The open draft, for what stands beside a field: who changed it, two texts, a question about secrecy. */
export interface OpenDraft {
  readonly suggestion: string
  /** Whether who wrote what before can be asked for, place by place. */
  readonly history: boolean
  readonly me: string
  readonly keeper: Keeper
  readonly snapshot: Snapshot
  readonly nameOf: (person: string) => string
  /** Where to turn to without the network. */
  readonly phone: string
}

export const DraftContext = createContext<OpenDraft | null>(null)

export const useDraft = (): OpenDraft | null => useContext(DraftContext)

import type { ItemAnswers } from './item-answer.ts'

/** An element as it was assessed at one time: what was answered, and the level that it comes to. */
export interface AssessedElement {
  /** Outlives renaming: elements of two assessments are the same if their ids are. */
  readonly id: string
  /** Its place in the breakdown, e.g. `1.2`: a part of `1`. */
  readonly no: string
  readonly name: string
  /** The key problem that it is to solve. */
  readonly problem: string
  readonly importance: readonly string[]
  readonly novelty: readonly string[]
  /** Whether it counts: it matters to the result and is not yet common practice. */
  readonly critical: boolean
  readonly application: string
  readonly environment: string
  readonly target: number | null
  /** The element of an earlier assessment that it is a part of, where that was taken apart since. */
  readonly from: string | null
  readonly answers: ItemAnswers
  readonly level: number
}

export interface EvidenceFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** A document with what it shows, as it stood in an assessment. */
export interface KeptEvidence {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly issuer: string
  readonly on: string
  readonly file: EvidenceFile | null
  readonly supports: readonly { readonly element: string; readonly item: string }[]
}

/** Everything that was assessed at one time. Plain enough to be kept for ever; belongs to one scale, and says which. */
export interface Assessment {
  readonly scale: string
  readonly technology: string
  readonly elements: readonly AssessedElement[]
  readonly evidence: readonly KeptEvidence[]
  readonly steps: readonly { readonly by: string; readonly level: number; readonly text: string }[]
  /** The level of the weakest critical element; nothing while none is assessed. */
  readonly overall: { readonly level: number; readonly binding: readonly string[] } | null
  /** The lowest target of the critical elements. */
  readonly target: number | null
}

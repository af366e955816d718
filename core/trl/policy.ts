import type { Words } from '../text.ts'

/** A scale of readiness levels. Levels of different scales are never compared. */
export interface ReadinessScale {
  readonly id: string
  readonly name: Words
  readonly levels: readonly ReadinessLevel[]
}

export interface ReadinessLevel {
  readonly level: number
  readonly name: Words
  readonly definition: Words
  readonly evidence: Words
  readonly items: readonly { readonly id: string; readonly text: Words; readonly weight: number }[]
}

/** What a call demands of a planned rise in readiness (Dalian 2024 notice, open competition). */
export interface ReadinessPolicy {
  readonly lowestTarget: number
  readonly leastRise: number
  /** Starts outside these are allowed with a reason. */
  readonly usualStarts: readonly number[]
}

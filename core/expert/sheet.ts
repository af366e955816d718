import type { Option } from '../form/form.ts'
import type { Words } from '../text.ts'

/** One question of the experts' sheet: so many points at most. */
export interface Criterion {
  readonly code: string
  readonly name: Words
  readonly help: Words
  readonly max: number
}

/** The sheet on which experts judge (domain 4.5): data of the call, its points summing up to a hundred. */
export interface ScoreSheet {
  readonly criteria: readonly Criterion[]
  /** What an expert may raise beside the points, e.g. that it is written for one team. */
  readonly flags: readonly Option[]
  /** What an expert advises in the end. */
  readonly verdicts: readonly Option[]
}

/** What experts of a project are asked: whether it is to be done was decided with the guide, how ready it is was not. */
export const readinessAlone: ScoreSheet = { criteria: [], flags: [], verdicts: [] }

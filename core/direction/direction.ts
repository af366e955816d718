import type { CallId, CallVersionId, DirectionId, GuideId, OfficeCode, PersonId } from '../id.ts'
import type { Instant } from '../instant.ts'

/** The steps of a direction, in the order in which work goes on. */
export const directionStates = [
  'drafting',
  'proposed',
  'confirmed',
  'argued',
  'published',
  'abandoned',
] as const
export type DirectionState = (typeof directionStates)[number]

/** One entry of a guide to be: the bureau's layer of the condensation sheet (domain 1.9, B). Its words are answers beside it. */
export interface Direction {
  readonly id: DirectionId
  readonly call: CallId
  /** The version of the call whose form it is written in. */
  readonly callVersion: CallVersionId
  readonly office: OfficeCode
  readonly kind: string
  readonly field: string | null
  readonly title: string
  readonly state: DirectionState
  /** Rises with every step; a step names the one it was made on. */
  readonly revision: number
  readonly since: Instant
  readonly by: PersonId
  /** Why it stands although no suggestion asked for it; empty where it has sources. */
  readonly topDown: string
  readonly guide: GuideId | null
  /** Its number in the published guide. */
  readonly no: string | null
  readonly mergedInto: DirectionId | null
  /** How many times it was frozen at a step. */
  readonly versions: number
}

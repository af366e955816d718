import type { CallId, ExpertId, OfficeCode, PersonId, RoundId } from '../id.ts'
import type { Instant } from '../instant.ts'

export const roundStates = ['planning', 'open', 'closed'] as const
export type RoundState = (typeof roundStates)[number]

export const judgedThings = ['suggestion', 'direction', 'project'] as const
export type JudgedThing = (typeof judgedThings)[number]

/** An occasion on which experts judge suggestions, directions or applications of projects of one office. */
export interface Round {
  readonly id: RoundId
  readonly call: CallId
  readonly office: OfficeCode
  readonly title: string
  readonly subjects: JudgedThing
  /** How many judge each subject: three at least (domain 4.4). */
  readonly perSubject: number
  /** Whether experts are kept from seeing whose it is. */
  readonly blind: boolean
  /** Whether the office reads scores beside names or beside numbers. */
  readonly names: 'shown' | 'hidden'
  /** What the draw was made with, so that anybody can draw again and find the same. */
  readonly seed: string
  readonly due: Instant | null
  readonly state: RoundState
  readonly revision: number
  readonly by: PersonId
}

export const taskStates = ['planned', 'invited', 'accepted', 'declined', 'handed-in', 'void'] as const
export type TaskState = (typeof taskStates)[number]

export const declineCodes = ['conflict', 'time', 'subject', 'other'] as const
export type DeclineCode = (typeof declineCodes)[number]

/** One subject for one expert. `planned` is known to the office alone. */
export interface Task {
  readonly id: string
  readonly round: RoundId
  /** The suggestion, direction or project. */
  readonly subject: string
  readonly expert: ExpertId
  readonly state: TaskState
  readonly byHand: boolean
  /** Rises with every save of the sheet. */
  readonly rev: number
}

/** Tasks that count towards the number that each subject needs. */
export const standing = (state: TaskState): boolean => state !== 'declined' && state !== 'void'

import type {
  CallId,
  CallVersionId,
  DirectionId,
  OfficeCode,
  OrgId,
  PersonId,
  ProjectId,
  SuggestionId,
} from '../id.ts'
import type { Instant } from '../instant.ts'

/** The stages of a project, in the order in which work goes on (domain §2.6). */
export const stages = ['application', 'approval', 'task-book', 'mid-term', 'acceptance'] as const
export type Stage = (typeof stages)[number]

/** Stages in which the team writes; at approval experts judge what was applied for. */
export const writtenStages = ['application', 'task-book', 'mid-term', 'acceptance'] as const
export type WrittenStage = (typeof writtenStages)[number]

/** Where snapshots come from: the suggestion as the baseline, and each stage. */
export const snapshotStages = ['suggestion', ...stages] as const
export type SnapshotStage = (typeof snapshotStages)[number]

/** Who has it: the team writes, the office decides, experts judge, or nobody any more. */
export const projectSteps = ['writing', 'handed-in', 'judging', 'ended'] as const
export type ProjectStep = (typeof projectSteps)[number]

/** How a project can end. */
export const projectEnds = ['refused', 'terminated', 'accepted', 'not-accepted'] as const
export type ProjectEnd = (typeof projectEnds)[number]

/** What a member of the team answers for. */
export const duties = ['leader', 'member'] as const
export type Duty = (typeof duties)[number]

/** A project as it is carried out: who bears it, and at which stage it stands. What was found of it is in its snapshots. */
export interface Project {
  readonly id: ProjectId
  readonly no: string
  readonly title: string
  readonly call: CallId
  /** The version of the call whose stage forms it is written in, from the first stage to the last. */
  readonly callVersion: CallVersionId
  readonly kind: string
  readonly office: OfficeCode
  /** The unit that carries it out. */
  readonly org: OrgId
  /** The suggestion whose assessment is the baseline; none where it came from a direction without one. */
  readonly suggestion: SuggestionId | null
  readonly direction: DirectionId | null
  readonly leader: PersonId
  /** Further persons of the unit who write. */
  readonly team: readonly PersonId[]
  readonly stage: Stage
  readonly step: ProjectStep
  /** How it ended; nothing while it goes on. */
  readonly end: ProjectEnd | null
  /** Rises with every step; a step names the one it was made on. */
  readonly revision: number
  readonly since: Instant
  readonly openedBy: PersonId
  readonly openedAt: Instant
  /** Since when the bearer's side reads the evidence of the baseline. */
  readonly evidenceReleasedAt: Instant | null
  /** How many snapshots there are: the number of the newest. */
  readonly snapshots: number
}

/** Whether the team writes a form at this stage. */
export const isWritten = (stage: Stage): stage is WrittenStage =>
  (writtenStages as readonly Stage[]).includes(stage)

/** The public number, e.g. `ZN2024-P0007`; gaps may occur, reuse may not. */
export const projectNo = (prefix: string, serial: number): string =>
  `${prefix}-P${String(serial).padStart(4, '0')}`

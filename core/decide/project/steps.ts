import type { NewFact } from '../../fact.ts'
import type { Finding } from '../../form/finding.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import {
  approvableProject,
  confirmableProject,
  continuable,
  handInable,
  passable,
  refusableProject,
  returnableProject,
} from '../../permission/project.ts'
import { type Agreed, elementsWanting } from '../../project/approval.ts'
import type { Project, ProjectEnd, ProjectStep, Stage, WrittenStage } from '../../project/project.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import { lengthOf } from '../../text.ts'
import type { Assessment } from '../../trl/assessment.ts'
import { leastExperts } from '../../trl/verdict.ts'
import { leastReason } from '../said.ts'

export const decisions = [
  'returned',
  'passed',
  'refused',
  'approved',
  'confirmed',
  'continued',
  'terminated',
  'accepted',
  'rectify',
  'not-accepted',
] as const
/** What an office can decide on a stage. */
export type DecidedAs = (typeof decisions)[number]

/** What a step brings. Snapshots are made beside it; a new one has the number that `becomes` counts. */
export interface ProjectStepped {
  readonly becomes: Project
  readonly facts: readonly NewFact[]
  /** What the office decided, on which snapshot, and what it said. */
  readonly decision: {
    readonly stage: Stage
    readonly decided: DecidedAs
    readonly reason: string
    readonly snapshot: number
  } | null
  /** The stage that the team begins to write. */
  readonly opens: WrittenStage | null
}
export type ProjectDecided = Result<ProjectStepped, Reason>

/** Where a project goes from here. */
interface Onward {
  readonly stage: Stage
  readonly step: ProjectStep
  readonly end?: ProjectEnd
}

/** What every decision of the office brings: the project moves on, and it is told what was decided on which snapshot. */
export function decidedAs(
  it: Project,
  decided: DecidedAs,
  reason: string,
  { stage, step, end }: Onward,
  at: Instant,
  more: { readonly snapshots?: number; readonly opens?: WrittenStage } = {},
): ProjectStepped {
  const given = decided === 'returned' || decided === 'rectify'
  const detail = { stage: it.stage, outcome: decided, snapshot: it.snapshots }
  return {
    becomes: {
      ...it,
      stage,
      step,
      end: end ?? null,
      since: at,
      revision: it.revision + 1,
      snapshots: it.snapshots + (more.snapshots ?? 0),
    },
    facts: [{ happened: given ? 'project-returned' : 'project-decided', detail }],
    decision: { stage: it.stage, decided, reason: reason.trim(), snapshot: it.snapshots },
    opens: more.opens ?? null,
  }
}

export const says = (reason: string): boolean => lengthOf(reason) >= leastReason
export const silent = (): Result<never, Reason> => err({ why: 'text-missing', least: leastReason })

/** The leader hands the stage in: nothing may be found that forbids it, and what was written is kept as a snapshot. */
export function handInStage(
  actor: Actor,
  it: Project,
  given: { readonly findings: readonly Finding[]; readonly digest: string },
  at: Instant,
): ProjectDecided {
  const held = handInable(actor, it)
  if (!held.ok) return held
  if (given.findings.some((finding) => finding.weight === 'must'))
    return err({ why: 'findings', findings: given.findings })
  const snapshots = it.snapshots + 1
  return ok({
    becomes: { ...it, step: 'handed-in', since: at, revision: it.revision + 1, snapshots },
    facts: [
      {
        happened: 'project-handed-in',
        detail: { stage: it.stage, snapshot: snapshots, digest: given.digest },
      },
    ],
    decision: null,
    opens: null,
  })
}

/** The office gives the stage back, with a reason; what was handed in stays as it was. */
export function giveBack(actor: Actor, it: Project, reason: string, at: Instant): ProjectDecided {
  const held = returnableProject(actor, it)
  if (!held.ok) return held
  if (!says(reason)) return silent()
  return ok(decidedAs(it, 'returned', reason, { stage: it.stage, step: 'writing' }, at))
}

/** The office passes the application on to the experts. */
export function pass(actor: Actor, it: Project, note: string, at: Instant): ProjectDecided {
  const held = passable(actor, it)
  if (!held.ok) return held
  return ok(decidedAs(it, 'passed', note, { stage: 'approval', step: 'judging' }, at))
}

/** The application is refused, before experts judged it or after. */
export function refuse(actor: Actor, it: Project, reason: string, at: Instant): ProjectDecided {
  const held = refusableProject(actor, it)
  if (!held.ok) return held
  if (!says(reason)) return silent()
  return ok(decidedAs(it, 'refused', reason, { stage: it.stage, step: 'ended', end: 'refused' }, at))
}

/** The head approves, once enough experts gave a level for each critical element; their levels are kept with it. */
export function approve(
  actor: Actor,
  it: Project,
  given: {
    readonly assessment: Assessment | null
    readonly agreed: readonly Agreed[]
    readonly note: string
  },
  at: Instant,
): ProjectDecided {
  const held = approvableProject(actor, it)
  if (!held.ok) return held
  const wanting = elementsWanting(given.assessment, given.agreed)
  if (wanting.length > 0)
    return err({
      why: 'levels-missing',
      elements: wanting.map((element) => element.name),
      least: leastExperts,
    })
  return ok(
    decidedAs(it, 'approved', given.note, { stage: 'task-book', step: 'writing' }, at, {
      snapshots: 1,
      opens: 'task-book',
    }),
  )
}

/** The head confirms the task book: the snapshot that was handed in is the promise from now on. */
export function confirmTaskBook(actor: Actor, it: Project, note: string, at: Instant): ProjectDecided {
  const held = confirmableProject(actor, it)
  if (!held.ok) return held
  const onward = { stage: 'mid-term', step: 'writing' } as const
  return ok(decidedAs(it, 'confirmed', note, onward, at, { opens: 'mid-term' }))
}

/** The head lets it go on after the mid-term check. */
export function goOn(actor: Actor, it: Project, note: string, at: Instant): ProjectDecided {
  const held = continuable(actor, it)
  if (!held.ok) return held
  const onward = { stage: 'acceptance', step: 'writing' } as const
  return ok(decidedAs(it, 'continued', note, onward, at, { opens: 'acceptance' }))
}

/** The head ends it at the mid-term check. */
export function terminate(actor: Actor, it: Project, reason: string, at: Instant): ProjectDecided {
  const held = continuable(actor, it)
  if (!held.ok) return held
  if (!says(reason)) return silent()
  return ok(decidedAs(it, 'terminated', reason, { stage: it.stage, step: 'ended', end: 'terminated' }, at))
}

import { isWritten, type Project, type ProjectStep, type Stage } from '../project/project.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

type Permission<It> = Result<It, Reason>

/** What somebody is to a project, and why it exists for them at all. */
export type ProjectRelation = 'team' | 'office' | 'unit' | 'overseeing'

/** In the team, and still filing for the unit that carries it out: whoever left the unit left its projects. */
export const inTeam = (actor: Actor, it: Project): boolean =>
  actor.filesFor.includes(it.org) && (it.leader === actor.person || it.team.includes(actor.person))

/**
 * Its team writes it, its office works on it, those who review or administer for the unit read it, planning and the leader
 * read what offices prepare. For nobody else it exists. server/db/visible/project.ts says the same in SQL.
 */
export function relationTo(actor: Actor, it: Project): ProjectRelation | undefined {
  if (inTeam(actor, it)) return 'team'
  if (actor.worksIn.includes(it.office)) return 'office'
  if (actor.reviewsFor.includes(it.org) || actor.administers.includes(it.org)) return 'unit'
  return actor.triage || actor.leader ? 'overseeing' : undefined
}

export const maySeeProject = (actor: Actor, it: Project): boolean => relationTo(actor, it) !== undefined

export const readableProject = (actor: Actor, it: Project): Permission<Project> =>
  maySeeProject(actor, it) ? ok(it) : err({ why: 'not-found' })

/** Whether this reader stands on the side that carries it out, and reads only what the office has let it read. */
export const bearsIt = (actor: Actor, it: Project): boolean => {
  const relation = relationTo(actor, it)
  return relation === 'team' || relation === 'unit'
}

/** Whether this reader gets the evidence of the baseline: the bearer's side only once the office released it. */
export const readsBaselineEvidence = (actor: Actor, it: Project): boolean =>
  !bearsIt(actor, it) || it.evidenceReleasedAt !== null

/** Which stages a step can be made at, and where the project must stand. */
type Where = readonly (readonly [Stage, ProjectStep])[]

const at = (it: Project, where: Where): Permission<Project> =>
  where.some(([stage, step]) => it.stage === stage && it.step === step)
    ? ok(it)
    : err({ why: 'wrong-stage', stage: it.stage, step: it.step })

function ofTeam(actor: Actor, it: Project): Permission<Project> {
  if (!maySeeProject(actor, it)) return err({ why: 'not-found' })
  return inTeam(actor, it) ? ok(it) : err({ why: 'not-yours' })
}

/** Nobody decides on a project that they carry out themselves. */
function ofOffice(actor: Actor, it: Project, who: 'anybody' | 'head'): Permission<Project> {
  if (!maySeeProject(actor, it)) return err({ why: 'not-found' })
  const own = who === 'head' ? actor.heads : actor.worksIn
  if (!own.includes(it.office)) return err({ why: 'not-yours' })
  return inTeam(actor, it) ? err({ why: 'own-project' }) : ok(it)
}

/** May open one: whoever works in the office that the suggestion or the direction belongs to. */
export const mayOpenProject = (actor: Actor, office: Project['office']): Permission<Project['office']> =>
  actor.worksIn.includes(office) ? ok(office) : err({ why: 'not-yours' })

/** May write in its stage: the team, while it is theirs to write. */
export function writableProject(actor: Actor, it: Project): Permission<Project> {
  const held = ofTeam(actor, it)
  if (!held.ok) return held
  return isWritten(it.stage) && it.step === 'writing'
    ? held
    : err({ why: 'wrong-stage', stage: it.stage, step: it.step })
}

/** May hand in the stage: the leader, who answers for it. */
export function handInable(actor: Actor, it: Project): Permission<Project> {
  const held = writableProject(actor, it)
  return held.ok && it.leader !== actor.person ? err({ why: 'not-yours' }) : held
}

/** May say who is in the team: its leader, and an administrator of the unit, so that no project is left with nobody. */
export function teamChangeable(actor: Actor, it: Project): Permission<Project> {
  if (!maySeeProject(actor, it)) return err({ why: 'not-found' })
  const leads = it.leader === actor.person && inTeam(actor, it)
  if (!leads && !actor.administers.includes(it.org)) return err({ why: 'not-yours' })
  return it.step === 'ended' ? err({ why: 'wrong-stage', stage: it.stage, step: it.step }) : ok(it)
}

/** May let the team read the evidence of the baseline, once. */
export function evidenceReleasable(actor: Actor, it: Project): Permission<Project> {
  const held = ofOffice(actor, it, 'anybody')
  if (!held.ok) return held
  return it.evidenceReleasedAt === null && it.suggestion !== null
    ? held
    : err({ why: 'already', what: 'release-evidence' })
}

/** May give the stage back: the office, and for the task book its head. */
export function returnableProject(actor: Actor, it: Project): Permission<Project> {
  const held = ofOffice(actor, it, it.stage === 'task-book' ? 'head' : 'anybody')
  if (!held.ok) return held
  return at(it, [
    ['application', 'handed-in'],
    ['task-book', 'handed-in'],
    ['mid-term', 'handed-in'],
  ])
}

/** May pass the application on to the experts. */
export function passable(actor: Actor, it: Project): Permission<Project> {
  const held = ofOffice(actor, it, 'anybody')
  return held.ok ? at(it, [['application', 'handed-in']]) : held
}

/** May refuse it: the office what was applied for, its head what experts have judged. */
export function refusableProject(actor: Actor, it: Project): Permission<Project> {
  const held = ofOffice(actor, it, it.stage === 'approval' ? 'head' : 'anybody')
  if (!held.ok) return held
  return at(it, [
    ['application', 'handed-in'],
    ['approval', 'judging'],
  ])
}

const headAt =
  (...where: Where) =>
  (actor: Actor, it: Project): Permission<Project> => {
    const held = ofOffice(actor, it, 'head')
    return held.ok ? at(it, where) : held
  }

/** May approve what experts have judged. Two at once: the second finds it approved. */
export const approvableProject: (actor: Actor, it: Project) => Permission<Project> = headAt([
  'approval',
  'judging',
])
/** May confirm the task book. */
export const confirmableProject: (actor: Actor, it: Project) => Permission<Project> = headAt([
  'task-book',
  'handed-in',
])
/** May let it go on, or end it, at the mid-term check. */
export const continuable: (actor: Actor, it: Project) => Permission<Project> = headAt([
  'mid-term',
  'handed-in',
])
/** May accept it, give it back to be put right, or not accept it. */
export const concludable: (actor: Actor, it: Project) => Permission<Project> = headAt([
  'acceptance',
  'handed-in',
])

/** May record what was found at acceptance: the office. */
export function findable(actor: Actor, it: Project): Permission<Project> {
  const held = ofOffice(actor, it, 'anybody')
  return held.ok ? at(it, [['acceptance', 'handed-in']]) : held
}

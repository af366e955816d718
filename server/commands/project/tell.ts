import type { ProjectStepped } from '#core/decide/project/steps.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Project } from '#core/project/project.ts'
import type { Context, Tx } from '../../context.ts'
import { type NewNotice, notifyAll } from '../../mail/notify.ts'
import { workingIn } from '../suggestion/assign.ts'
import { filersOf } from './bearing.ts'

/** Whom a step concerns: the office what was handed in, the team what was decided. Nobody is told of what they did themselves. */
export async function tellStep(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  it: Project,
  { decision, facts }: ProjectStepped,
  at: Instant,
): Promise<void> {
  const { no } = it
  if (facts.some((one) => one.happened === 'project-handed-in')) {
    const people = await workingIn(tx, it.office)
    await tell(ctx, tx, actor, it, people, { sort: 'project-handed-in', params: { no, stage: it.stage } }, at)
  }
  if (decision === null) return
  const { decided, stage } = decision
  const team = await teamNow(tx, it)
  if (decided === 'returned' || decided === 'rectify')
    return tell(ctx, tx, actor, it, team, { sort: 'project-returned', params: { no, stage } }, at)
  await tell(ctx, tx, actor, it, team, { sort: 'project-decided', params: { no, outcome: decided } }, at)
}

/** The team without those who have left the unit: a project no longer exists for them. */
export async function teamNow(tx: Tx, it: Project): Promise<readonly string[]> {
  const filers = new Set((await filersOf(tx, it.org)).map((one) => one.id))
  return [it.leader, ...it.team].filter((person) => filers.has(person))
}

type Sort =
  | 'project-opened'
  | 'project-joined'
  | 'project-leads'
  | 'project-handed-in'
  | 'project-returned'
  | 'project-decided'
  | 'project-evidence-released'

/** Tells these people of a project, in the app and by mail. */
export const tell = <Of extends Sort>(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  it: Pick<Project, 'id'>,
  people: readonly string[],
  what: Pick<NewNotice<Of>, 'sort' | 'params'>,
  at: Instant,
): Promise<void> =>
  notifyAll<Of>(
    tx,
    ctx,
    [...new Set(people)]
      .filter((person) => person !== actor.person)
      .map((person) => ({ person, ...what, at, project: it.id })),
  )

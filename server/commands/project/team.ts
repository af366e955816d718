import { addMember, releaseEvidence, removeMember } from '#core/decide/project/open.ts'
import type { ProjectDecided } from '#core/decide/project/steps.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { teamChangeable } from '#core/permission/project.ts'
import type { Duty, Project } from '#core/project/project.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { lockProject, saveProject, setDuty } from '../../db/projects.ts'
import { undoing } from '../../db/undoing.ts'
import type { Asked } from '../suggestion/move.ts'
import { filersOf } from './bearing.ts'
import { stepProject } from './step.ts'
import { teamNow, tell } from './tell.ts'

/** A change of the team is whole in itself: done twice, the second says that it is done. */
const changeTeam = (
  ctx: Context,
  actor: Actor,
  id: string,
  at: Instant,
  decide: (it: Project, tx: Tx) => Promise<ProjectDecided>,
  write: (becomes: Project, tx: Tx) => Promise<void>,
): Promise<Result<Project, Reason>> =>
  undoing(ctx, async (tx) => {
    const it = await lockProject(tx, id)
    if (!it) return err({ why: 'not-found' })
    const may = teamChangeable(actor, it)
    if (!may.ok) return may
    const decided = await decide(it, tx)
    if (!decided.ok) return decided
    const { becomes, facts } = decided.value
    await saveProject(tx, becomes)
    await append(tx, id, facts, actor.person, at)
    await write(becomes, tx)
    return ok(becomes)
  })

/** Somebody of the unit comes into the team, or leads it from now on. */
export const addProjectMember = (
  ctx: Context,
  actor: Actor,
  id: string,
  { person, duty }: { readonly person: string; readonly duty: Duty },
  at: Instant,
): Promise<Result<Project, Reason>> =>
  changeTeam(
    ctx,
    actor,
    id,
    at,
    async (it, tx) => {
      const filers = (await filersOf(tx, it.org)).map((one) => one.id as PersonId)
      return addMember(actor, it, { person: person as PersonId, duty, filers })
    },
    async (it, tx) => {
      await setDuty(tx, id, person, duty, actor.person, new Date(at))
      await tell(
        ctx,
        tx,
        actor,
        it,
        [person],
        { sort: duty === 'leader' ? 'project-leads' : 'project-joined', params: { no: it.no } },
        at,
      )
    },
  )

/** Somebody leaves the team. */
export const removeProjectMember = (
  ctx: Context,
  actor: Actor,
  id: string,
  person: string,
  at: Instant,
): Promise<Result<Project, Reason>> =>
  changeTeam(
    ctx,
    actor,
    id,
    at,
    async (it) => removeMember(actor, it, person as PersonId),
    async (_, tx) => {
      await tx
        .deleteFrom('project_member')
        .where('project', '=', id)
        .where('person', '=', person)
        .where('duty', '=', 'member')
        .execute()
    },
  )

/** The office lets the team read the evidence of the baseline. */
export const releaseProjectEvidence = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked,
  at: Instant,
): Promise<Result<Project, Reason>> =>
  stepProject(ctx, actor, id, asked, at, 'release evidence', (it, tx) => ({
    decided: releaseEvidence(actor, it, at),
    after: async (becomes) =>
      tell(
        ctx,
        tx,
        actor,
        becomes,
        await teamNow(tx, becomes),
        { sort: 'project-evidence-released', params: { no: becomes.no } },
        at,
      ),
  }))

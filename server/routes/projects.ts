import type { projectMoves } from '#api/project-steps.ts'
import type { projects } from '#api/projects.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayOpenProject, readableProject, teamChangeable } from '#core/permission/project.ts'
import type { Project } from '#core/project/project.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import { baselineHidden } from '../commands/project/baseline-hidden.ts'
import { filersOf } from '../commands/project/bearing.ts'
import {
  acceptProject,
  notAcceptProject,
  recordProjectFindings,
  rectifyProject,
} from '../commands/project/conclude.ts'
import {
  approveProject,
  confirmProject,
  continueProject,
  passProject,
  refuseProject,
  returnProject,
  terminateProject,
} from '../commands/project/decide.ts'
import { handInProject } from '../commands/project/hand-in.ts'
import { openProject } from '../commands/project/open.ts'
import { addProjectMember, releaseProjectEvidence, removeProjectMember } from '../commands/project/team.ts'
import type { Context } from '../context.ts'
import { adoptedSuggestions, bearersNamed, publishedDirections } from '../db/project-openings.ts'
import { snapshotOf } from '../db/project-snapshots.ts'
import { loadProject, projectList } from '../db/projects.ts'
import { presentProject, projectViewOf } from '../present/project.ts'
import { comparisonOf, snapshotViewOf } from '../present/project-snapshot.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** A project that exists for this reader. */
export async function seenProject(ctx: Context, actor: Actor, id: string): Promise<Project> {
  const it = await loadProject(ctx.db, id)
  if (!it) throw new Refused({ why: 'not-found' })
  return granted(readableProject(actor, it))
}

/** One of its snapshots that exists for this reader. */
export async function seenSnapshot(ctx: Context, actor: Actor, it: Project, id: string): Promise<Snapshot> {
  const snapshot = await snapshotOf(ctx.db, it.id, id)
  if (!snapshot) throw new Refused({ why: 'not-found' })
  if (snapshot.sort === 'baseline' && (await baselineHidden(ctx.db, actor, it)))
    throw new Refused({ why: 'not-found' })
  return snapshot
}

/** Where a project stands after a step. */
const standing = ({ id, stage, step, end, revision }: Project) => ({ id, stage, step, end, revision })
const stepped = (outcome: Result<Project, Reason>) => standing(granted(outcome))

/** Projects from opening to acceptance. */
export const projectRoutes: HandlersOf<typeof projects> & HandlersOf<typeof projectMoves> = {
  'GET /projects': async (ctx, { actor, query }) => ({
    items: (await projectList(ctx.db, actor, query)).map(presentProject),
  }),
  'POST /projects': async (ctx, { actor, body, at }) => granted(await openProject(ctx, actor, body, at)),
  'GET /offices/:code/project-sources': async (ctx, { actor, params, query }) => {
    granted(mayOpenProject(actor, params.code as OfficeCode))
    const [suggestions, directions] = await Promise.all([
      adoptedSuggestions(ctx.db, actor, params.code, query.q),
      publishedDirections(ctx.db, actor, params.code, query.q),
    ])
    return { suggestions, directions }
  },
  'GET /offices/:code/project-bearers': async (ctx, { actor, params, query }) => {
    granted(mayOpenProject(actor, params.code as OfficeCode))
    return { items: await bearersNamed(ctx.db, query.q) }
  },
  'GET /projects/:id': async (ctx, { actor, params }) =>
    projectViewOf(ctx, actor, await seenProject(ctx, actor, params.id)),
  'GET /projects/:id/colleagues': async (ctx, { actor, params }) => {
    const it = granted(teamChangeable(actor, await seenProject(ctx, actor, params.id)))
    const team: readonly string[] = [it.leader, ...it.team]
    const people = await filersOf(ctx.db, it.org)
    return { people: people.map(({ id, name }) => ({ id, name, member: team.includes(id) })) }
  },
  'POST /projects/:id/members': async (ctx, { actor, params, body, at }) =>
    stepped(await addProjectMember(ctx, actor, params.id, body, at)),
  'DELETE /projects/:id/members/:person': async (ctx, { actor, params, at }) =>
    stepped(await removeProjectMember(ctx, actor, params.id, params.person, at)),
  'PUT /projects/:id/evidence-released': async (ctx, { actor, params, body, at }) =>
    stepped(await releaseProjectEvidence(ctx, actor, params.id, body, at)),
  'GET /projects/:id/snapshots/:snapshot': async (ctx, { actor, params }) => {
    const it = await seenProject(ctx, actor, params.id)
    return snapshotViewOf(ctx, actor, it, await seenSnapshot(ctx, actor, it, params.snapshot))
  },
  'GET /projects/:id/compare': async (ctx, { actor, params }) => ({
    comparison: await comparisonOf(ctx, actor, await seenProject(ctx, actor, params.id)),
  }),
  'POST /projects/:id/hand-in': async (ctx, { actor, params, body, at }) =>
    stepped(await handInProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/return': async (ctx, { actor, params, body, at }) =>
    stepped(await returnProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/pass': async (ctx, { actor, params, body, at }) =>
    stepped(await passProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/refuse': async (ctx, { actor, params, body, at }) =>
    stepped(await refuseProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/approve': async (ctx, { actor, params, body, at }) =>
    stepped(await approveProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/confirm': async (ctx, { actor, params, body, at }) =>
    stepped(await confirmProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/continue': async (ctx, { actor, params, body, at }) =>
    stepped(await continueProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/terminate': async (ctx, { actor, params, body, at }) =>
    stepped(await terminateProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/findings': async (ctx, { actor, params, body, at }) =>
    stepped(await recordProjectFindings(ctx, actor, params.id, body, at)),
  'POST /projects/:id/accept': async (ctx, { actor, params, body, at }) =>
    stepped(await acceptProject(ctx, actor, params.id, { ...body, reason: body.note }, at)),
  'POST /projects/:id/rectify': async (ctx, { actor, params, body, at }) =>
    stepped(await rectifyProject(ctx, actor, params.id, body, at)),
  'POST /projects/:id/not-accept': async (ctx, { actor, params, body, at }) =>
    stepped(await notAcceptProject(ctx, actor, params.id, body, at)),
}

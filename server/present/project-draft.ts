import type { ProjectDraftView } from '#api/project-drafts.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Project, WrittenStage } from '#core/project/project.ts'
import { baselineHidden } from '../commands/project/baseline-hidden.ts'
import { stageFormOf } from '../commands/project/stage-form.ts'
import { commitmentOf } from '../commands/project/stage-now.ts'
import type { Context } from '../context.ts'
import { namesOf } from '../db/drafts.ts'
import { filesOf, projectFiles } from '../db/files.ts'
import { projectAnswers } from '../db/project-answers.ts'
import { decisionsOf } from '../db/project-records.ts'
import { snapshotHeads } from '../db/project-snapshots.ts'
import { presentForm } from './call.ts'
import { presentFile } from './file.ts'
import { presentPromise } from './promise.ts'

/** The stage that is being written, as the editor needs it. */
export async function projectDraftOf(
  ctx: Context,
  actor: Actor,
  it: Project,
  stage: WrittenStage,
): Promise<ProjectDraftView> {
  const { db } = ctx
  const [{ call, form }, row, answers, files, heads, decisions, hidden] = await Promise.all([
    stageFormOf(ctx, it, stage),
    db
      .selectFrom('project')
      .innerJoin('org', 'org.id', 'project.org')
      .select(['project.rev', 'org.type'])
      .where('project.id', '=', it.id)
      .executeTakeFirstOrThrow(),
    projectAnswers(db, it.id, stage),
    filesOf(db, projectFiles(it.id)),
    snapshotHeads(db, it.id),
    decisionsOf(db, it.id),
    baselineHidden(db, actor, it),
  ])
  const people = await namesOf(
    db,
    answers.map((one) => one.by),
  )
  const shown = hidden ? heads.filter((one) => one.sort !== 'baseline') : heads
  const previous = shown.findLast((one) => one.elements.length > 0)
  const promised = commitmentOf(decisions, heads)
  const last = decisions.at(-1)
  const isBack = last?.stage === stage && (last.decided === 'returned' || last.decided === 'rectify')
  return {
    id: it.id,
    stage,
    revision: it.revision,
    call: it.call,
    callVersion: it.callVersion,
    kind: it.kind,
    orgType: row.type,
    rev: Number(row.rev),
    ...presentForm(call, form),
    scale: call.readiness.scale,
    policy: call.readiness.policy,
    checklists: call.readiness.checklists ?? null,
    answers: answers.map(({ path, value, rev, by, at }) => ({ path, value, rev, by, at })),
    people,
    files: files.map(presentFile),
    previous: previous
      ? {
          snapshot: previous.n,
          elements: previous.elements.map(({ id, no, name, level, critical }) => ({
            id,
            no,
            name,
            level,
            critical,
          })),
        }
      : null,
    promised: promised ? presentPromise(promised) : null,
    returned: last && isBack ? { reason: last.reason, at: last.at } : null,
  }
}

import { type Op, type Outcome, save } from '#core/decide/draft/save.ts'
import type { Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { writableProject } from '#core/permission/project.ts'
import type { Project } from '#core/project/project.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Words } from '#core/text.ts'
import type { Context, Tx } from '../../context.ts'
import type { AnswerRow } from '../../db/answers.ts'
import { namesOf } from '../../db/drafts.ts'
import { projectFiles } from '../../db/files.ts'
import { projectAnswers, projectMet, writeProjectAnswers } from '../../db/project-answers.ts'
import { loadProject, lockProject } from '../../db/projects.ts'
import { labelAt } from '../draft/label-at.ts'
import { unknownFiles } from '../draft/unknown-files.ts'
import { stageFormOf } from './stage-form.ts'

/** What became of one edit of a stage. */
export type ToldStageEdit = Outcome & {
  readonly op: string
  readonly label: Words | undefined
  readonly theirs?: AnswerRow & { readonly name: string }
}

export interface SavedStage {
  readonly rev: number
  readonly outcomes: readonly ToldStageEdit[]
}

/** Holds a project until the transaction ends, if this person may write in its stage. */
export async function lockWritableProject(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<Project, Reason>> {
  const it = await lockProject(tx, id)
  return it ? writableProject(actor, it) : err({ why: 'not-found' })
}

/** Saves edits of a stage, each once, with the same rules as a suggestion's (ruling 3). */
export async function saveProjectAnswers(
  ctx: Context,
  actor: Actor,
  id: string,
  ops: readonly Op[],
  at: Instant,
): Promise<Result<SavedStage, Reason>> {
  const seen = await loadProject(ctx.db, id)
  if (!seen) return err({ why: 'not-found' })
  const { form } = await stageFormOf(ctx, seen, seen.stage)
  return ctx.db.transaction().execute(async (tx) => {
    const held = await lockWritableProject(tx, actor, id)
    if (!held.ok) return held
    if (held.value.stage !== seen.stage)
      return err({ why: 'wrong-stage', stage: held.value.stage, step: held.value.step })
    return ok(await saveStage(tx, held.value, form, ops, actor.person, at))
  })
}

/** The same for a project that is locked and may be written in. */
export async function saveStage(
  tx: Tx,
  it: Project,
  form: Form,
  ops: readonly Op[],
  by: string,
  at: Instant,
): Promise<SavedStage> {
  const paths = [...new Set(ops.map((op) => op.path))]
  const current = await projectAnswers(tx, it.id, it.stage, paths)
  const met = await projectMet(
    tx,
    it.id,
    it.stage,
    ops.map((op) => op.op),
  )
  const decided = save(
    form,
    { state: 'draft' },
    {
      rev: met.rev,
      count: met.count,
      current: new Map(current.map((row) => [row.path, row])),
      known: new Map(
        met.known.map(({ op, outcome, rev }) => [
          op,
          { outcome: outcome === 'clash' ? ('clash' as const) : ('applied' as const), rev },
        ]),
      ),
      refused: await unknownFiles(tx, projectFiles(it.id), form, ops),
    },
    ops,
  )
  if (decided.written.length > 0)
    await writeProjectAnswers(
      tx,
      { project: it.id, stage: it.stage },
      by,
      new Date(at),
      decided.rev,
      decided.written,
    )
  const clashes = decided.outcomes.filter((one) => one.outcome === 'clash').map((one) => one.path)
  const standing = new Map(
    (clashes.length > 0 ? await projectAnswers(tx, it.id, it.stage, clashes) : []).map((row) => [
      row.path,
      row,
    ]),
  )
  const names = await namesOf(
    tx,
    [...standing.values()].map((row) => row.by),
  )
  const outcomes = decided.outcomes.map(({ path, ...outcome }): ToldStageEdit => {
    const theirs = outcome.outcome === 'clash' ? standing.get(path) : undefined
    const label = outcome.outcome === 'applied' ? undefined : labelAt(form, path)
    return { ...outcome, label, ...(theirs && { theirs: { ...theirs, name: names[theirs.by] ?? '' } }) }
  })
  return { rev: decided.rev, outcomes }
}

import type { Actor } from '#core/permission/actor.ts'
import { inTeam, readableProject, readsBaselineEvidence, writableProject } from '#core/permission/project.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { fileOf, projectFiles, suggestionFiles } from '../../db/files.ts'
import { projectAnswers } from '../../db/project-answers.ts'
import { snapshotsOf } from '../../db/project-snapshots.ts'
import { loadProject } from '../../db/projects.ts'
import type { ReadableFile } from '../file/download.ts'
import type { Holding } from '../file/holder.ts'
import { wholeKey } from '../file/keys.ts'
import { baselineHidden } from './baseline-hidden.ts'
import { lockWritableProject, saveStage } from './save-answers.ts'
import { stageFormOf } from './stage-form.ts'

/** Files of a project: its team's to change while it writes; snapshots keep theirs. */
export const heldByProject: Holding = {
  writable: async (ctx, actor, id) => {
    const it = await loadProject(ctx.db, id)
    if (!it) return err({ why: 'not-found' })
    const open = writableProject(actor, it)
    return open.ok ? ok(projectFiles(id)) : open
  },
  hold: async (ctx, tx, actor, id, at) => {
    const held = await lockWritableProject(tx, actor, id)
    if (!held.ok) return held
    const it = held.value
    const { call, form } = await stageFormOf(ctx, it, it.stage)
    return ok({
      call,
      form,
      owner: projectFiles(id),
      isOpen: () => true,
      standing: (fields) => projectAnswers(tx, id, it.stage, fields),
      save: async (op) => {
        const { outcomes } = await saveStage(tx, it, form, [op], actor.person, at)
        return outcomes.every((one) => one.outcome === 'applied')
      },
      keeps: (file) => isKept(tx, id, file),
    })
  },
}

/** Whether a snapshot holds the file, or another stage does. */
async function isKept(db: Db | Tx, project: string, file: string): Promise<boolean> {
  const snapshots = await snapshotsOf(db, project)
  return snapshots.some((it) => it.answers !== null && JSON.stringify(it.answers).includes(file))
}

/**
 * A file's bytes for whoever may read it: the team every file of the project, all others what was handed in. A file of the
 * baseline belongs to the suggestion; it comes through the project only where its evidence may be read.
 */
export async function downloadProjectFile(
  ctx: Context,
  actor: Actor,
  id: string,
  fileId: string,
): Promise<Result<ReadableFile, Reason>> {
  const it = await loadProject(ctx.db, id)
  if (!it) return err({ why: 'not-found' })
  const open = readableProject(actor, it)
  if (!open.ok) return open
  const own = await fileOf(ctx.db, projectFiles(id), fileId)
  if (own) {
    if (own.state !== 'ready') return err({ why: 'not-found' })
    if (!inTeam(actor, it) && !(await isKept(ctx.db, id, fileId))) return err({ why: 'not-found' })
    return ok({ file: own, read: () => ctx.files.read(wholeKey(fileId)) })
  }
  if (it.suggestion === null || !readsBaselineEvidence(actor, it)) return err({ why: 'not-found' })
  const baseline = (await snapshotsOf(ctx.db, id)).find((one) => one.sort === 'baseline')
  const named = baseline?.assessment?.evidence.some((one) => one.file?.id === fileId)
  if (!named || (await baselineHidden(ctx.db, actor, it))) return err({ why: 'not-found' })
  const file = await fileOf(ctx.db, suggestionFiles(it.suggestion), fileId)
  if (file?.state !== 'ready') return err({ why: 'not-found' })
  return ok({ file, read: () => ctx.files.read(wholeKey(fileId)) })
}

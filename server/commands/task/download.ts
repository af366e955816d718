import { shownOf } from '#core/expert/blind.ts'
import type { Actor } from '#core/permission/actor.ts'
import { subjectReadable } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { fileOf, projectFiles, suggestionFiles } from '../../db/files.ts'
import { subjectText } from '../../db/judged-subjects.ts'
import { loadTask } from '../../db/tasks.ts'
import type { ReadableFile } from '../file/download.ts'
import { wholeKey } from '../file/keys.ts'

/** A file's bytes for an expert: only of the version judged, only what the round shows, only while the text is theirs to read. */
export async function downloadJudged(
  ctx: Context,
  actor: Actor,
  id: string,
  fileId: string,
): Promise<Result<ReadableFile, Reason>> {
  const held = await loadTask(ctx.db, id)
  if (!held) return err({ why: 'not-found' })
  const { task, round, version, released } = held
  const may = subjectReadable(actor, held.expert, task, round)
  if (!may.ok) return may
  const text = await subjectText(ctx, round.subjects, { id: task.subject, version })
  if (!text || text.gone !== null) return err({ why: 'not-found' })
  const shown = shownOf(text.form, text.answers, { blind: round.blind, released })
  if (!shown.files.some((it) => it.id === fileId)) return err({ why: 'not-found' })
  const owner = round.subjects === 'project' ? projectFiles : suggestionFiles
  const file = await fileOf(ctx.db, owner(task.subject), fileId)
  if (file?.state !== 'ready') return err({ why: 'not-found' })
  return ok({ file, read: () => ctx.files.read(wholeKey(file.id)) })
}

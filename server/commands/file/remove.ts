import type { FileAnswer } from '#core/form/answers.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { editable, fieldOpen } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { standingAt } from '../../db/answers.ts'
import { append } from '../../db/facts.ts'
import { type FileRow, fileOf, markRemoved } from '../../db/files.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { saveLocked } from '../draft/save-answers.ts'
import { removeBytes } from './keys.ts'

/** Takes a file out of the draft. The bytes go, too, unless a version that was handed in holds them. */
export async function removeFile(
  ctx: Context,
  actor: Actor,
  id: string,
  fileId: string,
  at: Instant,
): Promise<Result<null, Reason>> {
  const outcome = await ctx.db.transaction().execute(async (tx): Promise<Result<FileRow | null, Reason>> => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    if (!open.ok) return open
    const file = await fileOf(tx, id, fileId)
    if (!file) return err({ why: 'not-found' })
    if (!fieldOpen(open.value, file.field)) return err({ why: 'locked-field', path: file.field })
    const stands = (await standingAt(tx, id, [file.field], [])).current[0]
    const before = Array.isArray(stands?.value) ? (stands.value as FileAnswer[]) : []
    const left = before.filter((one) => one.id !== file.id)
    if (left.length < before.length) {
      const value = left.length === 0 ? null : left
      const op = { op: ctx.dice.id(at), path: file.field, value, base: stands?.rev ?? 0 }
      await saveLocked(ctx, tx, open.value, [op], actor.person, at)
      const fact = { happened: 'file-removed', detail: { file: file.id, field: file.field } } as const
      await append(tx, id, [fact], actor.person, at)
    }
    if (await handedIn(tx, id, file.id)) return ok(null)
    await markRemoved(tx, file.id)
    return ok(file)
  })
  if (!outcome.ok) return outcome
  if (outcome.value) await removeBytes(ctx, outcome.value)
  return ok(null)
}

/** Whether some version holds the file. */
async function handedIn(tx: Tx, suggestion: string, file: string): Promise<boolean> {
  const rows = await tx.selectFrom('version').select('files').where('suggestion', '=', suggestion).execute()
  return rows.some((row) => (row.files as readonly FileAnswer[]).some((it) => it.id === file))
}

import type { FileAnswer } from '#core/form/answers.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { type FileRow, fileOf, markRemoved } from '../../db/files.ts'
import { forgetBytesNow, wantBytesForgotten } from '../../jobs/forget-bytes.ts'
import type { Holding } from './holder.ts'

/** Takes a file out of what is written. The bytes go after the row, unless something that was handed in holds them. */
export async function removeFile(
  ctx: Context,
  holding: Holding,
  actor: Actor,
  id: string,
  fileId: string,
  at: Instant,
): Promise<Result<null, Reason>> {
  const outcome = await ctx.db.transaction().execute(async (tx): Promise<Result<FileRow | null, Reason>> => {
    const held = await holding.hold(ctx, tx, actor, id, at)
    if (!held.ok) return held
    const it = held.value
    const file = await fileOf(tx, it.owner, fileId)
    if (!file) return err({ why: 'not-found' })
    if (!it.isOpen(file.field)) return err({ why: 'locked-field', path: file.field })
    const stands = (await it.standing([file.field]))[0]
    const before = Array.isArray(stands?.value) ? (stands.value as FileAnswer[]) : []
    const left = before.filter((one) => one.id !== file.id)
    if (left.length < before.length) {
      const value = left.length === 0 ? null : left
      await it.save({ op: ctx.dice.id(at), path: file.field, value, base: stands?.rev ?? 0 })
      const fact = { happened: 'file-removed', detail: { file: file.id, field: file.field } } as const
      await append(tx, id, [fact], actor.person, at)
    }
    if (await it.keeps(file.id)) return ok(null)
    await markRemoved(tx, file.id)
    await wantBytesForgotten(tx, [file])
    return ok(file)
  })
  if (!outcome.ok) return outcome
  if (outcome.value) await forgetBytesNow(ctx, [outcome.value])
  return ok(null)
}

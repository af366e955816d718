import type { Call } from '#core/call/call.ts'
import type { FileAnswer } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { FilesField } from '#core/form/form.ts'
import { endingOf } from '#core/form/kinds/files.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { begunUpload, type FileRow, filesOf, insertFile, renewUpload } from '../../db/files.ts'
import { mediaTypes, plainEnding, plainName } from '../../files/kinds.ts'
import type { Holder, Holding } from './holder.ts'

/** Parts are this large, except the last: on a line of 200 kB/s that breaks every ten seconds most still come through. */
export const partSize = 1024 * 1024

export interface Announced {
  readonly field: string
  readonly name: string
  readonly size: number
  /** What the sender says its SHA-256 is. */
  readonly sha256?: string | undefined
}

/** Takes note of a file to come: what the call and the slot do not allow is said before a byte is sent. */
export async function announce(
  ctx: Context,
  holding: Holding,
  actor: Actor,
  id: string,
  asked: Announced,
  at: Instant,
): Promise<Result<FileRow, Reason>> {
  await ctx.calls.current()
  return ctx.db.transaction().execute(async (tx) => {
    const held = await holding.hold(ctx, tx, actor, id, at)
    if (!held.ok) return held
    const it = held.value
    const slot = fieldsOf(it.form).find((one) => one.id === asked.field)
    if (slot?.kind !== 'files') return err({ why: 'unknown-path', path: asked.field })
    if (!it.isOpen(slot.id)) return err({ why: 'locked-field', path: slot.id })
    const name = plainName(asked.name)
    if (name === undefined)
      return err({ why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-file-name' }] })
    const ending = plainEnding(endingOf(name))
    const announced = asked.sha256?.toLowerCase() ?? null
    const begun = announced && (await begunUpload(tx, it.owner, actor.person, { ...asked, name, announced }))
    if (begun && (await renewUpload(tx, begun.id, at))) return ok({ ...begun, createdAt: at })
    const refused = refusal(it.call, slot, ending, asked.size, await countedFiles(tx, it, at))
    if (refused) return err(refused)
    const file: FileRow = {
      id: ctx.dice.id(at),
      owner: it.owner,
      field: slot.id,
      name,
      type: mediaTypes[ending] ?? '',
      size: asked.size,
      sha256: null,
      state: 'uploading',
      scanned: 'not-scanned',
      said: null,
      partSize,
      by: actor.person,
      createdAt: at,
      parts: [],
    }
    await insertFile(tx, file, announced)
    return ok(file)
  })
}

/** The files that stand in the draft's slots and those on their way; what only an older version holds does not count. */
async function countedFiles(tx: Tx, it: Holder, at: Instant): Promise<readonly FileRow[]> {
  const slots = fieldsOf(it.form).filter((one) => one.kind === 'files')
  const current = await it.standing(slots.map((one) => one.id))
  const standing = new Set(
    current
      .flatMap((one) => (Array.isArray(one.value) ? (one.value as FileAnswer[]) : []))
      .map((one) => one.id),
  )
  return (await filesOf(tx, it.owner)).filter(
    (one) => standing.has(one.id) || (one.state === 'uploading' && at - one.createdAt < uploadCounts),
  )
}

/** Uploads that were left lying count only for a while, so that a broken one does not block the next try. */
const uploadCounts = 10 * 60_000

function refusal(
  call: Call,
  slot: FilesField,
  ending: string,
  size: number,
  counted: readonly FileRow[],
): Reason | undefined {
  const accepted = (slot.accept as readonly string[]).includes(ending)
  const limit = call.uploads.maxBytes[ending]
  if (!accepted || limit === undefined || mediaTypes[ending] === undefined)
    return { why: 'file-refused', problem: 'type' }
  if (size > limit) return { why: 'file-refused', problem: 'too-large', limit }
  const inSlot = counted.filter((it) => it.field === slot.id)
  if (inSlot.length >= slot.maxFiles)
    return { why: 'file-refused', problem: 'too-many', limit: slot.maxFiles }
  if (counted.length >= call.uploads.maxFiles)
    return { why: 'file-refused', problem: 'too-many', limit: call.uploads.maxFiles }
  return undefined
}

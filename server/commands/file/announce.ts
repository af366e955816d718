import type { Call } from '#core/call/call.ts'
import type { FileAnswer } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { FilesField, Form } from '#core/form/form.ts'
import { endingOf } from '#core/form/kinds/files.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { editable, fieldOpen } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { standingAt } from '../../db/answers.ts'
import { type FileRow, filesOf, insertFile } from '../../db/files.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { mediaTypes, plainEnding, plainName } from '../../files/kinds.ts'
import { formOf } from '../draft/form-of.ts'

/** Parts are this large, except the last; small enough to be sent again over a bad line. */
export const partSize = 4 * 1024 * 1024

export interface Announced {
  readonly field: string
  readonly name: string
  readonly size: number
}

/** Takes note of a file to come: what the call and the slot do not allow is said before a byte is sent. */
export async function announce(
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Announced,
  at: Instant,
): Promise<Result<FileRow, Reason>> {
  await ctx.calls.current()
  return ctx.db.transaction().execute(async (tx) => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    if (!open.ok) return open
    const { call, form } = await formOf(ctx, it)
    const slot = fieldsOf(form).find((one) => one.id === asked.field)
    if (slot?.kind !== 'files') return err({ why: 'unknown-path', path: asked.field })
    if (!fieldOpen(open.value, slot.id)) return err({ why: 'locked-field', path: slot.id })
    const name = plainName(asked.name)
    if (name === undefined)
      return err({ why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-file-name' }] })
    const ending = plainEnding(endingOf(name))
    const refused = refusal(call, slot, ending, asked.size, await countedFiles(tx, id, form, at))
    if (refused) return err(refused)
    const file: FileRow = {
      id: ctx.dice.id(at),
      suggestion: id,
      field: slot.id,
      name,
      type: mediaTypes[ending] ?? '',
      size: asked.size,
      sha256: null,
      state: 'uploading',
      scanned: 'not-scanned',
      partSize,
      by: actor.person,
      createdAt: at,
      parts: [],
    }
    await insertFile(tx, file)
    return ok(file)
  })
}

/** The files that stand in the draft's slots and those on their way; what only an older version holds does not count. */
async function countedFiles(tx: Tx, id: string, form: Form, at: Instant): Promise<readonly FileRow[]> {
  const slots = fieldsOf(form).filter((it) => it.kind === 'files')
  const { current } = await standingAt(
    tx,
    id,
    slots.map((it) => it.id),
    [],
  )
  const standing = new Set(
    current.flatMap((it) => (Array.isArray(it.value) ? (it.value as FileAnswer[]) : [])).map((it) => it.id),
  )
  return (await filesOf(tx, id)).filter(
    (it) => standing.has(it.id) || (it.state === 'uploading' && at - it.createdAt < uploadCounts),
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

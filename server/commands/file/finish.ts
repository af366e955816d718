import { buffer } from 'node:stream/consumers'
import type { FileAnswer } from '#core/form/answers.ts'
import { endingOf } from '#core/form/kinds/files.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { endUpload, type FileRow, fileOf, forgetParts, markReady, type Owner } from '../../db/files.ts'
import { isWhatItSays, plainEnding } from '../../files/kinds.ts'
import { scan } from '../../files/scan.ts'
import { NoSuchObject } from '../../files/store.ts'
import { forgetBytesNow, wantBytesForgotten } from '../../jobs/forget-bytes.ts'
import { wantFilesRead } from '../../jobs/read-files.ts'
import { fileAnswer } from '../draft/unknown-files.ts'
import type { Holding } from './holder.ts'
import { partKey, wholeKey } from './keys.ts'
import { sizeOfPart } from './put-part.ts'

/** Joins the parts, looks at what came, and puts the file into its slot. Asked again, it answers with the finished file. */
export async function finish(
  ctx: Context,
  holding: Holding,
  actor: Actor,
  id: string,
  fileId: string,
  sha256: string | undefined,
  at: Instant,
): Promise<Result<FileRow, Reason>> {
  const owner = await holding.writable(ctx, actor, id)
  if (!owner.ok) return owner
  const file = await fileOf(ctx.db, owner.value, fileId)
  if (!file || file.state === 'removed') return err({ why: 'not-found' })
  if (file.state === 'ready') return ok(file)
  if (!isWhole(file)) return err({ why: 'file-refused', problem: 'incomplete' })

  const parts = file.parts.map(({ n }) => partKey(file.id, n))
  const joined = await ctx.files.join(parts, wholeKey(file.id)).catch(unlessMissing)
  if (joined === undefined) return finishedMeanwhile(ctx, owner.value, file.id)
  const looked = await look(ctx, file, joined, sha256)
  if (!looked.ok) {
    const ended = await ctx.db.transaction().execute(async (tx) => {
      const won = await endUpload(tx, file.id)
      if (won) await wantBytesForgotten(tx, [file])
      return won
    })
    if (ended) await forgetBytesNow(ctx, [file])
    return looked
  }
  const found = { sha256: joined.sha256, scanned: looked.value }
  const stored = await store(ctx, holding, actor, id, file, found, at)
  if (!stored.ok && stored.error.why === 'not-found') await removeEnded(ctx, owner.value, file)
  return stored
}

/** What was joined for an upload that has ended meanwhile goes as well; ending it has told the queue. */
async function removeEnded(ctx: Context, owner: Owner, file: FileRow): Promise<void> {
  if ((await fileOf(ctx.db, owner, file.id))?.state === 'removed') await forgetBytesNow(ctx, [file])
}

/** The parts are gone: another window has finished, or the store has lost some, and they have to be sent again. */
async function finishedMeanwhile(ctx: Context, owner: Owner, id: string): Promise<Result<FileRow, Reason>> {
  const now = await fileOf(ctx.db, owner, id)
  if (now?.state === 'ready') return ok(now)
  await forgetParts(ctx.db, id)
  return err({ why: 'file-refused', problem: 'incomplete' })
}

const unlessMissing = (error: unknown): undefined => {
  if (!(error instanceof NoSuchObject)) throw error
}

const isWhole = (file: FileRow): boolean => {
  const sizes = file.parts.every(({ n, size }, i) => n === i && size === sizeOfPart(file, n))
  return sizes && file.parts.reduce((sum, { size }) => sum + size, 0) === file.size
}

/** Refuses what is broken, disguised or infected. Without a scanner nobody looked, and the file says so. */
async function look(
  ctx: Context,
  file: FileRow,
  joined: { readonly size: number; readonly sha256: string; readonly head: Buffer },
  sha256: string | undefined,
): Promise<Result<'not-scanned' | 'clean', Reason>> {
  if (joined.size !== file.size) return err({ why: 'file-refused', problem: 'incomplete' })
  if (sha256 !== undefined && sha256.toLowerCase() !== joined.sha256)
    return err({ why: 'file-refused', problem: 'digest' })
  const read = () => ctx.files.read(wholeKey(file.id))
  const whole = async () => buffer(await read())
  if (!(await isWhatItSays(plainEnding(endingOf(file.name)), joined.head, whole)))
    return err({ why: 'file-refused', problem: 'disguised' })
  if (ctx.config.clamdUrl === null) return ok('not-scanned')
  const found = await scan(ctx.config.clamdUrl, await read())
  return found === 'clean' ? ok('clean') : err({ why: 'file-refused', problem: 'infected' })
}

/** The file becomes part of what is written like any edit, so that others who write see it come. */
const store = (
  ctx: Context,
  holding: Holding,
  actor: Actor,
  id: string,
  file: FileRow,
  found: { readonly sha256: string; readonly scanned: 'not-scanned' | 'clean' },
  at: Instant,
): Promise<Result<FileRow, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const held = await holding.hold(ctx, tx, actor, id, at)
    if (!held.ok) return held
    const it = held.value
    const first = await markReady(tx, file.id, { type: file.type, ...found }, at)
    const ready = (await fileOf(tx, it.owner, file.id)) ?? file
    if (first) {
      await wantFilesRead(tx)
      // Its parts are of no use any more.
      await wantBytesForgotten(tx, [ready])
    }
    // It was swept or taken out while its parts were joined.
    if (ready.state === 'removed') return err({ why: 'not-found' })
    const answer = fileAnswer(ready)
    if (!first || !answer) return ok(ready)
    const stands = (await it.standing([file.field]))[0]
    const before = Array.isArray(stands?.value) ? (stands.value as FileAnswer[]) : []
    const saved = await it.save({
      op: ctx.dice.id(at),
      path: file.field,
      value: [...before, answer],
      base: stands?.rev ?? 0,
    })
    if (!saved) return err({ why: 'locked-field', path: file.field })
    await append(
      tx,
      id,
      [{ happened: 'file-added', detail: { file: file.id, field: file.field, sha256: found.sha256 } }],
      actor.person,
      at,
    )
    return ok(ready)
  })

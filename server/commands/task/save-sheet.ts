import { type Op, type Outcome, save } from '#core/decide/draft/save.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { judgeable } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Words } from '#core/text.ts'
import type { Context } from '../../context.ts'
import { editsMet, type SheetRow, sheetOf, writeSheet } from '../../db/sheets.ts'
import { lockTaskAlone } from '../../db/tasks.ts'
import { labelAt } from '../draft/label-at.ts'
import { sheetAskedOf } from './held.ts'

/** What became of one edit of a sheet. */
export type ToldSheetEdit = Outcome & {
  readonly op: string
  readonly label: Words | undefined
  readonly theirs?: SheetRow
}

/**
 * Saves edits of an expert's sheet, each once, by the rules of every other form (ruling 3): two windows of one expert clash
 * as two people do, and what loses is in the log and told.
 */
export const saveSheet = (
  ctx: Context,
  actor: Actor,
  id: string,
  ops: readonly Op[],
  at: Instant,
): Promise<Result<{ readonly rev: number; readonly outcomes: readonly ToldSheetEdit[] }, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const held = await lockTaskAlone(tx, id)
    if (!held) return err({ why: 'not-found' })
    const may = judgeable(actor, held.expert, held.task, held.round)
    if (!may.ok) return may
    const asked = await sheetAskedOf({ db: tx, calls: ctx.calls }, held)
    if (!asked.ok) return asked
    const form = asked.value
    const current = new Map((await sheetOf(tx, id)).map((row) => [row.path, row]))
    const known = await editsMet(
      tx,
      id,
      ops.map((op) => op.op),
    )
    const before = { rev: held.task.rev, count: current.size, current, known, refused: new Map() }
    const decided = save(form, { state: 'draft' }, before, ops)
    if (decided.written.length > 0) await writeSheet(tx, id, decided.rev, decided.written, at)
    const outcomes = decided.outcomes.map(({ path, ...outcome }): ToldSheetEdit => {
      const theirs = outcome.outcome === 'clash' ? current.get(path) : undefined
      const label = outcome.outcome === 'applied' ? undefined : labelAt(form, path)
      return { ...outcome, label, ...(theirs && { theirs }) }
    })
    return ok({ rev: decided.rev, outcomes })
  })

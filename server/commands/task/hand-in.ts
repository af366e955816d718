import { standing } from '#core/expert/round.ts'
import { checkSheet } from '#core/expert/score.ts'
import { blocks } from '#core/form/check.ts'
import { assemble } from '#core/form/paths.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { judgeable } from '#core/permission/round.ts'
import { err, ok } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { tasksOf } from '../../db/rounds.ts'
import { sheetOf } from '../../db/sheets.ts'
import { lockTask } from '../../db/tasks.ts'
import { wholly } from '../../db/undoing.ts'
import { notify } from '../../mail/notify.ts'
import type { Answered } from './answer.ts'
import { sheetAskedOf } from './held.ts'

/** Hands the sheet in as it was last looked at; after that only the office can open it again, by asking anew. */
export const handInSheet = (
  ctx: Context,
  actor: Actor,
  id: string,
  { key, rev }: { readonly key: string; readonly rev: number },
  at: Instant,
): Promise<Answered> =>
  wholly(ctx, { actor: actor.person, key, what: `hand in sheet ${id}`, at }, async (tx) => {
    const held = await lockTask(tx, id)
    if (!held) return err({ why: 'not-found' })
    const { task, round } = held
    const may = judgeable(actor, held.expert, task, round)
    if (!may.ok) return may
    const asked = await sheetAskedOf({ db: tx, calls: ctx.calls }, held)
    if (!asked.ok) return asked
    if (task.rev !== rev) return err({ why: 'stale', revision: task.rev })
    const stored = (await sheetOf(tx, id)).filter((row) => row.value !== null)
    const findings = checkSheet(asked.value, assemble(asked.value, stored), dayOf(at))
    if (blocks(findings)) return err({ why: 'findings', findings })
    await tx
      .updateTable('task')
      .set({ state: 'handed-in', handed_in_at: new Date(at) })
      .where('id', '=', id)
      .execute()
    const detail = { task: id, subject: task.subject }
    await append(tx, round.id, [{ happened: 'task-handed-in', detail }], actor.person, at)
    const left = (await tasksOf(tx, round.id)).filter((it) => standing(it.state) && it.state !== 'handed-in')
    if (left.length === 0)
      await notify(tx, ctx, {
        person: round.by,
        sort: 'round-complete',
        params: { round: round.title },
        at,
      })
    return ok({ id, state: 'handed-in' })
  })

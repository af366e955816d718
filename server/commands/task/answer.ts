import type { DeclineCode, TaskState } from '#core/expert/round.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { answerable } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { lengthOf } from '#core/text.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { lockTask, storeAnswer } from '../../db/tasks.ts'
import { wholly } from '../../db/undoing.ts'
import { notify } from '../../mail/notify.ts'
import { sheetAskedOf } from './held.ts'

export type Answered = Result<{ readonly id: string; readonly state: TaskState }, Reason>

/** The expert accepts, and thereby declares that there is no conflict; accepted once more it stays so. */
export const acceptTask = (
  ctx: Context,
  actor: Actor,
  id: string,
  { key }: { readonly key: string },
  at: Instant,
): Promise<Answered> =>
  wholly(ctx, { actor: actor.person, key, what: `accept ${id}`, at }, async (tx) => {
    const held = await lockTask(tx, id)
    if (!held) return err({ why: 'not-found' })
    const may = answerable(actor, held.expert, held.task, held.round)
    if (!may.ok) return may
    const asked = await sheetAskedOf({ db: tx, calls: ctx.calls }, held)
    if (!asked.ok) return asked
    if (held.task.state === 'invited') await storeAnswer(tx, id, { state: 'accepted' }, at)
    return ok({ id, state: 'accepted' })
  })

/** Who gives no listed reason says it in words. */
const leastWords = 4

/** The expert declines, or finds a conflict after accepting: the text is closed to them at once, the sheet stays where it is. */
export const declineTask = (
  ctx: Context,
  actor: Actor,
  id: string,
  { key, as, reason }: { readonly key: string; readonly as: DeclineCode; readonly reason: string },
  at: Instant,
): Promise<Answered> =>
  wholly(ctx, { actor: actor.person, key, what: `decline ${id}`, at }, async (tx) => {
    const held = await lockTask(tx, id)
    if (!held) return err({ why: 'not-found' })
    const may = answerable(actor, held.expert, held.task, held.round)
    if (!may.ok) return may
    if (as === 'other' && lengthOf(reason) < leastWords)
      return err({ why: 'text-missing', least: leastWords })
    await storeAnswer(tx, id, { state: 'declined', as, reason: reason.trim() }, at)
    const { round, task } = held
    const detail = { task: id, subject: task.subject, as }
    await append(tx, round.id, [{ happened: 'task-declined', detail }], actor.person, at)
    const params = { round: round.title, as }
    if (round.by !== actor.person)
      await notify(tx, ctx, { person: round.by, sort: 'task-declined', params, at })
    return ok({ id, state: 'declined' })
  })

import { tendRound } from '#core/decide/round/steps.ts'
import type { Pair } from '#core/expert/assign.ts'
import { type Known, unfitFor } from '#core/expert/eligible.ts'
import { type Round, standing, type Task } from '#core/expert/round.ts'
import type { ExpertId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { notInvolved } from '../../db/involved.ts'
import { dropPlanned, putTasks } from '../../db/round-tasks.ts'
import type { Asked } from '../suggestion/move.ts'
import { candidatesFor } from './candidates.ts'
import { type Gathered, gather } from './known.ts'
import { tellInvited } from './tell.ts'
import { countedBy, endTasksOf } from './void.ts'
import { storeRound, unchanged, withRound } from './with-round.ts'

/**
 * Sets experts by hand or takes them out: one expert for several subjects or several for one, all of it or nothing. While the
 * round goes on whoever is added is asked at once, and whoever is taken out is told.
 */
export const changeTasks = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly add: readonly Pair[]; readonly remove: readonly string[] },
  at: Instant,
): Promise<Result<Round, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'change tasks', async (it, tx) => {
    const detail = {
      added: asked.add.map((pair) => `${pair.subject} ${pair.expert}`),
      removed: asked.remove,
    }
    const decided = tendRound(actor, it, { happened: 'round-assigned', detail }, 'either')
    if (!decided.ok) return decided
    const fresh = unchanged(it, asked)
    if (!fresh.ok) return fresh
    const gathered = await gather(ctx, tx, it, at, { experts: 'all', planned: 'with-planned' })
    const removed = gathered.tasks.filter((task) => asked.remove.includes(task.id))
    const touched = [...asked.add, ...removed].map((one) => one.subject)
    const apart = await notInvolved({ db: tx, calls: ctx.calls }, actor, it.subjects, touched)
    if (!apart.ok) return apart
    const gone = takenOut(gathered.tasks, asked.remove)
    if (!gone.ok) return gone
    const left = gathered.tasks.filter((task) => !asked.remove.includes(task.id))
    const added = addable(gathered, { ...gathered.known, tasks: left }, asked.add)
    if (!added.ok) return added
    if (it.state === 'open') await endTasksOf(ctx, tx, it, gone.value, 'removed', actor.person, at)
    else await dropPlanned(tx, id, { ids: asked.remove })
    await putByHand(ctx, tx, it, gathered, asked.add, at)
    return ok(await storeRound(tx, actor, decided.value, at))
  })

/** Tasks that can still be taken out: what is handed in stays. */
function takenOut(tasks: readonly Task[], ids: readonly string[]): Result<readonly Task[], Reason> {
  const found: Task[] = []
  for (const id of new Set(ids)) {
    const task = tasks.find((it) => it.id === id)
    if (!task) return err({ why: 'not-found' })
    if (!standing(task.state) || task.state === 'handed-in')
      return err({ why: 'wrong-step', step: task.state })
    found.push(task)
  }
  return ok(found)
}

/** Each pair after the other, so that one expert for many subjects meets their own limit. */
function addable(
  { subjects, rows }: Pick<Gathered, 'subjects' | 'rows'>,
  before: Known,
  pairs: readonly Pair[],
): Result<null, Reason> {
  let known = before
  for (const { subject, expert: id } of pairs) {
    const [item, expert] = [subjects.find((it) => it.id === subject), known.experts.get(id)]
    if (!item || !expert) return err({ why: 'not-found' })
    if (!item.stands)
      return err({ why: 'subject-gone', named: rows.find((it) => it.id === subject)?.no ?? '' })
    const unfit = unfitFor(known, subject, expert)
    if (unfit) return err({ why: 'expert-unfit', because: unfit.because, name: expert.name })
    const task = { id: `${subject} ${id}`, subject, expert: id as ExpertId, state: 'planned' as const }
    known = { ...known, tasks: [...known.tasks, task] }
  }
  return ok(null)
}

async function putByHand(
  ctx: Context,
  tx: Tx,
  round: Round,
  { known }: Pick<Gathered, 'known'>,
  pairs: readonly Pair[],
  at: Instant,
): Promise<readonly { readonly id: string; readonly subject: string; readonly expert: string }[]> {
  const rows = pairs.map(({ subject, expert }) => ({ id: ctx.dice.id(at), subject, expert }))
  const state = round.state === 'open' ? 'invited' : 'planned'
  await putTasks(tx, round.id, rows, { state, byHand: true, at })
  if (state === 'invited') {
    const asked = rows.map((it) => ({ expert: it.expert as ExpertId }))
    await tellInvited(ctx, tx, round, countedBy(asked, known.experts), at)
  }
  return rows
}

/** Somebody else takes over: whom the officer names, otherwise who fits best and may. Only while the round goes on. */
export const replaceTask = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly task: string; readonly expert: string | null },
  at: Instant,
): Promise<Result<{ readonly round: Round; readonly expert: string }, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'replace', async (it, tx) => {
    const gathered = await gather(ctx, tx, it, at, { experts: 'all', planned: 'with-planned' })
    const task = gathered.tasks.find((one) => one.id === asked.task)
    if (!task) return err({ why: 'not-found' })
    const apart = await notInvolved({ db: tx, calls: ctx.calls }, actor, it.subjects, [task.subject])
    if (!apart.ok) return apart
    if (task.state === 'handed-in' || task.state === 'planned')
      return err({ why: 'wrong-step', step: task.state })
    const item = gathered.subjects.find((one) => one.id === task.subject)
    if (!item?.stands) return err({ why: 'subject-gone', named: '' })
    const candidates = await candidatesFor({ db: tx, calls: ctx.calls }, it, gathered, task.subject, task.id)
    const chosen = asked.expert === null ? candidates.find((one) => one.unfit === null) : undefined
    const expert = gathered.known.experts.get(asked.expert ?? chosen?.expert.id ?? '')
    if (!expert) return err(asked.expert === null ? { why: 'nobody-fits' } : { why: 'not-found' })
    const unfit = unfitFor(gathered.known, task.subject, expert, task.id)
    if (unfit) return err({ why: 'expert-unfit', because: unfit.because, name: expert.name })
    const detail = { task: task.id, subject: task.subject, from: task.expert, to: expert.id }
    const decided = tendRound(actor, it, { happened: 'task-replaced', detail }, 'going-on')
    if (!decided.ok) return decided
    const fresh = unchanged(it, asked)
    if (!fresh.ok) return fresh
    if (standing(task.state)) await endTasksOf(ctx, tx, it, [task], 'replaced', actor.person, at)
    await putByHand(ctx, tx, it, gathered, [{ subject: task.subject, expert: expert.id }], at)
    // One that stood here before keeps its row, so it is looked up.
    await tx
      .updateTable('task')
      .set((eb) => ({
        replaced_by: eb
          .selectFrom('task as next')
          .select('next.id')
          .where('next.round', '=', id)
          .where('next.subject', '=', task.subject)
          .where('next.expert', '=', expert.id),
      }))
      .where('id', '=', task.id)
      .execute()
    return ok({ round: await storeRound(tx, actor, decided.value, at), expert: expert.id })
  })

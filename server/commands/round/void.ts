import { conflictsOf } from '#core/expert/conflict.ts'
import { pairKey } from '#core/expert/eligible.ts'
import type { Expert } from '#core/expert/expert.ts'
import type { JudgedThing, Round, Task } from '#core/expert/round.ts'
import type { Instant } from '#core/instant.ts'
import type { VoidBecause } from '#text/zh-CN/round-notice.ts'
import type { Context, Tx } from '../../context.ts'
import { behindOf } from '../../db/behind.ts'
import { declaredConflicts } from '../../db/declared.ts'
import { expertsByIds } from '../../db/experts.ts'
import { append } from '../../db/facts.ts'
import { openTasks, voidTasks } from '../../db/round-tasks.ts'
import { lockRound } from '../../db/rounds.ts'
import { tellGap, tellVoided } from './tell.ts'

/** How many tasks each of these experts has among these. */
export function countedBy(
  tasks: readonly Pick<Task, 'expert'>[],
  experts: ReadonlyMap<string, Expert>,
): ReadonlyMap<Expert, number> {
  const counts = new Map<Expert, number>()
  for (const task of tasks) {
    const expert = experts.get(task.expert)
    if (expert) counts.set(expert, (counts.get(expert) ?? 0) + 1)
  }
  return counts
}

/** Ends tasks of an open round: the experts are told, and the office that something is missing now. */
export async function endTasksOf(
  ctx: Context,
  tx: Tx,
  round: Round,
  tasks: readonly Task[],
  as: VoidBecause,
  by: string | null,
  at: Instant,
): Promise<void> {
  if (tasks.length === 0) return
  const ids = tasks.map((it) => it.id)
  await voidTasks(tx, ids)
  await append(
    tx,
    round.id,
    [{ happened: 'task-voided', detail: { as, tasks: ids } }],
    by as Round['by'] | null,
    at,
  )
  const told = tasks.filter((it) => it.state === 'invited' || it.state === 'accepted')
  const experts = await expertsByIds(tx, [...new Set(told.map((it) => it.expert))])
  const known = new Map<string, Expert>(experts.map((it) => [it.id, it]))
  await tellVoided(ctx, tx, round, countedBy(told, known), as, at)
  if (as !== 'removed' && as !== 'replaced') await tellGap(ctx, tx, round, { tasks: ids.length, as, by }, at)
}

/**
 * What can no longer be judged is asked of nobody any more: called in the very transaction in which a suggestion is frozen or
 * withdrawn or a direction given up, so that no expert reads on. What they wrote stays where it is.
 */
export async function endTasksAbout(
  ctx: Context,
  tx: Tx,
  subjects: readonly string[],
  by: string | null,
  at: Instant,
): Promise<void> {
  if (subjects.length === 0) return
  for (const [id, tasks] of byRound(await openTasks(tx, { subjects }))) {
    const round = await lockRound(tx, id)
    if (round?.state === 'open') await endTasksOf(ctx, tx, round, tasks, 'subject-gone', by, at)
  }
}

/**
 * Looks again at who is at work: an expert who has left the pool, or has a conflict now that was not there when the round
 * was opened, is asked no more. Of these experts, or of everybody where nobody is named. Gives how many tasks ended.
 */
export async function endUnfitTasks(
  ctx: Context,
  tx: Tx,
  experts: readonly string[] | undefined,
  by: string | null,
  at: Instant,
): Promise<number> {
  let ended = 0
  for (const [id] of byRound(await openTasks(tx, experts === undefined ? {} : { experts }))) {
    const round = await lockRound(tx, id)
    if (round?.state !== 'open') continue
    // Read again under the lock: somebody may have answered or been replaced meanwhile.
    const tasks = (await openTasks(tx, experts === undefined ? {} : { experts })).filter(
      (it) => it.round === id,
    )
    const unfit = await unfitAmong(ctx, tx, round.subjects, tasks)
    for (const as of ['inactive', 'conflict'] as const) {
      const some = tasks.filter((it) => unfit.get(it.id) === as)
      await endTasksOf(ctx, tx, round, some, as, by, at)
      ended += some.length
    }
  }
  return ended
}

async function unfitAmong(
  ctx: Context,
  tx: Tx,
  thing: JudgedThing,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, 'inactive' | 'conflict'>> {
  const subjects = [...new Set(tasks.map((it) => it.subject))]
  const experts = await expertsByIds(tx, [...new Set(tasks.map((it) => it.expert))])
  const known = new Map<string, Expert>(experts.map((it) => [it.id, it]))
  const behind = await behindOf({ db: tx, calls: ctx.calls }, thing, subjects)
  const declared = new Set(
    (await declaredConflicts(tx, subjects)).map((it) => pairKey(it.subject, it.expert)),
  )
  const unfit = new Map<string, 'inactive' | 'conflict'>()
  for (const task of tasks) {
    const [expert, own] = [known.get(task.expert), behind.get(task.subject)]
    if (expert?.state !== 'active') unfit.set(task.id, 'inactive')
    else if (own && conflictsOf(expert, own, declared.has(pairKey(task.subject, expert.id))).length > 0)
      unfit.set(task.id, 'conflict')
  }
  return unfit
}

const byRound = (tasks: readonly Task[]): ReadonlyMap<string, readonly Task[]> => {
  const found = new Map<string, Task[]>()
  for (const it of tasks) found.set(it.round, [...(found.get(it.round) ?? []), it])
  return found
}

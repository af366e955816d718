import { sql } from 'kysely'
import type { Task, TaskState } from '#core/expert/round.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import { taskFrom } from './rounds.ts'

/** States in which a task still asks something of its expert. */
const asking = ['planned', 'invited', 'accepted'] as const satisfies TaskState[]

/** How much each expert has to do in other rounds that are not closed; what is only planned there counts where asked for. */
export async function loadsElsewhere(
  db: Db | Tx,
  round: string,
  experts: readonly string[],
  planned: 'with-planned' | 'sent-only',
): Promise<ReadonlyMap<string, number>> {
  if (experts.length === 0) return new Map()
  const rows = await db
    .selectFrom('task')
    .innerJoin('round', 'round.id', 'task.round')
    .select(['task.expert'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('task.expert', 'in', [...experts])
    .where('task.round', '<>', round)
    .where('task.state', 'in', planned === 'with-planned' ? [...asking] : ['invited', 'accepted'])
    .where('round.state', '<>', 'closed')
    .groupBy('task.expert')
    .execute()
  return new Map(rows.map((row) => [row.expert, Number(row.count)]))
}

export interface NewTask {
  readonly id: string
  readonly subject: string
  readonly expert: string
}

/** Puts tasks down; one that was taken out before stands again as a new one. */
export async function putTasks(
  tx: Tx,
  round: string,
  tasks: readonly NewTask[],
  how: { readonly state: 'planned' | 'invited'; readonly byHand: boolean; readonly at: Instant },
): Promise<void> {
  const size = 1000
  for (let from = 0; from < tasks.length; from += size)
    await tx
      .insertInto('task')
      .values(
        tasks.slice(from, from + size).map((it) => ({
          ...it,
          round,
          state: how.state,
          by_hand: how.byHand,
          invited_at: how.state === 'invited' ? new Date(how.at) : null,
        })),
      )
      .onConflict((on) =>
        on.columns(['round', 'subject', 'expert']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          by_hand: eb.ref('excluded.by_hand'),
          invited_at: eb.ref('excluded.invited_at'),
          answered_at: null,
          replaced_by: null,
        })),
      )
      .execute()
}

/** Takes tasks off the plan, before anybody was asked. */
export async function dropPlanned(
  tx: Tx,
  round: string,
  which: { readonly ids: readonly string[] } | { readonly subjects: readonly string[] } | 'drawn',
): Promise<void> {
  const planned = tx.deleteFrom('task').where('round', '=', round).where('state', '=', 'planned')
  if (which === 'drawn') await planned.where('by_hand', '=', false).execute()
  else if ('ids' in which && which.ids.length > 0) await planned.where('id', 'in', [...which.ids]).execute()
  else if ('subjects' in which && which.subjects.length > 0)
    await planned.where('subject', 'in', [...which.subjects]).execute()
}

/** Asks for no more: whatever was written stays, and nobody is to read it. */
export async function voidTasks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .updateTable('task')
      .set({ state: 'void' })
      .where('id', 'in', [...ids])
      .execute()
}

/** Nobody else sends these experts anything until this transaction ends; in the order of their ids, so that nobody waits in a circle. */
export async function lockExperts(tx: Tx, round: string): Promise<void> {
  await tx
    .selectFrom('expert')
    .select('id')
    .where('id', 'in', (eb) => eb.selectFrom('task').select('task.expert').where('task.round', '=', round))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Everybody planned for is asked. */
export async function inviteAll(tx: Tx, round: string, at: Instant): Promise<void> {
  await tx
    .updateTable('task')
    .set({ state: 'invited', invited_at: new Date(at) })
    .where('round', '=', round)
    .where('state', '=', 'planned')
    .execute()
}

/** Tasks of open rounds that still ask something, of these subjects or of these experts; all of them where nobody is named. */
export async function openTasks(
  db: Db | Tx,
  of: { readonly subjects?: readonly string[]; readonly experts?: readonly string[] },
): Promise<readonly Task[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('round', 'round.id', 'task.round')
    .select([
      'task.id',
      'task.round',
      'task.subject',
      'task.expert',
      'task.state',
      'task.by_hand',
      'task.rev',
    ])
    .where('round.state', '=', 'open')
    .$if(of.subjects !== undefined, (it) => it.where('task.subject', '=', anyOf(of.subjects ?? [])))
    .$if(of.experts !== undefined, (it) => it.where('task.expert', '=', anyOf(of.experts ?? [])))
    .where(
      'task.state',
      'in',
      of.subjects === undefined ? ['invited', 'accepted'] : ['invited', 'accepted', 'handed-in'],
    )
    .orderBy('task.round')
    .orderBy('task.id')
    .execute()
  return rows.map(taskFrom)
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** What the board shows of a task besides what decides: never a score, never a word of the sheet. */
export async function taskBoard(db: Db, round: string) {
  const rows = await db
    .selectFrom('task')
    .select([
      'id',
      'subject',
      'expert',
      'state',
      'by_hand',
      'declined_as',
      'decline_reason',
      'replaced_by',
      'invited_at',
      'answered_at',
      'handed_in_at',
    ])
    .where('round', '=', round)
    .orderBy('id')
    .execute()
  return rows
}

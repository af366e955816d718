import { sql } from 'kysely'
import type { Round, Task } from '#core/expert/round.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import { loadRound, lockRound, taskFrom } from './rounds.ts'

/** A task with its round and with whose it is; nobody's where the expert judges no more. */
export interface HeldTask {
  readonly task: Task
  readonly round: Round
  readonly expert: PersonId | null
  /** The version that the round judges, and what was released of it. */
  readonly version: number
  readonly released: readonly string[]
  readonly invitedAt: Instant | null
  readonly answeredAt: Instant | null
  readonly handedInAt: Instant | null
}

const row = (db: Db | Tx) =>
  db
    .selectFrom('task')
    .innerJoin('expert', 'expert.id', 'task.expert')
    .innerJoin('round_subject', (join) =>
      join
        .onRef('round_subject.round', '=', 'task.round')
        .onRef('round_subject.subject', '=', 'task.subject'),
    )
    .select([
      'task.id',
      'task.round',
      'task.subject',
      'task.expert',
      'task.state',
      'task.by_hand',
      'task.rev',
      'task.invited_at',
      'task.answered_at',
      'task.handed_in_at',
      'expert.person',
      'expert.state as standing',
      'round_subject.version',
      'round_subject.released',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof row>['executeTakeFirstOrThrow']>>

const heldFrom = (it: Row, round: Round): HeldTask => ({
  task: taskFrom(it),
  round,
  expert: it.standing === 'active' ? (it.person as PersonId | null) : null,
  version: it.version,
  released: it.released,
  invitedAt: it.invited_at?.getTime() ?? null,
  answeredAt: it.answered_at?.getTime() ?? null,
  handedInAt: it.handed_in_at?.getTime() ?? null,
})

/** One task, or undefined. */
export async function loadTask(db: Db | Tx, id: string): Promise<HeldTask | undefined> {
  const it = await row(db).where('task.id', '=', id).executeTakeFirst()
  const round = it && (await loadRound(db, it.round))
  return it && round && heldFrom(it, round)
}

/** The same, and neither the round nor the task changes until this transaction ends: the round first, then the task. */
export async function lockTask(tx: Tx, id: string): Promise<HeldTask | undefined> {
  const found = await tx.selectFrom('task').select('round').where('id', '=', id).executeTakeFirst()
  const round = found && (await lockRound(tx, found.round))
  const it = round && (await lockedRow(tx, id))
  return it && heldFrom(it, round)
}

/** For saving alone: sheets of one round are written side by side. */
export async function lockTaskAlone(tx: Tx, id: string): Promise<HeldTask | undefined> {
  const it = await lockedRow(tx, id)
  const round = it && (await loadRound(tx, it.round))
  return it && round && heldFrom(it, round)
}

const lockedRow = (tx: Tx, id: string): Promise<Row | undefined> =>
  row(tx).where('task.id', '=', id).forNoKeyUpdate('task').executeTakeFirst()

/** A task as its expert's list shows it; how far the sheet is, and not a word of it. */
export interface TaskListed extends HeldTask {
  readonly filled: number
}

/**
 * What this person was ever asked to judge: what is due first at the top, what is over at the end. Planned tasks do not exist
 * for them, and of void ones only those whose subject has gone: the caller leaves out the rest.
 */
export async function tasksOfPerson(db: Db, person: string): Promise<readonly TaskListed[]> {
  const rows = await row(db)
    .innerJoin('round', 'round.id', 'task.round')
    .select(
      sql<number>`(select count(*)::int from jsonb_each(task.sheet) e
        where (e.key like 'score-%' or round.subjects = 'project' and e.key like 'level-%' and e.key not like 'level-why-%')
          and coalesce(e.value -> 'value', 'null') not in ('null', '""'))`.as('filled'),
    )
    .where('expert.person', '=', person)
    .where('expert.state', '=', 'active')
    .where('task.state', '<>', 'planned')
    .where('task.invited_at', 'is not', null)
    .where('round.state', 'in', ['open', 'closed'])
    .orderBy(sql`round.state = 'closed'`)
    .orderBy('round.due', (it) => it.asc().nullsLast())
    .orderBy('task.id')
    .limit(500)
    .execute()
  const rounds = new Map<string, Round>()
  for (const id of new Set(rows.map((it) => it.round))) {
    const round = await loadRound(db, id)
    if (round) rounds.set(id, round)
  }
  return rows.flatMap((it) => {
    const round = rounds.get(it.round)
    return round ? [{ ...heldFrom(it, round), filled: it.filled }] : []
  })
}

export interface Answered {
  readonly state: 'accepted' | 'declined'
  readonly as?: 'conflict' | 'time' | 'subject' | 'other'
  readonly reason?: string
}

/** Stores what an expert answered. */
export const storeAnswer = async (tx: Tx, task: string, it: Answered, at: Instant): Promise<void> => {
  await tx
    .updateTable('task')
    .set({
      state: it.state,
      answered_at: new Date(at),
      ...(it.as && { declined_as: it.as, decline_reason: it.reason ?? '' }),
    })
    .where('id', '=', task)
    .execute()
}

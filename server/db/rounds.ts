import type { Selectable } from 'kysely'
import type { Round, Task } from '#core/expert/round.ts'
import type { CallId, ExpertId, OfficeCode, PersonId, RoundId } from '#core/id.ts'
import type { Db, Tx } from '../context.ts'
import type { RoundTable, TaskTable } from './schema-judging.ts'

const columns = [
  'id',
  'call',
  'office',
  'title',
  'subjects',
  'per_subject',
  'blind',
  'names',
  'seed',
  'due',
  'state',
  'revision',
  'by_person',
] as const satisfies readonly (keyof RoundTable)[]

const roundFrom = (row: Pick<Selectable<RoundTable>, (typeof columns)[number]>): Round => ({
  id: row.id as RoundId,
  call: row.call as CallId,
  office: row.office as OfficeCode,
  title: row.title,
  subjects: row.subjects,
  perSubject: row.per_subject,
  blind: row.blind,
  names: row.names,
  seed: row.seed,
  due: row.due?.getTime() ?? null,
  state: row.state,
  revision: row.revision,
  by: row.by_person as PersonId,
})

/** One round as core thinks of it, or undefined. */
export async function loadRound(db: Db | Tx, id: string): Promise<Round | undefined> {
  const row = await db
    .selectFrom('round')
    .select([...columns])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && roundFrom(row)
}

/** The same, and nobody else changes it or its tasks until this transaction ends. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  const row = await tx
    .selectFrom('round')
    .select([...columns])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && roundFrom(row)
}

const taskColumns = [
  'id',
  'round',
  'subject',
  'expert',
  'state',
  'by_hand',
  'rev',
] as const satisfies readonly (keyof TaskTable)[]

export const taskFrom = (row: Pick<Selectable<TaskTable>, (typeof taskColumns)[number]>): Task => ({
  id: row.id,
  round: row.round as RoundId,
  subject: row.subject,
  expert: row.expert as ExpertId,
  state: row.state,
  byHand: row.by_hand,
  rev: row.rev,
})

/** Every task of a round, without sheets. */
export async function tasksOf(db: Db | Tx, round: string): Promise<readonly Task[]> {
  const rows = await db
    .selectFrom('task')
    .select([...taskColumns])
    .where('round', '=', round)
    .orderBy('id')
    .execute()
  return rows.map(taskFrom)
}

import { sql } from 'kysely'
import type { Tx } from '../context.ts'

/** What of an expert's tasks ended in one round. */
export interface EndedIn {
  readonly round: string
  readonly title: string
  /** Who began the round. */
  readonly by: string
  readonly tasks: number
  /** Those of them that the expert had been told of. */
  readonly sent: number
}

/** Ends every task of an expert that is not done, in rounds that are not closed. */
export async function endTasks(tx: Tx, expert: string): Promise<readonly EndedIn[]> {
  const { rows } = await sql<EndedIn>`with open as (
      select t.id, t.state <> 'planned' as sent from task t join round r on r.id = t.round
      where t.expert = ${expert}::uuid and t.state in ('planned', 'invited', 'accepted') and r.state <> 'closed'
      for no key update of t),
    ended as (update task set state = 'void' from open where task.id = open.id returning task.round, open.sent)
    select e.round, r.title, r.by_person as by, count(*)::int as tasks, (count(*) filter (where e.sent))::int as sent
    from ended e join round r on r.id = e.round group by e.round, r.title, r.by_person order by e.round`.execute(
    tx,
  )
  return rows
}

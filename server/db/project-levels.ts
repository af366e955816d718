import { sql } from 'kysely'
import type { Agreed } from '#core/project/approval.ts'
import { agreedLevel, type ExpertLevel } from '#core/trl/verdict.ts'
import type { Db, Tx } from '../context.ts'

/**
 * What experts say together of each critical element that a project last applied with: out of the sheets handed in of the
 * round that was closed last. Sheets of a round that is still open count for nothing and are not looked at.
 */
export async function agreedLevelsOf(db: Db | Tx, project: string): Promise<readonly Agreed[]> {
  const { rows } = await sql<{ element: string; expert: string; level: string }>`
    with applied as (
      select n, assessment from project_snapshot
      where project = ${project} and stage = 'application' and sort = 'handed-in' order by n desc limit 1
    ), last as (
      select round.id from round join round_subject s on s.round = round.id and s.subject = ${project}
        join applied on applied.n = s.version
      where round.subjects = 'project' and round.state = 'closed'
        and exists (select from task where task.round = round.id and task.subject = ${project} and task.state = 'handed-in')
      order by round.closed_at desc, round.id desc limit 1
    )
    select e.it ->> 'id' as element, task.expert, task.sheet -> ('level-' || (e.it ->> 'id')) ->> 'value' as level
    from applied cross join lateral jsonb_array_elements(applied.assessment -> 'elements') with ordinality e(it, place)
      join last on true join task on task.round = last.id and task.subject = ${project} and task.state = 'handed-in'
    where (e.it -> 'critical')::boolean
    order by e.place, task.expert`.execute(db)
  const given = rows.flatMap(({ element, expert, level }): ExpertLevel[] =>
    /^[1-9]$/.test(level ?? '') ? [{ expert, element, level: Number(level) }] : [],
  )
  return [...new Set(given.map((it) => it.element))].flatMap((element) => {
    const agreed = agreedLevel(element, given)
    return agreed === undefined ? [] : [{ element, ...agreed }]
  })
}

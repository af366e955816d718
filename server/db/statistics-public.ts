import { sql } from 'kysely'
import type { Day } from '#core/instant.ts'
import type { Counted } from '#core/statistics/public.ts'
import { atOffice, type State } from '#core/suggestion/suggestion.ts'
import type { Db } from '../context.ts'
import { firstDay } from './statistics-rows.ts'

const arrived = (call: string) =>
  sql<boolean>`suggestion.call = ${call} and suggestion.state = any(${[...atOffice]}::text[])`

/** How many of what reached the bureau were first handed in on each day before today, and whether a guide is published. */
export async function publicDays(db: Db, call: string, today: Day) {
  const [days, published] = await Promise.all([
    sql<{ day: Day; count: number }>`
      select ${firstDay} as day, count(*) as count from suggestion
      where ${arrived(call)} and ${firstDay} < ${today}::date group by 1 order by 1`.execute(db),
    db
      .selectFrom('guide')
      .select('id')
      .where('call', '=', call)
      .where('state', 'in', ['published', 'superseded'])
      .limit(1)
      .executeTakeFirst(),
  ])
  return { days: days.rows, published: published !== undefined }
}

/** Kinds by fields, types of unit and states of what was handed in up to a day, in one pass. */
export async function publicCounts(db: Db, call: string, until: Day): Promise<Counted> {
  const { rows } = await sql<{
    set: number
    kind: string
    field: string | null
    type: string
    state: State
    count: number
  }>`
    with counted as (
      select suggestion.kind, suggestion.field, org.type, suggestion.state
      from suggestion join org on org.id = suggestion.org
      where ${arrived(call)} and ${firstDay} <= ${until}::date
    )
    select grouping(kind, type, state) as set, kind, field, type, state, count(*) as count
    from counted group by grouping sets ((kind, field), (type), (state))
    order by kind collate "C", field collate "C", type collate "C", state collate "C"`.execute(db)
  return {
    kindByField: rows
      .filter((it) => it.set === 0b011)
      .map(({ kind, field, count }) => ({ kind, field, count })),
    byType: rows.filter((it) => it.set === 0b101).map((it) => ({ key: it.type, count: it.count })),
    byState: rows.filter((it) => it.set === 0b110).map((it) => ({ key: it.state, count: it.count })),
  }
}

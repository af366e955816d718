import { sql } from 'kysely'
import type { Day, Instant } from '#core/instant.ts'
import type { CountScope } from '#core/permission/statistics.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Db } from '../context.ts'
import { firstDay, type Narrowed, rowsOf } from './statistics-rows.ts'

export interface Counts {
  readonly total: number
  readonly byState: readonly (KeyCount & { readonly key: State })[]
  readonly byKind: readonly KeyCount[]
  readonly byOffice: readonly KeyCount[]
  readonly byDistrict: readonly KeyCount[]
  readonly byOrgType: readonly KeyCount[]
  readonly kindByField: readonly {
    readonly kind: string
    readonly field: string | null
    readonly count: number
  }[]
  readonly byDay: readonly { readonly day: Day; readonly count: number }[]
  readonly levels: readonly { readonly now: number; readonly target: number; readonly count: number }[]
  readonly officeStates: readonly { readonly office: string; readonly state: State; readonly count: number }[]
}
export interface KeyCount {
  readonly key: string
  readonly count: number
}

interface Row {
  /** Which dimensions the row is about: a bit is 0 where it is one of them. */
  readonly set: number
  readonly state: State
  readonly kind: string
  readonly field: string | null
  readonly office: string
  readonly district: string
  readonly type: string
  readonly day: Day
  readonly now: number | null
  readonly target: number | null
  readonly count: number
}

/** All counts of a scope in one pass over its rows. Days are those of the bureau's place on which the first hand-in fell. */
export async function countIn(db: Db, scope: CountScope, narrowed: Narrowed): Promise<Counts> {
  const { rows } = await sql<Row>`
    with counted as (
      select suggestion.state, suggestion.kind, suggestion.field, coalesce(suggestion.office, '') as office,
        org.district, org.type, ${firstDay} as day, suggestion.readiness_now as now,
        suggestion.readiness_target as target
      from suggestion join org on org.id = suggestion.org
      where ${rowsOf(scope, narrowed)}
    )
    select grouping(state, kind, field, office, district, type, day, now, target) as set,
      state, kind, field, office, district, type, day, now, target, count(*) as count
    from counted
    group by grouping sets
      ((), (state), (kind), (kind, field), (office), (office, state), (district), (type), (day), (now, target))
    order by count(*) desc, state collate "C", kind collate "C", field collate "C", office collate "C",
      district collate "C", type collate "C", day, now, target`.execute(db)
  const of = (set: number) => rows.filter((it) => it.set === set)
  const about = (set: number, key: 'kind' | 'office' | 'district' | 'type') =>
    of(set)
      .filter((it) => it[key] !== '')
      .map((it) => ({ key: it[key], count: it.count }))
  return {
    total: of(sets.total)[0]?.count ?? 0,
    byState: of(sets.state).map((it) => ({ key: it.state, count: it.count })),
    byKind: about(sets.kind, 'kind'),
    byOffice: about(sets.office, 'office'),
    byDistrict: about(sets.district, 'district'),
    byOrgType: about(sets.type, 'type'),
    kindByField: of(sets.kindAndField).map(({ kind, field, count }) => ({ kind, field, count })),
    byDay: of(sets.day)
      .filter((it) => it.day !== null)
      .map(({ day, count }) => ({ day, count }))
      .toSorted((one, other) => (one.day < other.day ? -1 : 1)),
    levels: of(sets.levels).flatMap(({ now, target, count }) =>
      now === null || target === null ? [] : [{ now, target, count }],
    ),
    officeStates: of(sets.officeAndState)
      .filter((it) => it.office !== '')
      .map(({ office, state, count }) => ({ office, state, count })),
  }
}

/** `grouping(state, kind, field, office, district, type, day, now, target)`: the leftmost is the highest bit, 0 where grouped by. */
const sets = {
  total: 0b111111111,
  state: 0b011111111,
  kind: 0b101111111,
  kindAndField: 0b100111111,
  office: 0b111011111,
  officeAndState: 0b011011111,
  district: 0b111101111,
  type: 0b111110111,
  day: 0b111111011,
  levels: 0b111111100,
} as const

/** What waits for an office since one day, with one handler. */
export interface WaitingSince {
  readonly office: string
  readonly handler: string | null
  readonly handlerName: string | null
  readonly day: Day
  readonly count: number
  readonly overdue: number
}

/** What waits in a scope, by the day since when: working days are counted from it outside. */
export async function waitingIn(
  db: Db,
  scope: CountScope,
  narrowed: Narrowed,
  now: Instant,
): Promise<readonly WaitingSince[]> {
  const { rows } = await sql<WaitingSince>`
    with waiting as (
      select suggestion.office, suggestion.handler, (suggestion.since at time zone 'Asia/Shanghai')::date as day,
        count(*) as count, count(*) filter (where suggestion.due <= ${new Date(now)}) as overdue
      from suggestion join org on org.id = suggestion.org
      where suggestion.state = 'submitted' and ${rowsOf(scope, narrowed)}
      group by 1, 2, 3
    )
    select waiting.office, waiting.handler, person.name as "handlerName", waiting.day, waiting.count, waiting.overdue
    from waiting left join person on person.id = waiting.handler`.execute(db)
  return rows
}

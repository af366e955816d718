import { sql } from 'kysely'
import type { CountScope } from '#core/permission/statistics.ts'
import type { Db } from '../context.ts'

export interface Counts {
  readonly total: number
  readonly byState: readonly KeyCount[]
  readonly byKind: readonly KeyCount[]
  readonly byOffice: readonly KeyCount[]
  readonly byDistrict: readonly KeyCount[]
  readonly byOrgType: readonly KeyCount[]
  readonly kindByField: readonly {
    readonly kind: string
    readonly field: string | null
    readonly count: number
  }[]
  readonly byDay: readonly { readonly day: string; readonly count: number }[]
}
export interface KeyCount {
  readonly key: string
  readonly count: number
}

interface Row {
  /** Which dimensions the row is about: a bit is 0 where it is one of them. */
  readonly set: number
  readonly state: string
  readonly kind: string
  readonly field: string | null
  readonly office: string
  readonly district: string
  readonly type: string
  readonly day: string
  readonly count: number
}

/** All counts of a scope in one pass over its rows. Days are those of the bureau's place on which the first hand-in fell. */
export async function countIn(db: Db, call: string, scope: CountScope): Promise<Counts> {
  const { rows } = await sql<Row>`
    with counted as (
      select s.state, s.kind, s.field, coalesce(s.office, '') as office, org.district, org.type,
        to_char(s.first_handed_in at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
      from suggestion s join org on org.id = s.org
      where s.call = ${call} and s.state = any(${[...scope.states]}::text[]) and ${within(scope)}
    )
    select grouping(state, kind, field, office, district, type, day) as set,
      state, kind, field, office, district, type, day, count(*) as count
    from counted
    group by grouping sets ((), (state), (kind), (kind, field), (office), (district), (type), (day))
    order by count(*) desc, state collate "C", kind collate "C", field collate "C", office collate "C",
      district collate "C", type collate "C", day collate "C"`.execute(db)
  const about = (set: number, key: 'state' | 'kind' | 'office' | 'district' | 'type') =>
    rows.filter((it) => it.set === set && it[key] !== '').map((it) => ({ key: it[key], count: it.count }))
  return {
    total: rows.find((it) => it.set === sets.total)?.count ?? 0,
    byState: about(sets.state, 'state'),
    byKind: about(sets.kind, 'kind'),
    byOffice: about(sets.office, 'office'),
    byDistrict: about(sets.district, 'district'),
    byOrgType: about(sets.type, 'type'),
    kindByField: rows
      .filter((it) => it.set === sets.kindAndField)
      .map(({ kind, field, count }) => ({ kind, field, count })),
    byDay: rows
      .filter((it) => it.set === sets.day)
      .map(({ day, count }) => ({ day, count }))
      .toSorted((one, other) => (one.day < other.day ? -1 : 1)),
  }
}

/** `grouping(state, kind, field, office, district, type, day)`: the leftmost is the highest bit, 0 where it is grouped by. */
const sets = {
  total: 0b1111111,
  state: 0b0111111,
  kind: 0b1011111,
  kindAndField: 0b1001111,
  office: 0b1110111,
  district: 0b1111011,
  type: 0b1111101,
  day: 0b1111110,
} as const

function within({ by, of }: CountScope) {
  switch (by) {
    case 'all':
      return sql<boolean>`true`
    case 'unit':
      return sql<boolean>`s.org = any(${[...of]}::uuid[])`
    case 'office':
      return sql<boolean>`s.office = any(${[...of]}::text[])`
    case 'district':
      return sql<boolean>`org.district = any(${[...of]}::text[])`
    default:
      return by satisfies never
  }
}

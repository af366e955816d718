import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { OrgId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db } from '../context.ts'
import { listedColumns, listedFrom } from '../present/listed.ts'
import type { Cursor } from './cursor.ts'
import { likeOf } from './like.ts'
import type { Database } from './schema.ts'
import { visibleTo } from './visible/suggestion.ts'

export const unitViews = ['waiting', 'returned', 'released', 'not-signed', 'all'] as const
export type UnitView = (typeof unitViews)[number]
export type UnitSort = 'waiting' | 'title' | 'kind' | 'rank'

export interface UnitFilter {
  readonly kind?: string | undefined
  readonly field?: string | undefined
  readonly q?: string | undefined
  readonly call?: string | undefined
}

type Eb = ExpressionBuilder<Database, 'suggestion'>

/** `not-signed`: released by its filer to the unit more than two days ago and still not passed on. */
const statesOf: Readonly<Record<UnitView, readonly string[]>> = {
  waiting: ['unit-review'],
  returned: ['unit-returned', 'office-returned'],
  released: [
    'unverified',
    'submitted',
    'accepted',
    'reserve',
    'condensing',
    'adopted',
    'partly-adopted',
    'merged',
    'not-adopted',
    'not-accepted',
  ],
  'not-signed': ['unit-review'],
  all: [
    'unit-review',
    'unit-returned',
    'unit-refused',
    'unverified',
    'submitted',
    'office-returned',
    'accepted',
    'reserve',
    'condensing',
    'adopted',
    'partly-adopted',
    'merged',
    'not-adopted',
    'not-accepted',
    'withdrawn',
  ],
}
const unsignedAfter = 2 * 86_400_000

const scopeOf =
  (view: UnitView, org: OrgId, now: number) =>
  (eb: Eb): Expression<SqlBool> =>
    eb.and([
      eb('suggestion.org', '=', org),
      eb('suggestion.state', 'in', [...statesOf[view]]),
      ...(view === 'not-signed' ? [eb('suggestion.handed_in', '<', new Date(now - unsignedAfter))] : []),
    ])

const matching =
  ({ kind, field, q, call }: UnitFilter) =>
  (eb: Eb): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = []
    if (kind) all.push(eb('suggestion.kind', '=', kind))
    if (field) all.push(eb('suggestion.field', '=', field))
    if (call) all.push(eb('suggestion.call', '=', call))
    if (q) {
      const pattern = likeOf(q)
      all.push(eb.or([eb('suggestion.title', 'ilike', pattern), eb('suggestion.no', 'ilike', pattern)]))
    }
    return eb.and(all)
  }

/** What the list is ordered by: a text or number that never is null, then the id. */
const keys = {
  waiting: sql<number>`(extract(epoch from suggestion.handed_in) * 1000)::bigint`,
  title: sql<string>`suggestion.title collate "C"`,
  kind: sql<string>`suggestion.kind collate "C"`,
  rank: sql<number>`coalesce(suggestion.unit_rank, 100000)`,
} as const

/** One page of the unit's desk. The key of the order comes along, for the cursor. */
export function unitPage(
  db: Db,
  actor: Actor,
  org: OrgId,
  given: {
    readonly view: UnitView
    readonly filter: UnitFilter
    readonly sort: UnitSort
    readonly cursor: Cursor | undefined
    readonly limit: number
    readonly now: number
  },
) {
  const key = keys[given.sort]
  const rows = listedFrom(db)
    .select(listedColumns)
    .select(sql<string | number>`${key}`.as('sort_key'))
    .where(scopeOf(given.view, org, given.now))
    .where(matching(given.filter))
    .where(visibleTo(actor))
    .orderBy(key)
    .orderBy('suggestion.id')
    .limit(given.limit + 1)
  return given.cursor
    ? rows.where(sql<boolean>`(${key}, suggestion.id) > (${given.cursor.value}, ${given.cursor.id}::uuid)`)
    : rows
}

export const unitCounts = (db: Db, actor: Actor, org: OrgId, filter: UnitFilter, now: number) =>
  db
    .selectFrom('suggestion')
    .select((eb) =>
      unitViews.map((view) =>
        eb.fn
          .countAll<number>()
          .filterWhere(scopeOf(view, org, now)(eb))
          .as(view),
      ),
    )
    .where('suggestion.org', '=', org)
    .where(matching(filter))
    .where(visibleTo(actor))

/** Quotas in use, by call and kind. */
export const handedInByKind = (db: Db, org: OrgId) =>
  db
    .selectFrom('suggestion')
    .select((eb) => ['call', 'kind', eb.fn.countAll<number>().as('used')])
    .where('org', '=', org)
    .where('state', 'not in', ['draft', 'withdrawn', 'unit-refused', 'not-accepted', 'purged'])
    .groupBy(['call', 'kind'])

/** Who has begun and not handed in; the title and nothing of the text. */
export const unfinishedOf = (db: Db, org: OrgId) =>
  db
    .selectFrom('suggestion')
    .innerJoin('person', 'person.id', 'suggestion.filer')
    .select([
      'suggestion.title',
      'suggestion.kind',
      'suggestion.call',
      'suggestion.edited_at',
      'suggestion.state',
      'person.name as filer',
    ])
    .where('suggestion.org', '=', org)
    .where('suggestion.state', 'in', ['draft', 'unit-returned', 'office-returned'])
    .orderBy('suggestion.edited_at', 'desc')
    .limit(500)

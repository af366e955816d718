import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { views } from '#api/offices.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { atOffice } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { deskColumns, deskFrom } from '../present/desk-row.ts'
import { compiledOnce } from './compiled.ts'
import type { Cursor } from './cursor.ts'
import { likeOf } from './like.ts'
import type { Database } from './schema.ts'
import { visibleTo } from './visible/suggestion.ts'

/** The views of a desk, as the contract names them. */
export const officeViews = views.options
export type OfficeView = (typeof officeViews)[number]

export interface OfficeFilter {
  readonly call?: string | undefined
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
  readonly handler?: string | undefined
  readonly cohort?: string | undefined
  readonly q?: string | undefined
}
export type OfficeSort = 'waiting' | 'title' | 'kind' | 'handed-in'

type Eb = ExpressionBuilder<Database, 'suggestion'>

/** Views that are states and nothing else. */
export const statesOf = {
  waiting: ['submitted'],
  accepted: ['accepted'],
  reserve: ['reserve'],
  returned: ['office-returned'],
  'not-accepted': ['not-accepted'],
  all: atOffice,
} as const satisfies Partial<Record<OfficeView, readonly string[]>>
/** States in which those who read along are asked for their opinion. */
export const readAlong = ['submitted', 'office-returned', 'accepted', 'reserve', 'condensing'] as const
const isStates = (view: OfficeView): view is keyof typeof statesOf => view in statesOf

/** The one scope of each view, as a predicate that an index serves. */
export function scopeOf(view: OfficeView, office: OfficeCode, actor: Actor, now: Date) {
  return (eb: Eb): Expression<SqlBool> => {
    const here = eb('suggestion.office', '=', office)
    // As text, not as values: only so the database knows without them that an index limited to such rows will do.
    const state = (...states: string[]) =>
      states.length === 1
        ? eb('suggestion.state', '=', sql.lit(states[0]))
        : eb(
            'suggestion.state',
            'in',
            states.map((it) => sql.lit(it)),
          )
    const mine = eb('suggestion.handler', '=', actor.person)
    if (isStates(view)) return eb.and([here, state(...statesOf[view])])
    switch (view) {
      case 'mine':
        return eb.and([here, state('submitted'), mine])
      case 'overdue':
        return eb.and([here, state('submitted'), eb('suggestion.due', '<=', now)])
      case 'returned-by-me':
        return eb.and([here, state('office-returned'), mine])
      case 'transferred-in':
        return eb.and([here, state('submitted'), eb('suggestion.transfers', '>', sql.lit(0))])
      case 'unassigned':
        return eb.and([here, state('submitted'), eb('suggestion.handler', 'is', null)])
      case 'objections':
        return eb.and([here, state('not-accepted'), eb('suggestion.objected', '=', sql.lit(true))])
      case 'opinions':
      case 'opinions-given': {
        const given = sql<boolean>`exists (select from remark
          where remark.suggestion = suggestion.id and remark.sort = 'opinion' and remark.office = ${office})`
        return eb.and([
          // The first half is what the index is limited to; the database does not conclude it from the second.
          sql<boolean>`suggestion.readers <> '{}' and suggestion.readers @> array[${office}]::text[]`,
          state(...readAlong),
          view === 'opinions' ? eb.not(given) : given,
        ])
      }
      case 'frozen':
        return eb.and([here, state('frozen')])
      case 'triage':
        // Of every office: whoever hands them on sees them all, an officer those of the own office.
        return sql<boolean>`suggestion.triage and suggestion.state = 'submitted'`
      default:
        return view satisfies never
    }
  }
}

/** Views in which something may lie that the person may not see although it concerns the office. */
const mixed: readonly OfficeView[] = ['frozen', 'triage']

/**
 * Whoever works in the office sees all that lies with it: there the scope alone says it, from an index, and asking again row
 * by row would open each of thousands.
 */
export const seesAll = (view: OfficeView, office: OfficeCode, actor: Actor): boolean =>
  actor.worksIn.includes(office) && !mixed.includes(view)

/** What the controls beside the list narrow it to. */
export const matching =
  ({ call, kinds, fields, handler, cohort, q }: OfficeFilter) =>
  (eb: Eb): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = []
    if (call) all.push(eb('suggestion.call', '=', call))
    if (kinds.length > 0) all.push(eb('suggestion.kind', 'in', [...kinds]))
    if (fields.length > 0) all.push(eb('suggestion.field', 'in', [...fields]))
    if (handler) all.push(eb('suggestion.handler', '=', handler))
    if (cohort) all.push(eb('suggestion.cohort', '=', cohort))
    if (q) {
      const pattern = likeOf(q)
      all.push(
        eb.or([
          eb('suggestion.title', 'ilike', pattern),
          eb('suggestion.no', 'ilike', pattern),
          eb(
            'suggestion.org',
            'in',
            eb.selectFrom('org').select('org.id').where('org.name', 'ilike', pattern),
          ),
        ]),
      )
    }
    return eb.and(all)
  }

/** What a list is ordered by; the id settles ties, so that a page never repeats or skips a row. */
const sortKeys = {
  title: sql<string>`suggestion.title collate "C"`,
  kind: sql<string>`suggestion.kind collate "C"`,
} as const

interface Asked {
  readonly view: OfficeView
  readonly filter: OfficeFilter
  readonly sort: OfficeSort
  readonly cursor: Cursor | undefined
  readonly limit: number
  readonly now: Instant
}

/** One page of the office's desk, longest-waiting first unless asked otherwise. */
function officePage(db: Db | Tx, actor: Actor, office: OfficeCode, given: Asked, all: boolean) {
  // The two time orders use the column itself, which the index of the office holds.
  const scoped = deskFrom(db)
    .select(deskColumns)
    .select((eb) =>
      eb
        .ref(given.sort === 'handed-in' ? 'suggestion.handed_in' : 'suggestion.first_handed_in')
        .as('listed_at'),
    )
    .where(scopeOf(given.view, office, actor, new Date(given.now)))
    .where(matching(given.filter))
    .$if(!all, (it) => it.where(visibleTo(actor)))
    .limit(given.limit + 1)
  const { cursor } = given
  if (given.sort === 'waiting') {
    const rows = scoped.orderBy('suggestion.first_handed_in').orderBy('suggestion.id')
    return cursor
      ? rows.where(
          sql<boolean>`(suggestion.first_handed_in, suggestion.id) > (${at(cursor)}, ${cursor.id}::uuid)`,
        )
      : rows
  }
  if (given.sort === 'handed-in') {
    const rows = scoped.orderBy('suggestion.handed_in', 'desc').orderBy('suggestion.id', 'desc')
    return cursor
      ? rows.where(sql<boolean>`(suggestion.handed_in, suggestion.id) < (${at(cursor)}, ${cursor.id}::uuid)`)
      : rows
  }
  const key = sortKeys[given.sort]
  const rows = scoped.orderBy(key).orderBy('suggestion.id')
  return cursor
    ? rows.where(sql<boolean>`(${key}, suggestion.id) > (${String(cursor.value)}, ${cursor.id}::uuid)`)
    : rows
}

const at = (cursor: Cursor): Date => new Date(Number(cursor.value))

/** Beyond this many it is only said that there are more: to count them all again for each page costs more than the page. */
export const countedTo = 1000

/** How many the same page's list has in all, counted up to one more than is told. */
const totalOf = (
  db: Db,
  actor: Actor,
  office: OfficeCode,
  given: { readonly view: OfficeView; readonly filter: OfficeFilter; readonly now: Instant },
) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('suggestion')
        .select(sql.lit(1).as('one'))
        .where(scopeOf(given.view, office, actor, new Date(given.now)))
        .where(matching(given.filter))
        .$if(!seesAll(given.view, office, actor), (it) => it.where(visibleTo(actor)))
        .limit(sql.lit(countedTo + 1))
        .as('counted'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))

/** Whether the screen needs a total with this page: the desk counts whole views of the office, and later pages show none. */
const toBeCounted = ({ view, filter, cursor }: Asked): boolean =>
  cursor === undefined && (isNarrowed(filter) || beyond.includes(view))

const isNarrowed = ({ call, kinds, fields, handler, cohort, q }: OfficeFilter): boolean =>
  Boolean(call || handler || cohort || q) || kinds.length > 0 || fields.length > 0

/** First pages of whole views, which are opened all the time and differ in nothing but the office. */
const firstPages = new Map<string, ReturnType<typeof firstPageOf>>()
const firstPageOf = (actor: Actor, given: Asked) =>
  // Whoever asks sees all of it: that was looked at before, and nothing else here depends on the person.
  compiledOnce((db, it: { readonly office: OfficeCode }) => officePage(db, actor, it.office, given, true))

/** Whether the page's statement says nothing of who asks, of now, or of what it is narrowed to. */
const isWhole = (actor: Actor, office: OfficeCode, given: Asked): boolean =>
  isStates(given.view) && seesAll(given.view, office, actor) && !given.cursor && !isNarrowed(given.filter)

/** A page, with how many there are in all where that is needed: one statement. */
export async function officeList(db: Db, actor: Actor, office: OfficeCode, given: Asked) {
  if (isWhole(actor, office, given)) {
    const key = `${given.view} ${given.sort} ${given.limit}`
    const first = firstPages.get(key) ?? firstPageOf(actor, given)
    firstPages.set(key, first)
    return { rows: [...(await first(db, { office }))], total: null, more: false }
  }
  const page = officePage(db, actor, office, given, seesAll(given.view, office, actor))
  if (!toBeCounted(given)) return { rows: await page.execute(), total: null, more: false }
  const rows = await page.select(totalOf(db, actor, office, given).as('total')).execute()
  const counted = Number(rows[0]?.total ?? 0)
  return { rows, total: Math.min(counted, countedTo), more: counted > countedTo }
}

/** Views that reach beyond what lies with the office. */
export const beyond: readonly OfficeView[] = ['opinions', 'opinions-given', 'frozen', 'triage']

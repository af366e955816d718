import { type ExpressionBuilder, sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'
import { compiledOnce } from './compiled.ts'
import { tallied, tallyOf } from './desk-tally.ts'
import { type OfficeView, readAlong, scopeOf, seesAll, statesOf } from './office-queue.ts'
import type { Database } from './schema.ts'
import { visibleTo } from './visible/suggestion.ts'

const concerns = (office: OfficeCode) => (eb: ExpressionBuilder<Database, 'suggestion'>) =>
  eb.or([eb('suggestion.office', '=', office), sql<boolean>`suggestion.readers @> array[${office}]::text[]`])

/**
 * The count beside each view: of what lies with the office from its tally, of each other view from a narrow index. The tally is
 * for those to whom all of it is open, and `deskOf` lets in nobody else.
 */
const countsOf = (
  db: Db | Tx,
  actor: Actor,
  office: OfficeCode,
  call: string | undefined,
  { now }: { readonly now: Date },
) => {
  const counted = (view: OfficeView) =>
    db
      .selectFrom('suggestion')
      .where(scopeOf(view, office, actor, now))
      .$if(call !== undefined, (it) => it.where('suggestion.call', '=', call ?? ''))
      .$if(!seesAll(view, office, actor), (it) => it.where(visibleTo(actor)))
      .select((inner) => inner.fn.countAll<number>().as('n'))
  const triage = counted('triage')
  const along = sql<number>`(${tallied(readAlong, { reads: true })} - ${counted('opinions-given')})::int`
  return tallyOf(db, office, call).select([
    tallied(statesOf.waiting).as('waiting'),
    tallied(statesOf.accepted).as('accepted'),
    tallied(statesOf.reserve).as('reserve'),
    tallied(statesOf.returned).as('returned'),
    tallied(statesOf['not-accepted']).as('not-accepted'),
    tallied(statesOf.all).as('all'),
    tallied(['submitted'], { handler: actor.person }).as('mine'),
    tallied(['submitted'], { handler: null }).as('unassigned'),
    tallied(['office-returned'], { handler: actor.person }).as('returned-by-me'),
    along.as('opinions'),
    counted('opinions-given').as('opinions-given'),
    counted('overdue').as('overdue'),
    counted('transferred-in').as('transferred-in'),
    counted('objections').as('objections'),
    counted('frozen').where(concerns(office)).as('frozen'),
    // Counted apart, so that the index of the office answers the first.
    sql<number>`(${triage.where('suggestion.office', '=', office)} + ${triage
      .where('suggestion.office', '<>', office)
      .where(
        sql<boolean>`suggestion.readers <> '{}' and suggestion.readers @> array[${office}]::text[]`,
      )})::int`.as('triage'),
  ])
}

const preparedFor = (actor: Actor, office: OfficeCode, call: string | undefined) =>
  compiledOnce((db, given: { readonly now: Date }) => countsOf(db, actor, office, call, given))

/** Statements of those who looked last, by all that they depend on but the time: putting one together costs more than sending it. */
const prepared = new Map<string, ReturnType<typeof preparedFor>>()
const mostPrepared = 200

/** How many there are in each view, for somebody whom `deskOf` has let in. */
export async function officeCounts(
  db: Db,
  actor: Actor,
  office: OfficeCode,
  call: string | undefined,
  now: Instant,
) {
  const key = JSON.stringify([actor, office, call])
  const count = prepared.get(key) ?? preparedFor(actor, office, call)
  if (prepared.size >= mostPrepared && !prepared.has(key)) prepared.clear()
  prepared.set(key, count)
  const [counts] = await count(db, { now: new Date(now) })
  if (!counts) throw new Error('Nothing was counted.')
  return counts
}

/** Who handles what in the office, and how much of it waits. */
export const officePeople = (db: Db, office: OfficeCode) =>
  db
    .selectFrom('staff')
    .innerJoin('person', 'person.id', 'staff.person')
    .select((eb) => [
      'person.id',
      'person.name',
      eb.fn('bool_or', [eb('staff.role', '=', 'office-head')]).as('head'),
      tallyOf(db, office, undefined)
        .where('handler', '=', sql.ref<string>('person.id'))
        .where('state', '=', 'submitted')
        .where('reads', '=', false)
        .select((inner) => inner.fn.sum<number>('n').as('n'))
        .as('waiting'),
    ])
    .where('staff.role', 'in', ['officer', 'office-head'])
    .where('staff.scope', '=', office)
    .where('person.disabled_at', 'is', null)
    .groupBy(['person.id', 'person.name'])
    .orderBy(sql`person.name collate "C"`)

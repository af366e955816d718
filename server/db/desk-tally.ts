import { type RawBuilder, sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Db, Tx } from '../context.ts'

/**
 * Sums up the differences that changes have added to the tally of the desks. Whoever reads meanwhile sees either all of the
 * old rows or all of the new ones, and whoever adds waits for nobody; what two servers do at once one of them does. A hundred
 * differences of an office are left as they are.
 */
export const foldDeskTally = `
  with turn as materialized (select pg_try_advisory_xact_lock(hashtext('desk_tally')) as mine),
    gone as (delete from desk_tally where (select mine from turn)
      and office in (select office from desk_tally group by office
        having count(*) > 100 + 2 * count(distinct (call, state, handler, reads)))
      returning *)
  insert into desk_tally select office, call, state, handler, reads, sum(n) from gone
    group by office, call, state, handler, reads having sum(n) <> 0`

/** Where what the tally says is not what lies there: an office and a state for each. */
export const wrongTallies: RawBuilder<{ readonly what: string }> = sql`
  with said as (select office, call, state, handler, reads, sum(n) as n from desk_tally
      group by 1, 2, 3, 4, 5 having sum(n) <> 0),
    lies as (select office, call, state, handler, false as reads, count(*) as n from suggestion
        where office is not null group by 1, 2, 3, 4
      union all select reader, call, state, null, true, count(*) from suggestion, unnest(readers) as reader
        group by 1, 2, 3)
  select distinct office || ' ' || state as what from
    ((table said except table lies) union all (table lies except table said)) wrong`

/** How much of it is in these states: with a handler, with none, or whoever has it. */
export const tallied = (
  states: readonly string[],
  of: { readonly handler?: string | null; readonly reads?: boolean } = {},
): RawBuilder<number> => {
  const handler =
    of.handler === undefined
      ? sql``
      : of.handler === null
        ? sql` and handler is null`
        : sql` and handler = ${of.handler}::uuid`
  return sql<number>`coalesce(sum(n) filter (where state in (${sql.join(states.map((it) => sql.lit(it)))})
    and reads = ${sql.lit(of.reads ?? false)}${handler}), 0)::int`
}

/** The tally of one office, of one call or of all. */
export const tallyOf = (db: Db | Tx, office: OfficeCode, call: string | undefined) =>
  db
    .selectFrom('desk_tally')
    .where('office', '=', office)
    .$if(call !== undefined, (it) => it.where('call', '=', call ?? ''))

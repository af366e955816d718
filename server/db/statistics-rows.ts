import { sql } from 'kysely'
import type { Day } from '#core/instant.ts'
import type { CountScope } from '#core/permission/statistics.ts'

/** What is counted of a scope: one call, and perhaps only what came in one way or between two days. */
export interface Narrowed {
  readonly call: string
  readonly cohort?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** The day of the bureau's place on which it was first handed in. */
export const firstDay = sql<Day>`(suggestion.first_handed_in at time zone 'Asia/Shanghai')::date`

/** The rows of `suggestion join org` that a reader's figures are made of; the list behind a figure asks the same. */
export function rowsOf(scope: CountScope, { call, cohort, from, to }: Narrowed) {
  const all = [
    sql<boolean>`suggestion.call = ${call}`,
    sql<boolean>`suggestion.state = any(${[...scope.states]}::text[])`,
    within(scope),
  ]
  if (cohort) all.push(sql<boolean>`suggestion.cohort = ${cohort}`)
  if (from) all.push(sql<boolean>`${firstDay} >= ${from}::date`)
  if (to) all.push(sql<boolean>`${firstDay} <= ${to}::date`)
  return sql<boolean>`(${sql.join(all, sql` and `)})`
}

function within({ by, of }: CountScope) {
  switch (by) {
    case 'all':
      return sql<boolean>`true`
    case 'unit':
      return sql<boolean>`suggestion.org = any(${[...of]}::uuid[])`
    case 'office':
      return sql<boolean>`suggestion.office = any(${[...of]}::text[])`
    case 'district':
      return sql<boolean>`org.district = any(${[...of]}::text[])`
    default:
      return by satisfies never
  }
}

import type { z } from 'zod'
import type { listed, state } from '#api/suggestions.ts'
import type { WorkingDays } from '#core/call/call.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'
import { workingDaysSince } from './waited.ts'

export type ListedView = z.infer<typeof listed>
type StateView = z.infer<typeof state>

/** What a row of a list is made of: no column that holds the content, so that a list costs one narrow query. */
export const listedColumns = [
  'suggestion.id',
  'suggestion.call',
  'suggestion.call_version',
  'suggestion.no',
  'suggestion.title',
  'suggestion.kind',
  'suggestion.field',
  'suggestion.livelihood',
  'suggestion.state',
  'suggestion.since',
  'suggestion.org',
  'org.name as org_name',
  'org.type as org_type',
  'org.district as org_district',
  'org.verified_at as org_verified_at',
  'suggestion.filer',
  'filer.name as filer_name',
  'suggestion.office',
  'suggestion.triage',
  'suggestion.handler',
  'handler.name as handler_name',
  'suggestion.cohort',
  'suggestion.handed_in',
  'suggestion.first_handed_in',
  'suggestion.due',
  'suggestion.versions',
  'suggestion.transfers',
  'suggestion.readiness_now',
  'suggestion.readiness_target',
  'suggestion.unit_rank',
  'suggestion.edited_at',
] as const

/** Suggestions with the names that a list shows beside them; the caller adds scope, order and `select(listedColumns)`. */
export const listedFrom = (db: Db | Tx) =>
  db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .innerJoin('person as filer', 'filer.id', 'suggestion.filer')
    .leftJoin('person as handler', 'handler.id', 'suggestion.handler')

/** Rows as `listedFrom(db).select(listedColumns)` gives them. */
export interface ListedRow {
  readonly id: string
  readonly call: string
  readonly call_version: string
  readonly no: string | null
  readonly title: string
  readonly kind: string
  readonly field: string | null
  readonly livelihood: string | null
  readonly state: string
  readonly since: Date
  readonly org: string
  readonly org_name: string
  readonly org_type: string
  readonly org_district: string
  readonly org_verified_at: Date | null
  readonly filer: string
  readonly filer_name: string
  readonly office: string | null
  readonly triage: boolean
  readonly handler: string | null
  readonly handler_name: string | null
  readonly cohort: string | null
  readonly handed_in: Date | null
  readonly first_handed_in: Date | null
  readonly due: Date | null
  readonly versions: number
  readonly transfers: number
  readonly readiness_now: number | null
  readonly readiness_target: number | null
  readonly unit_rank: number | null
  readonly edited_at: Date
}

const waitingStates: readonly string[] = [
  'unit-review',
  'unit-returned',
  'unverified',
  'submitted',
  'office-returned',
]

/** The title of what is frozen or purged is shown only to the head who clears it up. */
export function shownTitle(row: Pick<ListedRow, 'state' | 'office' | 'title'>, actor: Actor): string {
  const hidden =
    row.state === 'purged' ||
    (row.state === 'frozen' && !(actor.heads as readonly string[]).includes(row.office ?? ''))
  return hidden ? '' : row.title
}

/** Whole working days since it came where it waits; null where nobody waits for it. */
export const waitingOf = (
  row: Pick<ListedRow, 'state' | 'since'>,
  calendar: WorkingDays,
  at: Instant,
): number | null =>
  waitingStates.includes(row.state) ? workingDaysSince(dayOf(row.since.getTime()), dayOf(at), calendar) : null

/** Whether the office should have answered by now. */
export const overdueOf = (row: Pick<ListedRow, 'state' | 'due'>, at: Instant): boolean =>
  row.due !== null && row.state === 'submitted' && at >= row.due.getTime()

/** Who works on it is the office's own matter and the bureau's; authors and their unit write to the office. */
const handlerOf = (
  row: Pick<ListedRow, 'office' | 'handler' | 'handler_name'>,
  actor: Actor,
): ListedView['handler'] =>
  row.handler !== null &&
  (actor.triage || actor.leader || (actor.worksIn as readonly string[]).includes(row.office ?? ''))
    ? { id: row.handler, name: row.handler_name ?? '' }
    : null

/** A row of a list as the wire carries it. */
export function presentListed(row: ListedRow, calendar: WorkingDays, actor: Actor, at: Instant): ListedView {
  return {
    id: row.id,
    call: row.call,
    no: row.no,
    title: shownTitle(row, actor),
    kind: row.kind,
    field: row.field,
    livelihood: row.livelihood,
    state: row.state as StateView,
    since: row.since.getTime(),
    org: {
      id: row.org,
      name: row.org_name,
      type: row.org_type,
      district: row.org_district,
      verified: row.org_verified_at !== null,
    },
    filer: { id: row.filer, name: row.filer_name },
    office: row.office,
    triage: row.triage,
    handler: handlerOf(row, actor),
    cohort: row.cohort as ListedView['cohort'],
    handedIn: row.handed_in?.getTime() ?? null,
    firstHandedIn: row.first_handed_in?.getTime() ?? null,
    due: row.due?.getTime() ?? null,
    waiting: waitingOf(row, calendar, at),
    overdue: overdueOf(row, at),
    versions: row.versions,
    transfers: row.transfers,
    readinessNow: row.readiness_now,
    readinessTarget: row.readiness_target,
    unitRank: row.unit_rank,
    editedAt: row.edited_at.getTime(),
  }
}

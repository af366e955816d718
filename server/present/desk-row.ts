import type { DeskRow } from '#api/suggestions.ts'
import type { WorkingDays } from '#core/call/call.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'
import { type ListedRow, overdueOf, shownTitle, waitingOf } from './listed.ts'

/** What a row of an office's list is made of: half of what other lists read, as this is the page that is opened most. */
export const deskColumns = [
  'suggestion.id',
  'suggestion.call',
  'suggestion.no',
  'suggestion.title',
  'suggestion.kind',
  'suggestion.field',
  'suggestion.state',
  'suggestion.since',
  'suggestion.due',
  'suggestion.office',
  'suggestion.triage',
  'suggestion.handler',
  'handler.name as handler_name',
  'suggestion.versions',
  'suggestion.transfers',
  'suggestion.readiness_now',
  'suggestion.readiness_target',
  'org.name as org_name',
] as const

/** Suggestions with the names that an office's list shows; the caller adds scope, order and `select(deskColumns)`. */
export const deskFrom = (db: Db | Tx) =>
  db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .leftJoin('person as handler', 'handler.id', 'suggestion.handler')

type DeskColumns = Pick<
  ListedRow,
  | 'id'
  | 'call'
  | 'no'
  | 'title'
  | 'kind'
  | 'field'
  | 'state'
  | 'since'
  | 'due'
  | 'office'
  | 'triage'
  | 'handler'
  | 'handler_name'
  | 'versions'
  | 'transfers'
  | 'readiness_now'
  | 'readiness_target'
  | 'org_name'
>

/** A row of an office's list as the wire carries it. */
export const presentDeskRow = (
  row: DeskColumns,
  calendar: WorkingDays,
  actor: Actor,
  at: Instant,
): DeskRow => ({
  id: row.id,
  call: row.call,
  no: row.no,
  title: shownTitle(row, actor),
  kind: row.kind,
  field: row.field,
  state: row.state as DeskRow['state'],
  triage: row.triage,
  handler: row.handler === null ? null : { id: row.handler, name: row.handler_name ?? '' },
  waiting: waitingOf(row, calendar, at),
  overdue: overdueOf(row, at),
  versions: row.versions,
  transfers: row.transfers,
  readinessNow: row.readiness_now,
  readinessTarget: row.readiness_target,
  org: { name: row.org_name },
})

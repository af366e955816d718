import { type Selectable, sql } from 'kysely'
import type { Direction, DirectionState } from '#core/direction/direction.ts'
import type { CallId, CallVersionId, DirectionId, GuideId, OfficeCode, PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'
import type { DirectionTable } from './schema-guide.ts'
import { directionVisibleTo } from './visible/direction.ts'

const columns = [
  'id',
  'call',
  'call_version',
  'office',
  'kind',
  'field',
  'title',
  'state',
  'revision',
  'since',
  'by_person',
  'top_down',
  'guide',
  'no',
  'merged_into',
  'versions',
] as const satisfies readonly (keyof DirectionTable)[]

/** One direction as core thinks of it, or undefined. */
export async function loadDirection(db: Db | Tx, id: string): Promise<Direction | undefined> {
  const row = await db
    .selectFrom('direction')
    .select([...columns])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Several at once, in the order asked for; those that are not there are left out. */
export async function loadDirections(db: Db | Tx, ids: readonly string[]): Promise<readonly Direction[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('direction')
    .select([...columns])
    .where('id', 'in', [...ids])
    .execute()
  const found = new Map(rows.map((row) => [row.id, fromRow(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The same, and nobody else moves it until this transaction ends. */
export async function lockDirection(tx: Tx, id: string): Promise<Direction | undefined> {
  return (await lockDirections(tx, [id]))[0]
}

/** Several at once, in the order of their ids, so that two people's never wait for each other in a circle. */
export async function lockDirections(tx: Tx, ids: readonly string[]): Promise<readonly Direction[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('direction')
    .select([...columns])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(fromRow)
}

/** Several as they are now, in the order of their ids. */
export async function directionsByIds(db: Db | Tx, ids: readonly string[]): Promise<readonly Direction[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('direction')
    .select([...columns])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Writes what became of it; whoever decided holds its lock. */
export async function saveDirection(tx: Tx, it: Direction): Promise<void> {
  await tx
    .updateTable('direction')
    .set({
      title: it.title,
      state: it.state,
      revision: it.revision,
      since: new Date(it.since),
      top_down: it.topDown,
      guide: it.guide,
      no: it.no,
      merged_into: it.mergedInto,
      versions: it.versions,
      ...(it.guide === null && { position: null }),
    })
    .where('id', '=', it.id)
    .execute()
}

export interface DirectionFilter {
  readonly office?: string | undefined
  readonly call?: string | undefined
  readonly kind?: string | undefined
  readonly state?: DirectionState | undefined
  readonly guide?: string | undefined
}

/** A row of the list of directions. */
export interface DirectionRow {
  readonly id: string
  readonly call: string
  readonly office: string
  readonly kind: string
  readonly field: string | null
  readonly title: string
  readonly state: DirectionState
  readonly revision: number
  readonly since: Date
  readonly edited_at: Date
  readonly no: string | null
  readonly guide: string | null
  readonly guide_title: unknown
  readonly position: number | null
  readonly sources: number
}

/** So many rows a screen shows; what is taken away is whole. */
const listedAtMost = 500

/** Rows of the list, those worked on last first; no words of theirs but the title. */
export async function directionList(
  db: Db,
  actor: Actor,
  by: DirectionFilter,
  most: number | null = listedAtMost,
): Promise<readonly DirectionRow[]> {
  let query = db
    .selectFrom('direction')
    .leftJoin('guide', 'guide.id', 'direction.guide')
    .select([
      'direction.id',
      'direction.call',
      'direction.office',
      'direction.kind',
      'direction.field',
      'direction.title',
      'direction.state',
      'direction.revision',
      'direction.since',
      'direction.edited_at',
      'direction.no',
      'direction.guide',
      'direction.position',
      'guide.title as guide_title',
    ])
    .select(
      sql<number>`(select count(*)::int from direction_source s where s.direction = direction.id)`.as(
        'sources',
      ),
    )
    .where(directionVisibleTo(actor))
  if (by.office !== undefined) query = query.where('direction.office', '=', by.office)
  if (by.call !== undefined) query = query.where('direction.call', '=', by.call)
  if (by.kind !== undefined) query = query.where('direction.kind', '=', by.kind)
  if (by.state !== undefined) query = query.where('direction.state', '=', by.state)
  if (by.guide !== undefined) query = query.where('direction.guide', '=', by.guide)
  if (most !== null) query = query.limit(most)
  const rows = await query.orderBy('direction.edited_at', 'desc').orderBy('direction.id').execute()
  return rows.map((row) => ({ ...row, state: row.state as DirectionState }))
}

function fromRow(row: Pick<Selectable<DirectionTable>, (typeof columns)[number]>): Direction {
  return {
    id: row.id as DirectionId,
    call: row.call as CallId,
    callVersion: row.call_version as CallVersionId,
    office: row.office as OfficeCode,
    kind: row.kind,
    field: row.field,
    title: row.title,
    state: row.state as DirectionState,
    revision: row.revision,
    since: row.since.getTime(),
    by: row.by_person as PersonId,
    topDown: row.top_down,
    guide: row.guide as GuideId | null,
    no: row.no,
    mergedInto: row.merged_into as DirectionId | null,
    versions: row.versions,
  }
}

/** What was said of a direction, the newest first. */
export async function directionRemarks(
  db: Db,
  direction: string,
): Promise<
  readonly {
    id: string
    sort: string
    place: string
    body: string
    by: { id: string; name: string }
    at: Instant
  }[]
> {
  const rows = await db
    .selectFrom('direction_remark')
    .innerJoin('person', 'person.id', 'direction_remark.by_person')
    .select([
      'direction_remark.id',
      'direction_remark.sort',
      'direction_remark.place',
      'direction_remark.body',
      'direction_remark.by_person',
      'person.name',
      'direction_remark.at',
    ])
    .where('direction_remark.direction', '=', direction)
    .orderBy('direction_remark.at', 'desc')
    .execute()
  return rows.map(({ by_person, name, at, ...it }) => ({
    ...it,
    by: { id: by_person, name },
    at: at.getTime(),
  }))
}

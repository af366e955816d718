import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Db } from '../context.ts'

/** A whole file as its bytes are compared with what is known of it. */
export interface CheckedFile {
  readonly id: string
  readonly size: number
  readonly sha256: string
  readonly damage: 'missing' | 'altered' | null
  /** The number of what it belongs to, as far as it has one. */
  readonly of: string | null
}

const select = (db: Db) =>
  db
    .selectFrom('file')
    .leftJoin('suggestion', 'suggestion.id', 'file.suggestion')
    .leftJoin('project', 'project.id', 'file.project')
    .select(['file.id', 'file.size', 'file.damage'])
    .select((eb) => [
      eb.fn.coalesce('file.sha256', sql<string>`''`).as('sha256'),
      eb.fn.coalesce('suggestion.no', 'project.no').as('of'),
    ])
    .where('file.state', '=', 'ready')

/** Those whose last comparison is longest ago and was before they are due, and after them those that something is amiss with. */
export async function leastChecked(
  db: Db,
  before: { readonly due: Instant; readonly amiss: Instant },
  limit: number,
): Promise<readonly CheckedFile[]> {
  const last = sql<Date>`coalesce(file.checked_at, file.ready_at)`
  const longest = (at: Instant) =>
    select(db).where(last, '<', new Date(at)).orderBy(last).orderBy('file.id').limit(limit)
  const amiss = await longest(before.amiss).where('file.damage', 'is not', null).execute()
  const due = await longest(before.due).where('file.damage', 'is', null).execute()
  return [...due, ...amiss].slice(0, limit)
}

/** All of them, some at a time in the order of their ids. */
export const filesAfter = (
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<readonly CheckedFile[]> =>
  select(db)
    .$if(after !== undefined, (query) => query.where('file.id', '>', after ?? ''))
    .orderBy('file.id')
    .limit(limit)
    .execute()

/** Remembers that it was looked at, and what was found amiss; false where it was taken out meanwhile. */
export async function hasBeenChecked(
  db: Db,
  id: string,
  damage: CheckedFile['damage'],
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('file')
    .set({ checked_at: new Date(at), damage })
    .where('id', '=', id)
    .where('state', '=', 'ready')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Everybody who runs the system. */
export const sysAdmins = async (db: Db): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('staff')
      .select('person')
      .distinct()
      .where('role', '=', 'sys-admin')
      .orderBy('person')
      .execute()
  ).map((it) => it.person)

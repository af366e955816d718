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

/** Those whose last comparison is longest ago, as long as it was before the instant. */
export const leastChecked = (db: Db, before: Instant, limit: number): Promise<readonly CheckedFile[]> =>
  select(db)
    .where(sql<Date>`coalesce(file.checked_at, file.ready_at)`, '<', new Date(before))
    .orderBy(sql`coalesce(file.checked_at, file.ready_at)`)
    .orderBy('file.id')
    .limit(limit)
    .execute()

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

/** Remembers that it was looked at, and what was found amiss. */
export async function hasBeenChecked(
  db: Db,
  id: string,
  damage: CheckedFile['damage'],
  at: Instant,
): Promise<void> {
  await db
    .updateTable('file')
    .set({ checked_at: new Date(at), damage })
    .where('id', '=', id)
    .where('state', '=', 'ready')
    .execute()
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

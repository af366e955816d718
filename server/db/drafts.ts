import { sql } from 'kysely'
import type { Db, Tx } from '../context.ts'

/** Removes a draft that was never handed in, with everything that hangs on it. Its facts stay. */
export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('suggestion').where('id', '=', id).execute()
}

/** Names by person, for those whom the ids name. */
export async function namesOf(
  db: Db | Tx,
  people: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (people.length === 0) return {}
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(people)])
    .execute()
  return Object.fromEntries(rows.map((it) => [it.id, it.name]))
}

/** The active members of a unit who write there. */
export const colleaguesOf = (db: Db | Tx, org: string): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person')
    .select(['person.id', 'person.name'])
    .where('member.org', '=', org)
    .where('member.state', '=', 'active')
    .where('member.filer', '=', true)
    .where('person.disabled_at', 'is', null)
    .orderBy(sql`person.name collate "C"`)
    .orderBy('person.id')
    .execute()

import type { Actor } from '#core/permission/actor.ts'
import { undoable } from '#core/permission/direction.ts'
import type { Db } from '../context.ts'
import { directionsByIds } from './directions.ts'

/** How a direction was joined with others or parted, the newest first, as far as this person may see the others. */
export async function changesOf(db: Db, actor: Actor, direction: string) {
  const rows = await db
    .selectFrom('direction_change')
    .innerJoin('person', 'person.id', 'direction_change.by_person')
    .select([
      'direction_change.id',
      'direction_change.sort',
      'direction_change.kept',
      'direction_change.other',
      'direction_change.by_person',
      'person.name',
      'direction_change.at',
      'direction_change.undone_at',
    ])
    .where((eb) =>
      eb.or([eb('direction_change.kept', '=', direction), eb('direction_change.other', '=', direction)]),
    )
    .orderBy('direction_change.at', 'desc')
    .orderBy('direction_change.id', 'desc')
    .execute()
  // Both are of one office: whoever sees the one sees the other.
  const found = await directionsByIds(db, [...new Set(rows.flatMap((row) => [row.kept, row.other]))])
  const known = new Map(found.map((it) => [it.id as string, it]))
  return rows.flatMap((row) => {
    const [kept, other] = [known.get(row.kept), known.get(row.other)]
    if (!kept || !other) return []
    return [
      {
        id: row.id,
        sort: row.sort,
        kept: { id: row.kept, title: kept.title },
        other: { id: row.other, title: other.title },
        by: { id: row.by_person, name: row.name },
        at: row.at.getTime(),
        undoneAt: row.undone_at?.getTime() ?? null,
        undoable: row.undone_at === null && undoable(actor, row.sort, kept, other).ok,
      },
    ]
  })
}

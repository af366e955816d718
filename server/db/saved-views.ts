import { deskAddress } from '#api/saved-views.ts'
import type { OfficeCode, PersonId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { SavedView } from '#core/permission/saved-view.ts'
import type { Db } from '../context.ts'

const deskOf = (office: OfficeCode): string => `office/${office}`

/** The views of one office's desk that this person may see, their own first. `maySeeView` from core, said in SQL. */
export async function savedViewsOf(db: Db, actor: Actor, office: OfficeCode) {
  const rows = await db
    .selectFrom('saved_view as v')
    .innerJoin('person as p', 'p.id', 'v.person')
    .select(['v.id', 'v.person', 'v.office', 'v.name', 'v.query', 'p.name as by'])
    .where('v.desk', '=', deskOf(office))
    .where((eb) =>
      eb.or([
        eb('v.person', '=', actor.person),
        ...(actor.worksIn.includes(office) ? [eb('v.office', '=', office)] : []),
      ]),
    )
    .orderBy((eb) => eb('v.person', '<>', actor.person))
    .orderBy('v.name')
    .orderBy('v.id')
    .execute()
  return rows.map((row) => ({
    view: fromRow(row, office),
    name: row.name,
    by: row.by,
    address: deskAddress.catch({}).parse(row.query),
  }))
}

export async function loadSavedView(db: Db, id: string, office: OfficeCode): Promise<SavedView | undefined> {
  const row = await db
    .selectFrom('saved_view')
    .select(['id', 'person', 'office'])
    .where('id', '=', id)
    .where('desk', '=', deskOf(office))
    .executeTakeFirst()
  return row && fromRow(row, office)
}

const fromRow = (
  row: { readonly id: string; readonly person: string; readonly office: string | null },
  office: OfficeCode,
): SavedView => ({ id: row.id, office, by: row.person as PersonId, shared: row.office !== null })

/** Keeps one under its name; a person's earlier one of that name gives way. */
export async function keepView(
  db: Db,
  it: SavedView & { readonly name: string; readonly address: object; readonly at: number },
): Promise<string> {
  const row = await db
    .insertInto('saved_view')
    .values({
      id: it.id,
      person: it.by,
      office: it.shared ? it.office : null,
      desk: deskOf(it.office),
      name: it.name,
      query: JSON.stringify(it.address),
      at: new Date(it.at),
    })
    .onConflict((conflict) =>
      conflict.columns(['desk', 'person', 'name']).doUpdateSet((eb) => ({
        office: eb.ref('excluded.office'),
        query: eb.ref('excluded.query'),
        at: eb.ref('excluded.at'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const dropView = (db: Db, id: string) => db.deleteFrom('saved_view').where('id', '=', id).execute()

/** How many a person has on one desk under other names. */
export async function otherViews(db: Db, person: string, office: OfficeCode, name: string): Promise<number> {
  const { count } = await db
    .selectFrom('saved_view')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person', '=', person)
    .where('desk', '=', deskOf(office))
    .where('name', '<>', name)
    .executeTakeFirstOrThrow()
  return Number(count)
}

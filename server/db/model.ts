import { sql } from 'kysely'
import type { ModelMark } from '#core/model/mark.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { visibleTo } from './visible/suggestion.ts'

type Content = Readonly<Record<string, unknown>>

/** A suggestion in the version that is in use and in its latest one: both say what may be done with it. */
export interface ConsentRow {
  readonly suggestion: string
  readonly no: string
  readonly state: State
  readonly kind: string
  readonly seen: boolean
  readonly callVersion: string
  readonly content: Content | null
  readonly latestCallVersion: string
  readonly latestContent: Content | null
}

/** These suggestions in the order asked for, each in the version named or else the latest. */
export async function consentRows(
  db: Db | Tx,
  actor: Actor,
  wanted: readonly { readonly suggestion: string; readonly version?: number }[],
): Promise<readonly ConsentRow[]> {
  if (wanted.length === 0) return []
  const ids = wanted.map((it) => it.suggestion)
  const seen = await db
    .selectFrom('suggestion')
    .select('id')
    .where('id', 'in', ids)
    .where(visibleTo(actor))
    .execute()
  const { rows } = await sql<Omit<ConsentRow, 'seen'>>`select g.id as suggestion, coalesce(g.no, '') as no,
      g.state, g.kind, v.call_version as "callVersion", v.content,
      l.call_version as "latestCallVersion", l.content as "latestContent"
    from unnest(${ids}::uuid[], ${wanted.map((it) => it.version ?? null)}::int[]) with ordinality as w(id, n, place)
    join suggestion g on g.id = w.id
    join version v on v.suggestion = g.id and v.n = coalesce(w.n, g.versions)
    join version l on l.suggestion = g.id and l.n = g.versions
    order by w.place`.execute(db)
  const visible = new Set(seen.map((it) => it.id))
  return rows.map((row) => ({ ...row, seen: visible.has(row.suggestion) }))
}

/** What was asked of which model, by the fact that tells it: nobody else says what a model wrote. */
export async function questionOf(
  tx: Tx,
  subject: string,
  n: number,
): Promise<{ readonly model: string; readonly field: string } | undefined> {
  const found = await tx
    .selectFrom('fact')
    .select('detail')
    .where('subject', '=', subject)
    .where('n', '=', n)
    .where('happened', '=', 'model-asked')
    .executeTakeFirst()
  if (!found) return undefined
  const { model, field } = found.detail as { readonly model: string; readonly field?: string }
  return { model, field: field ?? '' }
}

/** The marks of a direction with who took the words over and who has checked them. */
export const modelMarksOf = (db: Db | Tx, direction: string) =>
  db
    .selectFrom('model_mark as m')
    .innerJoin('person as p', 'p.id', 'm.by_person')
    .leftJoin('person as c', 'c.id', 'm.checked_by')
    .select(['m.place', 'm.model', 'm.by_person', 'p.name', 'm.at', 'm.checked_by', 'c.name as checkedName'])
    .select('m.checked_at')
    .where('m.direction', '=', direction)
    .orderBy(sql`m.place collate "C"`)
    .execute()

/** Marks places anew: what was checked before is not what stands there now. */
export async function putMarks(
  tx: Tx,
  direction: string,
  marks: readonly ModelMark[],
  by: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('model_mark')
    .values(marks.map((it) => ({ direction, ...it, by_person: by, at })))
    .onConflict((on) =>
      on.columns(['direction', 'place']).doUpdateSet((eb) => ({
        model: eb.ref('excluded.model'),
        by_person: eb.ref('excluded.by_person'),
        at: eb.ref('excluded.at'),
        checked_by: null,
        checked_at: null,
      })),
    )
    .execute()
}

/** False where no such place is marked, it was marked anew since, or somebody has checked it already. */
export async function checkMark(
  tx: Tx,
  direction: string,
  seen: { readonly place: string; readonly at: number },
  by: string,
  at: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('model_mark')
    .set({ checked_by: by, checked_at: at })
    .where('direction', '=', direction)
    .where('place', '=', seen.place)
    .where('at', '=', new Date(seen.at))
    .where('checked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Takes marks away from places at which nothing of the model's stands any more. */
export async function dropMarks(tx: Tx, direction: string, places: readonly string[]): Promise<void> {
  if (places.length === 0) return
  await tx
    .deleteFrom('model_mark')
    .where('direction', '=', direction)
    .where('place', 'in', [...places])
    .execute()
}

/** The other direction's marks at these places become this one's as they are. */
export async function copyMarks(tx: Tx, from: string, to: string, places: readonly string[]): Promise<void> {
  if (places.length === 0) return
  await sql`insert into model_mark (direction, place, model, by_person, at, checked_by, checked_at)
    select ${to}::uuid, place, model, by_person, at, checked_by, checked_at from model_mark
    where direction = ${from}::uuid and place = any(${[...places]}::text[])
    on conflict (direction, place) do update set model = excluded.model, by_person = excluded.by_person,
      at = excluded.at, checked_by = excluded.checked_by, checked_at = excluded.checked_at`.execute(tx)
}

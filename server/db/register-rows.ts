import { sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db } from '../context.ts'
import { matching, type OfficeFilter, type OfficeView, scopeOf, seesAll } from './office-queue.ts'
import { visibleTo } from './visible/suggestion.ts'

/** What a register tells of a suggestion beyond its row in a list. Only for ids that the reader's own list has shown. */
export interface BesideRow {
  readonly livelihood: string | null
  readonly orgType: string
  readonly district: string
  readonly office: string | null
  readonly filer: string
  readonly coAuthors: readonly string[]
  readonly cohort: 'concentrated' | 'rolling' | null
  readonly firstHandedIn: Date | null
  readonly handedIn: Date | null
  readonly since: Date
  readonly due: Date | null
  readonly unitRank: number | null
  readonly editedAt: Date
}

/** The same for a portion of a list at once. */
export async function besideRows(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, BesideRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('suggestion as s')
    .innerJoin('org', 'org.id', 's.org')
    .innerJoin('person as filer', 'filer.id', 's.filer')
    .select(['s.id', 's.livelihood', 'org.type', 'org.district', 's.office', 'filer.name', 's.cohort'])
    .select(['s.first_handed_in', 's.handed_in', 's.since', 's.due', 's.unit_rank', 's.edited_at'])
    .select(
      sql<string[]>`(select coalesce(json_agg(p.name order by c.added_at, p.id), '[]') from co_author c
        join person p on p.id = c.person where c.suggestion = s.id)`.as('co_authors'),
    )
    .where('s.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((it) => [
      it.id,
      {
        livelihood: it.livelihood,
        orgType: it.type,
        district: it.district,
        office: it.office,
        filer: it.name,
        coAuthors: it.co_authors,
        cohort: it.cohort as BesideRow['cohort'],
        firstHandedIn: it.first_handed_in,
        handedIn: it.handed_in,
        since: it.since,
        due: it.due,
        unitRank: it.unit_rank,
        editedAt: it.edited_at,
      },
    ]),
  )
}

/** How many files lie in which field of each of these. */
export async function filesCounted(
  db: Db,
  ids: readonly string[],
): Promise<
  readonly { readonly suggestion: string | null; readonly field: string; readonly count: number }[]
> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('file')
    .select(['suggestion', 'field', (eb) => eb.fn.countAll<number>().as('count')])
    .where('suggestion', 'in', [...ids])
    .where('state', '=', 'ready')
    .groupBy(['suggestion', 'field'])
    .execute()
  return rows.map((it) => ({ ...it, count: Number(it.count) }))
}

/** How many an office's list holds exactly: its screen counts only as far as it shows. */
export async function officeCount(
  db: Db,
  actor: Actor,
  office: OfficeCode,
  { view, filter, now }: { readonly view: OfficeView; readonly filter: OfficeFilter; readonly now: Instant },
): Promise<number> {
  const { total } = await db
    .selectFrom('suggestion')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(scopeOf(view, office, actor, new Date(now)))
    .where(matching(filter))
    .$if(!seesAll(view, office, actor), (it) => it.where(visibleTo(actor)))
    .executeTakeFirstOrThrow()
  return Number(total)
}

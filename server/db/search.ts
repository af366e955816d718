import { type NotNull, sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Query } from '#core/search/query.ts'
import type { Db, Tx } from '../context.ts'
import { deskColumns } from '../present/desk-row.ts'
import { held } from './kept-statements.ts'
import { likeOf } from './like.ts'
import { countedTo, matching, type OfficeFilter, type OfficeView, scopeOf, seesAll } from './office-queue.ts'
import { type Alternatives, asking, audienceFor, needsText, textLeft, titleHits } from './search-text.ts'
import { visibleTo } from './visible/suggestion.ts'

/** Where a page ended: how well its last row hit, and when that was handed in. */
export interface Ranked {
  readonly hits: number
  readonly at: Instant
  readonly id: string
}

interface Sought {
  readonly office: OfficeCode
  readonly view: OfficeView
  readonly filter: OfficeFilter
  readonly query: Query
  readonly alternatives: Alternatives
  readonly now: Instant
}

/** Suggestions with the names that are asked for or shown; where neither is, the database leaves a name out. */
const namedFrom = (db: Db | Tx) =>
  db
    .selectFrom('suggestion')
    .leftJoin('org', 'org.id', 'suggestion.org')
    .leftJoin('person as handler', 'handler.id', 'suggestion.handler')

/** What a view of the desk holds for this person and leaves readable: the same scope and the same policy as the list. */
const readableRows = (
  db: Db | Tx,
  actor: Actor,
  { office, view, filter, now }: Omit<Sought, 'query' | 'alternatives'>,
) =>
  namedFrom(db)
    .where(scopeOf(view, office, actor, now))
    .where(matching(filter))
    .where(textLeft(actor))
    .$if(!seesAll(view, office, actor), (it) => it.where(visibleTo(actor)))

/** Those of them that the query asks for; rows, counts and completion are all made from this. */
const found = (db: Db | Tx, actor: Actor, given: Sought) =>
  readableRows(db, actor, given)
    .$if(needsText(given.query), (it) =>
      it.innerJoin('search_text', (join) =>
        join
          .onRef('search_text.suggestion', '=', 'suggestion.id')
          .on('search_text.audience', '=', audienceFor(actor) as never),
      ),
    )
    .where(asking(given.query, given.alternatives, given.now))

const handedIn = sql<Date>`coalesce(suggestion.handed_in, suggestion.created_at)`

/**
 * One page of what was found, titles that say it first, then the newest, with how many there are as far as is counted. What
 * the query asks is looked for once and by keys alone; rows are read when it is known which ones the page shows.
 */
export const searchPage = (
  db: Db,
  actor: Actor,
  given: Sought & { readonly after: Ranked | undefined; readonly limit: number },
) =>
  db.transaction().execute(async (tx) => {
    if (needsText(given.query)) await planForItsWords(tx)
    const { page, counted } = await ranked(tx, actor, given)
    const ids = page.map((it) => it.id)
    const read =
      ids.length === 0
        ? []
        : await readableRows(tx, actor, given)
            .select(deskColumns)
            .where('suggestion.id', 'in', ids)
            .$narrowType<{ org_name: NotNull }>()
            .execute()
    const byId = new Map(read.map((it) => [it.id, it]))
    const rows = page.flatMap(({ id, ...rank }) => {
      const row = byId.get(id)
      return row === undefined ? [] : [{ ...row, ...rank }]
    })
    return { rows, total: Math.min(counted, countedTo), more: counted > countedTo }
  })

/**
 * A common word and a rare one want different ways, so each statement is planned for its own words. Reading all texts is none:
 * the plan takes their pieces, which lie elsewhere, for cheap to look at.
 */
async function planForItsWords(tx: Tx): Promise<void> {
  await sql`set local plan_cache_mode = force_custom_plan ${held}`.execute(tx)
  await sql`set local enable_seqscan = off ${held}`.execute(tx)
}

/** The keys of a page in its order, and how many were found in all. */
async function ranked(
  tx: Tx,
  actor: Actor,
  given: Sought & { readonly after: Ranked | undefined; readonly limit: number },
) {
  const { after, limit } = given
  const all = tx.with(
    (it) => it('hit').materialized(),
    () =>
      found(tx, actor, given).select([
        'suggestion.id',
        titleHits(given.query, given.alternatives).as('hits'),
        handedIn.as('ranked_at'),
      ]),
  )
  const most = sql.lit(countedTo + 1)
  const total = sql<string>`(select count(*) from (select from hit limit ${most}) counted)`
  const page = await all
    .selectFrom('hit')
    .select(['hit.id', 'hit.hits', 'hit.ranked_at', total.as('total')])
    .$if(after !== undefined, (it) =>
      it.where(
        sql<boolean>`(hit.hits, hit.ranked_at, hit.id)
          < (${after?.hits ?? 0}, ${new Date(after?.at ?? 0)}, ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('hit.hits', 'desc')
    .orderBy('hit.ranked_at', 'desc')
    .orderBy('hit.id', 'desc')
    .limit(limit + 1)
    .execute()
  const [first] = page
  // Past the last page there is no row to tell it.
  const counted = first ?? (after && (await all.selectNoFrom(total.as('total')).executeTakeFirst()))
  return {
    page: page.map(({ id, hits, ranked_at }) => ({ id, hits, ranked_at })),
    counted: Number(counted?.total ?? 0),
  }
}

/** The texts of one page's rows as this person may read them, for the passages to be marked in. */
export async function textsOf(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('suggestion')
    .innerJoin('search_text', 'search_text.suggestion', 'suggestion.id')
    .select(['search_text.suggestion', 'search_text.body'])
    .where('suggestion.id', 'in', [...ids])
    .where('search_text.audience', '=', audienceFor(actor) as never)
    .where(textLeft(actor))
    .execute()
  return new Map(rows.map((it) => [it.suggestion, it.body]))
}

/** How many names are offered. */
const mostNames = 12

/** Units or handlers of rows that this person sees in this view, by a part of their name; others are never offered. */
export async function namesIn(
  db: Db,
  actor: Actor,
  given: Omit<Sought, 'query' | 'alternatives'>,
  of: 'unit' | 'handler',
  typed: string,
): Promise<readonly string[]> {
  const name = sql.ref<string>(of === 'unit' ? 'org.name' : 'handler.name')
  const rows = await readableRows(db, actor, given)
    .select(name.as('name'))
    .where(sql<boolean>`${name} ilike ${likeOf(typed)}`)
    .groupBy(name)
    .orderBy(sql`${name} collate "C"`)
    .limit(mostNames)
    .execute()
  return rows.map((it) => it.name)
}

import { type NotNull, sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Query } from '#core/search/query.ts'
import type { Db, Tx } from '../context.ts'
import { deskColumns } from '../present/desk-row.ts'
import { likeOf } from './like.ts'
import {
  beyond,
  countedTo,
  matching,
  type OfficeFilter,
  type OfficeView,
  scopeOf,
  seesAll,
} from './office-queue.ts'
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
    .where(scopeOf(view, office, actor, new Date(now)))
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
    .where(
      asking(given.query, given.alternatives, given.now, beyond.includes(given.view) ? null : given.office),
    )

const handedIn = sql<Date>`coalesce(suggestion.handed_in, suggestion.created_at)`

/**
 * One page of what was found, titles that say it first, then the newest, with how many there are as far as is counted, and with
 * the texts as this person may read them, for the passages to be marked in. What the query asks is looked for once and by keys
 * alone; rows and texts are read when it is known which ones the page shows, in the same statement, so that nothing moves between.
 */
export async function searchPage(
  db: Db,
  actor: Actor,
  given: Sought & { readonly after: Ranked | undefined; readonly limit: number },
) {
  const { after, limit } = given
  const all = db.with(
    (it) => it('hit').materialized(),
    () =>
      found(db, actor, given).select([
        'suggestion.id',
        titleHits(given.query, given.alternatives).as('hits'),
        handedIn.as('ranked_at'),
      ]),
  )
  const most = sql.lit(countedTo + 1)
  const total = sql<string>`(select count(*) from (select from hit limit ${most}) counted)`
  const rows = await all
    .with('page', (it) =>
      it
        .selectFrom('hit')
        .select(['hit.id', 'hit.hits', 'hit.ranked_at'])
        .$if(after !== undefined, (rest) =>
          rest.where(
            sql<boolean>`(hit.hits, hit.ranked_at, hit.id)
              < (${after?.hits ?? 0}, ${new Date(after?.at ?? 0)}, ${after?.id ?? null}::uuid)`,
          ),
        )
        .orderBy('hit.hits', 'desc')
        .orderBy('hit.ranked_at', 'desc')
        .orderBy('hit.id', 'desc')
        .limit(limit + 1),
    )
    .selectFrom('page')
    .innerJoin('suggestion', 'suggestion.id', 'page.id')
    .leftJoin('org', 'org.id', 'suggestion.org')
    .leftJoin('person as handler', 'handler.id', 'suggestion.handler')
    .select(deskColumns)
    .select(['page.hits', 'page.ranked_at', total.as('total')])
    .select(
      (needsText(given.query)
        ? sql<string | null>`(select search_text.body from search_text
            where search_text.suggestion = suggestion.id and search_text.audience = ${audienceFor(actor)})`
        : sql<string | null>`null::text`
      ).as('body'),
    )
    .orderBy('page.hits', 'desc')
    .orderBy('page.ranked_at', 'desc')
    .orderBy('page.id', 'desc')
    .$narrowType<{ org_name: NotNull }>()
    .execute()
  const [first] = rows
  // Past the last page there is no row to tell it.
  const counted = first ?? (after && (await all.selectNoFrom(total.as('total')).executeTakeFirst()))
  const count = Number(counted?.total ?? 0)
  return { rows, total: Math.min(count, countedTo), more: count > countedTo }
}

/** Which of these still leave this person their text: a copy may not know yet what was purged or frozen. */
export async function stillLeft(
  primary: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await primary
    .selectFrom('suggestion')
    .select('id')
    .where('id', 'in', [...ids])
    .where(textLeft(actor))
    .execute()
  return new Set(rows.map((it) => it.id))
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

import { sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Query } from '#core/search/query.ts'
import type { Db } from '../context.ts'
import { deskColumns, deskFrom } from '../present/desk-row.ts'
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

/** What a view of the desk holds for this person and leaves readable: the same scope and the same policy as the list. */
const readableRows = (
  db: Db,
  actor: Actor,
  { office, view, filter, now }: Omit<Sought, 'query' | 'alternatives'>,
) =>
  deskFrom(db)
    .where(scopeOf(view, office, actor, now))
    .where(matching(filter))
    .where(textLeft(actor))
    .$if(!seesAll(view, office, actor), (it) => it.where(visibleTo(actor)))

/** Those of them that the query asks for; rows, counts and completion are all made from this. */
const found = (db: Db, actor: Actor, given: Sought) =>
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

/** One page of what was found, titles that say it first, then the newest, with how many there are as far as is counted. */
export async function searchPage(
  db: Db,
  actor: Actor,
  given: Sought & { readonly after: Ranked | undefined; readonly limit: number },
) {
  const hits = titleHits(given.query, given.alternatives)
  const total = db
    .selectFrom(
      found(db, actor, given)
        .select(sql.lit(1).as('one'))
        .limit(sql.lit(countedTo + 1))
        .as('counted'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
  const { after } = given
  const rows = await found(db, actor, given)
    .select(deskColumns)
    .select([hits.as('hits'), handedIn.as('ranked_at'), total.as('total')])
    .$if(after !== undefined, (it) =>
      it.where(
        sql<boolean>`(${hits}, ${handedIn}, suggestion.id)
          < (${after?.hits ?? 0}, ${new Date(after?.at ?? 0)}, ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy(hits, 'desc')
    .orderBy(handedIn, 'desc')
    .orderBy('suggestion.id', 'desc')
    .limit(given.limit + 1)
    .execute()
  const [first] = rows
  const counted = Number(first?.total ?? (after ? (await total.executeTakeFirstOrThrow()).total : 0))
  return { rows, total: Math.min(counted, countedTo), more: counted > countedTo }
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

import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../context.ts'
import { type ListedView, listedColumns, listedFrom, presentListed } from '../present/listed.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly call?: string | undefined
  readonly state?: string | undefined
  readonly q?: string | undefined
}

/** What a person files or writes along with, the newest change first. */
export async function mine(
  ctx: Context,
  actor: Actor,
  query: Query,
  at: Instant,
): Promise<{ items: ListedView[]; next: string | null; counts: Record<string, number> }> {
  // By what is a person's own, and not by a condition on all there are, of which every one would be looked at.
  const own = sql<string>`(select id from suggestion where filer = ${actor.person}::uuid
    union all select suggestion from co_author where person = ${actor.person}::uuid)`
  const base = () =>
    listedFrom(ctx.db)
      .where('suggestion.id', 'in', own)
      .$if(query.call !== undefined, (it) => it.where('suggestion.call', '=', query.call ?? ''))
      .$if((query.q ?? '').trim() !== '', (it) => {
        const like = `%${(query.q ?? '').trim().replaceAll(/[\\%_]/g, '\\$&')}%`
        return it.where((eb) =>
          eb.or([eb('suggestion.title', 'ilike', like), eb('suggestion.no', 'ilike', like)]),
        )
      })
  const after = cursorOf(query.cursor)
  const listing = base()
    .select([...listedColumns])
    .$if(query.state !== undefined, (it) => it.where('suggestion.state', '=', query.state ?? ''))
    .$if(after !== undefined, (it) =>
      it.where(
        sql<boolean>`(suggestion.edited_at, suggestion.id) < (${new Date(after?.at ?? 0)}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('suggestion.edited_at', 'desc')
    .orderBy('suggestion.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const counting = base()
    .select(['suggestion.state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('suggestion.state')
    .execute()
  const [rows, counts] = await Promise.all([listing, counting])
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await Promise.all(
      page.map(async (row) =>
        presentListed(row, (await ctx.calls.version(row.call_version)).call.calendar, actor, at),
      ),
    ),
    next: rows.length > query.limit && last ? `${last.edited_at.getTime()}.${last.id}` : null,
    counts: Object.fromEntries(counts.map((it) => [it.state, Number(it.count)])),
  }
}

function cursorOf(cursor: string | undefined): { at: number; id: string } | undefined {
  const parts = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? '')
  return parts ? { at: Number(parts[1]), id: parts[2] ?? '' } : undefined
}

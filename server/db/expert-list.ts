import { type ExpressionBuilder, sql } from 'kysely'
import { type Expert, type ExpertState, expertStates } from '#core/expert/expert.ts'
import type { Db } from '../context.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { expertFrom, loadsOf, readingExperts } from './experts.ts'
import { likeOf } from './like.ts'
import type { Database } from './schema.ts'

export interface PoolFilter {
  readonly q: string | undefined
  readonly state: ExpertState | undefined
  readonly field: string | undefined
  readonly keyword: string | undefined
}

/** An expert with what else lists show of them. */
export interface PoolRow {
  readonly expert: Expert
  readonly load: number
  readonly invitedAt: number | null
}

const byName = sql<string>`expert.name collate "C"`

/** A page of the pool by name, and how many of those that fit stand in each state. */
export async function listExperts(
  db: Db,
  by: PoolFilter,
  { after, limit }: { readonly after: Cursor | undefined; readonly limit: number },
): Promise<{
  readonly rows: readonly PoolRow[]
  readonly counts: Readonly<Record<ExpertState, number>>
  readonly next: string | null
}> {
  const [rows, counted] = await Promise.all([
    readingExperts(db)
      .select('expert.invited_at')
      .where((eb) => fits(eb, by))
      .$if(by.state !== undefined, (it) => it.where('expert.state', '=', by.state ?? 'listed'))
      .$if(after !== undefined, (it) =>
        it.where(
          sql<boolean>`(${byName}, expert.id) > (${String(after?.value)} collate "C", ${after?.id}::uuid)`,
        ),
      )
      .orderBy(byName)
      .orderBy('expert.id')
      .limit(limit + 1)
      .execute(),
    db
      .selectFrom('expert')
      .select('expert.state')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where((eb) => fits(eb, by))
      .groupBy('expert.state')
      .execute(),
  ])
  const page = rows.slice(0, limit)
  const loads = await loadsOf(
    db,
    page.map((it) => it.id),
  )
  const last = rows.length > limit ? page.at(-1) : undefined
  const counts = new Map(counted.map((it) => [it.state, Number(it.count)]))
  return {
    rows: page.map((it) => ({
      expert: expertFrom(it),
      load: loads.get(it.id) ?? 0,
      invitedAt: it.invited_at?.getTime() ?? null,
    })),
    counts: Object.fromEntries(expertStates.map((it) => [it, counts.get(it) ?? 0])) as Record<
      ExpertState,
      number
    >,
    next: last ? writeCursor({ value: last.name, id: last.id }) : null,
  }
}

function fits(eb: ExpressionBuilder<Database, 'expert'>, { q, field, keyword }: PoolFilter) {
  const all = [eb.lit(true)]
  const pattern = q?.trim() ? likeOf(q) : undefined
  if (pattern !== undefined)
    all.push(
      eb.or([
        eb('expert.name', 'ilike', pattern),
        eb('expert.email', 'ilike', pattern),
        eb('expert.org_name', 'ilike', pattern),
        sql<boolean>`array_to_string(expert.keywords, ' ') ilike ${pattern}`,
      ]) as never,
    )
  if (field) all.push(sql<boolean>`${field} = any(expert.fields)` as never)
  if (keyword?.trim())
    all.push(
      sql<boolean>`exists (select from unnest(expert.keywords) k where k ilike ${likeOf(keyword)})` as never,
    )
  return eb.and(all)
}

/** When an expert was written to and when they answered. */
export async function correspondence(
  db: Db,
  id: string,
): Promise<{ readonly invitedAt: number | null; readonly answeredAt: number | null }> {
  const row = await db
    .selectFrom('expert')
    .select(['invited_at', 'answered_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return {
    invitedAt: row?.invited_at?.getTime() ?? null,
    answeredAt: row?.answered_at?.getTime() ?? null,
  }
}

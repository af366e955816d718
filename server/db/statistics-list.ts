import { sql } from 'kysely'
import type { Day, Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { ListScope } from '#core/permission/statistics.ts'
import type { Db } from '../context.ts'
import { listedColumns, listedFrom } from '../present/listed.ts'
import type { Cursor } from './cursor.ts'
import { firstDay, type Narrowed, rowsOf } from './statistics-rows.ts'
import { visibleTo } from './visible/suggestion.ts'

/** Which cell of which figure. */
export interface Cell {
  readonly kind?: string | undefined
  /** `-` where no field was asked. */
  readonly field?: string | undefined
  readonly states: readonly string[]
  readonly office?: string | undefined
  readonly district?: string | undefined
  readonly type?: string | undefined
  readonly day?: Day | undefined
  readonly now?: number | undefined
  readonly target?: number | undefined
  readonly handler?: string | undefined
  /** Whether the office should have answered by now. */
  readonly overdue?: 'yes' | 'no' | undefined
}

interface Asked {
  readonly scope: ListScope
  readonly narrowed: Narrowed
  readonly cell: Cell
  readonly cursor: Cursor | undefined
  readonly limit: number
  readonly at: Instant
}

/** One page of the list behind a figure, the newest first, with how many there are in all. */
export async function figureList(db: Db, actor: Actor, asked: Asked) {
  const { scope, narrowed, cell, cursor, limit, at } = asked
  const rows = listedFrom(db).where(rowsOf(scope, narrowed)).where(inCell(cell, at)).where(visibleTo(actor))
  const [page, counted] = await Promise.all([
    rows
      .select(listedColumns)
      .$if(cursor !== undefined, (it) =>
        it.where(
          sql<boolean>`(suggestion.first_handed_in, suggestion.id)
            < (${new Date(Number(cursor?.value))}, ${cursor?.id ?? null}::uuid)`,
        ),
      )
      .orderBy('suggestion.first_handed_in', 'desc')
      .orderBy('suggestion.id', 'desc')
      .limit(limit + 1)
      .execute(),
    rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: page, total: Number(counted.total) }
}

function inCell(cell: Cell, at: Instant) {
  const all = [sql<boolean>`true`]
  if (cell.kind !== undefined) all.push(sql`suggestion.kind = ${cell.kind}`)
  if (cell.field === '-') all.push(sql`suggestion.field is null`)
  else if (cell.field !== undefined) all.push(sql`suggestion.field = ${cell.field}`)
  if (cell.states.length > 0) all.push(sql`suggestion.state = any(${[...cell.states]}::text[])`)
  if (cell.office !== undefined) all.push(sql`suggestion.office = ${cell.office}`)
  if (cell.district !== undefined) all.push(sql`org.district = ${cell.district}`)
  if (cell.type !== undefined) all.push(sql`org.type = ${cell.type}`)
  if (cell.day !== undefined) all.push(sql`${firstDay} = ${cell.day}::date`)
  if (cell.now !== undefined) all.push(sql`suggestion.readiness_now = ${cell.now}`)
  if (cell.target !== undefined) all.push(sql`suggestion.readiness_target = ${cell.target}`)
  if (cell.handler === 'none') all.push(sql`suggestion.handler is null`)
  else if (cell.handler !== undefined) all.push(sql`suggestion.handler = ${cell.handler}::uuid`)
  if (cell.overdue !== undefined)
    all.push(sql`coalesce(suggestion.due <= ${new Date(at)}, false) = ${cell.overdue === 'yes'}`)
  return sql<boolean>`(${sql.join(all, sql` and `)})`
}

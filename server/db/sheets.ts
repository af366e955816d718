import { sql } from 'kysely'
import type { Written } from '#core/decide/draft/save.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'

/** What stands at one place of a sheet. */
export interface SheetRow {
  readonly path: string
  readonly value: unknown
  readonly rev: number
  readonly at: Instant
}

type Stored = Readonly<Record<string, { readonly value: unknown; readonly rev: number; readonly at: number }>>

/** Everything written on a sheet. */
export async function sheetOf(db: Db | Tx, task: string): Promise<readonly SheetRow[]> {
  const row = await db.selectFrom('task').select('sheet').where('id', '=', task).executeTakeFirstOrThrow()
  return Object.entries(row.sheet as Stored).map(([path, it]) => ({ path, ...it }))
}

/** Edits that were acknowledged before, with what became of them. */
export async function editsMet(tx: Tx, task: string, ops: readonly string[]) {
  const rows = await tx
    .selectFrom('sheet_edit')
    .select(['op', 'outcome', 'rev'])
    .where('task', '=', task)
    .where('op', 'in', [...ops])
    .execute()
  return new Map(
    rows.map(({ op, outcome, rev }) => [
      op,
      { outcome: outcome === 'clash' ? ('clash' as const) : ('applied' as const), rev },
    ]),
  )
}

/** Stores decided edits of a task that is locked: the log, and what stands. */
export async function writeSheet(
  tx: Tx,
  task: string,
  rev: number,
  written: readonly Written[],
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('sheet_edit')
    .values(
      written.map((it) => ({
        task,
        op: it.op,
        path: it.path,
        value: JSON.stringify(it.value),
        base: it.base,
        rev: it.rev,
        outcome: it.outcome,
        at: new Date(at),
      })),
    )
    .execute()
  const stands: Record<string, Stored[string]> = {}
  for (const { path, value, rev: its, outcome } of written)
    if (outcome !== 'clash') stands[path] = { value, rev: its, at }
  await tx
    .updateTable('task')
    .set({ rev, sheet: sql`sheet || ${JSON.stringify(stands)}::jsonb` })
    .where('id', '=', task)
    .execute()
}

/** What experts wrote of a suggestion goes with it when it is destroyed by order; that somebody judged it remains. */
export async function destroySheets(tx: Tx, subject: string): Promise<number> {
  const tasks = tx.selectFrom('task').select('id').where('subject', '=', subject)
  await tx.deleteFrom('sheet_edit').where('task', 'in', tasks).execute()
  const emptied = await tx
    .updateTable('task')
    .set({ sheet: '{}', decline_reason: '' })
    .where('subject', '=', subject)
    .executeTakeFirst()
  return Number(emptied.numUpdatedRows)
}

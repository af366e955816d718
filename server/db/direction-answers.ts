import { sql } from 'kysely'
import type { Written } from '#core/decide/draft/save.ts'
import type { Db, Tx } from '../context.ts'
import type { AnswerRow } from './answers.ts'

/** Everything written in a direction. */
export async function directionAnswers(
  db: Db | Tx,
  direction: string,
  paths?: readonly string[],
): Promise<readonly AnswerRow[]> {
  let query = db
    .selectFrom('direction_answer')
    .select(['path', 'value', 'rev', 'by_person', 'at'])
    .where('direction', '=', direction)
  if (paths) query = query.where('path', 'in', [...paths])
  const rows = paths?.length === 0 ? [] : await query.execute()
  return rows.map((row) => ({
    path: row.path,
    value: row.value,
    rev: Number(row.rev),
    by: row.by_person,
    at: row.at.getTime(),
  }))
}

/** Operations that were acknowledged before, the revision of the whole, and how many places are written. */
export async function directionMet(tx: Tx, direction: string, ops: readonly string[]) {
  const { rows } = await sql<{
    rev: number
    count: number
    known: { op: string; outcome: 'applied' | 'clash' | 'settled'; rev: number }[] | null
  }>`select d.rev, (select count(*)::int from direction_answer a where a.direction = d.id) as count,
    (select json_agg(json_build_object('op', l.op, 'outcome', l.outcome, 'rev', l.rev))
      from direction_log l where l.direction = d.id and l.op = any(${[...ops]}::uuid[])) as known
    from direction d where d.id = ${direction}`.execute(tx)
  const row = rows[0]
  return { rev: Number(row?.rev ?? 0), count: row?.count ?? 0, known: row?.known ?? [] }
}

/** Stores decided edits of a direction that is locked: the log, the values, and its own row. */
export async function writeDirectionAnswers(
  tx: Tx,
  direction: string,
  by: string,
  at: Date,
  rev: number,
  written: readonly Written[],
  title: string | undefined,
): Promise<void> {
  const rows = JSON.stringify(written)
  await sql`with given as (
      select it.* from jsonb_to_recordset(${rows}::jsonb)
        as it(op uuid, path text, value jsonb, base bigint, rev bigint, outcome text)
    ), logged as (
      insert into direction_log (direction, op, path, value, base, rev, outcome, by_person, at)
      select ${direction}::uuid, op, path, value, base, rev, outcome, ${by}::uuid, ${at}::timestamptz from given
    )
    insert into direction_answer (direction, path, value, rev, by_person, at)
    select distinct on (path collate "C") ${direction}::uuid, path, value, rev, ${by}::uuid, ${at}::timestamptz
    from given where outcome <> 'clash' order by path collate "C", rev desc
    on conflict (direction, path) do update
    set value = excluded.value, rev = excluded.rev, by_person = excluded.by_person, at = excluded.at`.execute(
    tx,
  )
  await tx
    .updateTable('direction')
    .set({ rev, edited_at: at, ...(title !== undefined && { title }) })
    .where('id', '=', direction)
    .execute()
}

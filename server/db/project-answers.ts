import { sql } from 'kysely'
import type { Written } from '#core/decide/draft/save.ts'
import type { Stage } from '#core/project/project.ts'
import type { Db, Tx } from '../context.ts'
import type { AnswerRow } from './answers.ts'

/** Everything written at a stage of a project. */
export async function projectAnswers(
  db: Db | Tx,
  project: string,
  stage: Stage,
  paths?: readonly string[],
): Promise<readonly AnswerRow[]> {
  if (paths?.length === 0) return []
  let query = db
    .selectFrom('project_answer')
    .select(['path', 'value', 'rev', 'by_person', 'at'])
    .where('project', '=', project)
    .where('stage', '=', stage)
  if (paths) query = query.where('path', 'in', [...paths])
  return (await query.execute()).map((row) => ({
    path: row.path,
    value: row.value,
    rev: Number(row.rev),
    by: row.by_person,
    at: row.at.getTime(),
  }))
}

/** Operations that were acknowledged before, the revision of the whole, and how many places are written at the stage. */
export async function projectMet(tx: Tx, project: string, stage: Stage, ops: readonly string[]) {
  const { rows } = await sql<{
    rev: number
    count: number
    known: { op: string; outcome: 'applied' | 'clash' | 'settled'; rev: number }[] | null
  }>`select p.rev,
    (select count(*)::int from project_answer a where a.project = p.id and a.stage = ${stage}) as count,
    (select json_agg(json_build_object('op', l.op, 'outcome', l.outcome, 'rev', l.rev))
      from project_log l where l.project = p.id and l.op = any(${[...ops]}::uuid[])) as known
    from project p where p.id = ${project}`.execute(tx)
  const row = rows[0]
  return { rev: Number(row?.rev ?? 0), count: row?.count ?? 0, known: row?.known ?? [] }
}

/** Stores decided edits of a project that is locked: the log, the values, and its own row. */
export async function writeProjectAnswers(
  tx: Tx,
  place: { readonly project: string; readonly stage: Stage },
  by: string,
  at: Date,
  rev: number,
  written: readonly Written[],
): Promise<void> {
  const { project, stage } = place
  const rows = JSON.stringify(written)
  await sql`with given as (
      select it.* from jsonb_to_recordset(${rows}::jsonb)
        as it(op uuid, path text, value jsonb, base bigint, rev bigint, outcome text)
    ), logged as (
      insert into project_log (project, op, stage, path, value, base, rev, outcome, by_person, at)
      select ${project}::uuid, op, ${stage}, path, value, base, rev, outcome, ${by}::uuid, ${at}::timestamptz
      from given
    )
    insert into project_answer (project, stage, path, value, rev, by_person, at)
    select distinct on (path collate "C") ${project}::uuid, ${stage}, path, value, rev, ${by}::uuid,
      ${at}::timestamptz
    from given where outcome <> 'clash' order by path collate "C", rev desc
    on conflict (project, stage, path) do update
    set value = excluded.value, rev = excluded.rev, by_person = excluded.by_person, at = excluded.at`.execute(
    tx,
  )
  await tx.updateTable('project').set({ rev, edited_at: at }).where('id', '=', project).execute()
}

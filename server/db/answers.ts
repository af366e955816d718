import { sql } from 'kysely'
import type { Standing, Written } from '#core/decide/draft/save.ts'
import type { Path, StoredAnswer } from '#core/form/answers.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'

/** A value as it stands, with the revision it was last changed at and by whom. */
export interface AnswerRow extends Standing {
  readonly path: Path
  readonly by: string
  readonly at: Instant
}

const columns = ['path', 'value', 'rev', 'by_person', 'at'] as const
const fromRow = (row: {
  path: string
  value: unknown
  rev: number
  by_person: string
  at: Date
}): AnswerRow => ({
  path: row.path,
  value: row.value,
  rev: row.rev,
  by: row.by_person,
  at: row.at.getTime(),
})

/** Everything written in a draft. Places that were emptied again keep their row, so that a clash with the past is seen. */
export const answersOf = async (db: Db | Tx, suggestion: string): Promise<readonly AnswerRow[]> =>
  (await db.selectFrom('answer').select(columns).where('suggestion', '=', suggestion).execute()).map(fromRow)

/** What changed after a revision of the draft. */
export const answersSince = async (db: Db, suggestion: string, rev: number): Promise<readonly AnswerRow[]> =>
  (
    await db
      .selectFrom('answer')
      .select(columns)
      .where('suggestion', '=', suggestion)
      .where('rev', '>', rev)
      .orderBy('rev')
      .execute()
  ).map(fromRow)

/** What an incoming batch of edits meets: the values at its paths, its operations that are known already, and the count. */
export async function standingAt(
  db: Db | Tx,
  suggestion: string,
  paths: readonly string[],
  ops: readonly string[],
): Promise<{
  readonly rev: number
  readonly count: number
  /** Whether a partner's confirmation stands, which a change may take back. */
  readonly confirmed: boolean
  readonly current: readonly AnswerRow[]
  readonly known: readonly { op: string; outcome: 'applied' | 'clash' | 'settled'; rev: number }[]
}> {
  const { rows } = await sql<{
    rev: number
    count: number
    confirmed: boolean
    current: { path: string; value: unknown; rev: number; by: string; at: number }[] | null
    known: { op: string; outcome: 'applied' | 'clash' | 'settled'; rev: number }[] | null
  }>`select s.rev,
    (select count(*)::int from answer a where a.suggestion = s.id) as count,
    exists(select from partner_link p where p.suggestion = s.id and p.confirmed_at is not null
      and p.voided_at is null) as confirmed,
    (select json_agg(json_build_object('path', a.path, 'value', a.value, 'rev', a.rev, 'by', a.by_person,
        'at', round(extract(epoch from a.at) * 1000)::bigint))
      from answer a where a.suggestion = s.id and a.path = any(${paths}::text[])) as current,
    (select json_agg(json_build_object('op', l.op, 'outcome', l.outcome, 'rev', l.rev))
      from answer_log l where l.suggestion = s.id and l.op = any(${ops}::uuid[])) as known
    from suggestion s where s.id = ${suggestion}`.execute(db)
  const row = rows[0]
  return {
    rev: row?.rev ?? 0,
    count: row?.count ?? 0,
    confirmed: row?.confirmed ?? false,
    current: row?.current ?? [],
    known: row?.known ?? [],
  }
}

/** Columns of the suggestion that follow its answers. */
export interface Follows {
  readonly title?: string
  readonly field?: string | null
  readonly livelihood?: string | null
  readonly readiness_now?: number | null
  readonly readiness_target?: number | null
  readonly readiness_scale?: string | null
  readonly publish_scope?: string | null
}

/** What the draft was when the batch was decided on; a batch for anything else is not stored. */
export interface Seen {
  readonly rev: number
  readonly revision: number
}

/**
 * Stores a batch in one statement whatever its size: the log, the values, and the draft's own row. False when somebody
 * was faster: then nothing is stored, and the batch has to be decided on again.
 */
export async function writeAnswers(
  db: Db | Tx,
  suggestion: string,
  by: string,
  at: Instant,
  seen: Seen,
  rev: number,
  written: readonly Written[],
  follows: Follows,
): Promise<boolean> {
  const when = new Date(at)
  const sets = [sql`rev = ${rev}`, sql`edited_at = ${when}`]
  for (const [column, value] of Object.entries(follows)) sets.push(sql`${sql.ref(column)} = ${value}`)
  const { numAffectedRows } = await sql`with held as (
      select id from suggestion where id = ${suggestion} and rev = ${seen.rev} and revision = ${seen.revision}
      for no key update
    ), given as (
      select held.id as suggestion, it.*
      from held, jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
        as it(op uuid, path text, value jsonb, base bigint, rev bigint, outcome text)
    ), logged as (
      insert into answer_log (suggestion, op, path, value, base, rev, outcome, by_person, at)
      select suggestion, op, path, value, base, rev, outcome, ${by}, ${when} from given
    ), kept as (
      insert into answer (suggestion, path, value, rev, by_person, at)
      select distinct on (path collate "C") suggestion, path, value, rev, ${by}::uuid, ${when}::timestamptz
      from given where outcome <> 'clash' order by path collate "C", rev desc
      on conflict (suggestion, path) do update
      set value = excluded.value, rev = excluded.rev, by_person = excluded.by_person, at = excluded.at
    )
    update suggestion set ${sql.join(sets)} from held where suggestion.id = held.id`.execute(db)
  return numAffectedRows === 1n
}

/** The answers that a new draft begins with. They are logged like any other edit. */
export const firstAnswers = (
  answers: readonly StoredAnswer[],
  newId: () => string,
): { readonly rev: number; readonly written: readonly Written[] } => ({
  rev: answers.length,
  written: answers.map(({ path, value }, i) => ({
    op: newId(),
    path,
    value,
    base: 0,
    rev: i + 1,
    outcome: 'applied',
  })),
})

/** Every text ever saved at one place, the newest first, those that lost a clash included. */
export async function historyAt(
  db: Db,
  suggestion: string,
  path: Path,
): Promise<
  readonly { value: unknown; rev: number; outcome: string; by: { id: string; name: string }; at: Instant }[]
> {
  const rows = await db
    .selectFrom('answer_log')
    .innerJoin('person', 'person.id', 'answer_log.by_person')
    .select([
      'answer_log.value',
      'answer_log.rev',
      'answer_log.outcome',
      'answer_log.by_person',
      'person.name',
      'answer_log.at',
    ])
    .where('answer_log.suggestion', '=', suggestion)
    .where('answer_log.path', '=', path)
    .orderBy('answer_log.at', 'desc')
    .orderBy('answer_log.rev', 'desc')
    .limit(200)
    .execute()
  return rows.map((it) => ({
    value: it.value,
    rev: it.rev,
    outcome: it.outcome,
    by: { id: it.by_person, name: it.name },
    at: it.at.getTime(),
  }))
}

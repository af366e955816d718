import { sql } from 'kysely'
import type { Standing, Written } from '#core/decide/draft/save.ts'
import type { Path, StoredAnswer } from '#core/form/answers.ts'
import type { Instant } from '#core/instant.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { compiledOnce } from './compiled.ts'
import { type SuggestionRow, suggestionColumns, suggestionOf } from './suggestions.ts'
import { togetherOn } from './together.ts'

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
  (await written(db, { suggestion })).map(fromRow)

const written = compiledOnce((db: Db | Tx, { suggestion }: { readonly suggestion: string }) =>
  db.selectFrom('answer').select(columns).where('suggestion', '=', suggestion),
)

/** Where edits go, and which they are. */
export interface Places {
  readonly id: string
  readonly paths: readonly string[]
  readonly ops: readonly string[]
}

/** What incoming edits meet. */
export interface Met {
  readonly rev: number
  /** How many places are written; where none of the paths is new, nobody needs to know, and only these are counted. */
  readonly count: number
  /** Whether a partner's confirmation stands, which a change may take back. */
  readonly confirmed: boolean
  /** The values at the paths. */
  readonly current: readonly AnswerRow[]
  /** Operations that were acknowledged before. */
  readonly known: readonly { op: string; outcome: 'applied' | 'clash' | 'settled'; rev: number }[]
}

interface MetRow extends SuggestionRow {
  readonly n: number
  readonly rev: number
  readonly count: number
  readonly confirmed: boolean
  readonly current: { path: string; value: unknown; rev: number; by: string; at: number }[] | null
  readonly known: { op: string; outcome: 'applied' | 'clash' | 'settled'; rev: number }[] | null
}

/** A draft with what edits of it meet; one statement for all who ask together. */
export const draftAt = togetherOn(
  async (db, asked: readonly Places[]): Promise<readonly ({ it: Suggestion; met: Met } | undefined)[]> => {
    const { rows } = await sql<MetRow>`
      select asked.n, ${sql.join(suggestionColumns.map((column) => sql.ref(`s.${column}`)))},
        coalesce((select array_agg(c.person::text order by c.added_at) from co_author c
          where c.suggestion = s.id), '{}') as co_authors,
        s.rev, there.current,
        case when there.written = cardinality(asked.paths) then there.written
          else (select count(*)::int from answer a where a.suggestion = s.id) end as count,
        exists(select from partner_link p where p.suggestion = s.id and p.confirmed_at is not null
          and p.voided_at is null) as confirmed,
        (select json_agg(json_build_object('op', l.op, 'outcome', l.outcome, 'rev', l.rev))
          from answer_log l where l.suggestion = s.id and l.op = any(asked.ops)) as known
      from jsonb_to_recordset(${JSON.stringify(asked.map((it, n) => ({ n, ...it })))}::jsonb)
        as asked(n int, id uuid, paths text[], ops uuid[])
      join suggestion s on s.id = asked.id and s.id = any(${asked.map((it) => it.id)}::uuid[])
      cross join lateral (select count(*)::int as written, json_agg(json_build_object('path', a.path,
          'value', a.value, 'rev', a.rev, 'by', a.by_person,
          'at', round(extract(epoch from a.at) * 1000)::bigint)) as current
        from answer a where a.suggestion = s.id and a.path = any(asked.paths)) as there`.execute(db)
    const found = new Map(rows.map((row) => [row.n, row]))
    return asked.map((_, n) => {
      const row = found.get(n)
      if (!row) return undefined
      const { rev, count, confirmed, current, known } = row
      const met = { rev, count, confirmed, current: current ?? [], known: known ?? [] }
      return { it: suggestionOf(row), met }
    })
  },
)

/** What edits of a draft meet that is known already. */
export async function standingAt(
  db: Db | Tx,
  id: string,
  paths: readonly string[],
  ops: readonly string[],
): Promise<Met> {
  const found = await draftAt(db, { id, paths, ops })
  return found?.met ?? { rev: 0, count: 0, confirmed: false, current: [], known: [] }
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

const followed: { readonly [Column in keyof Required<Follows>]: 'text' | 'int' } = {
  title: 'text',
  field: 'text',
  livelihood: 'text',
  readiness_now: 'int',
  readiness_target: 'int',
  readiness_scale: 'text',
  publish_scope: 'text',
}

/** Each of these columns as the edits say, or as it was where they say nothing. */
const following = Object.entries(followed).map(
  ([column, type]) =>
    sql`${sql.ref(column)} = case when held.follows ? ${sql.lit(column)}
      then (held.follows->>${sql.lit(column)})::${sql.raw(type)} else s.${sql.ref(column)} end`,
)

/** Decided edits of one draft, ready to be stored. */
export interface Writing {
  readonly suggestion: string
  readonly by: string
  readonly at: Instant
  /** What the draft was when the edits were decided on; edits of anything else are not stored. */
  readonly seen: { readonly rev: number; readonly revision: number }
  /** The draft's revision after them. */
  readonly rev: number
  readonly written: readonly Written[]
  readonly follows: Follows
}

/**
 * Stores edits of many drafts in one statement and one commit: the log, the values, and the drafts' own rows. False for
 * those where somebody was faster or is at work: of them nothing is stored, and they have to be decided on again. Of two
 * for the same draft the second is such a one, and a draft that somebody holds is passed over, so that nobody waits for it.
 */
export const writeAnswers = togetherOn(async (db, all: readonly Writing[]): Promise<readonly boolean[]> => {
  const first = new Map<string, Writing>()
  for (const it of all) if (!first.has(it.suggestion)) first.set(it.suggestion, it)
  const drafts = [...first.values()].map((it) => ({ ...it, at: new Date(it.at) }))
  const { rows } = await sql<{ id: string }>`with draft as (
        select it.*, (it.seen->>'rev')::bigint as seen_rev, (it.seen->>'revision')::int as seen_revision
        from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as it(suggestion uuid, by uuid, at timestamptz,
          seen jsonb, rev bigint, written jsonb, follows jsonb)
      ), held as (
        select s.id, draft.by, draft.at, draft.rev, draft.written, draft.follows
        from draft join suggestion s on s.id = draft.suggestion
          and s.rev = draft.seen_rev and s.revision = draft.seen_revision
        where s.id = any(${[...first.keys()]}::uuid[])
        for no key update of s skip locked
      ), given as (
        select held.id as suggestion, held.by, held.at, it.*
        from held, jsonb_to_recordset(held.written)
          as it(op uuid, path text, value jsonb, base bigint, rev bigint, outcome text)
      ), logged as (
        insert into answer_log (suggestion, op, path, value, base, rev, outcome, by_person, at)
        select suggestion, op, path, value, base, rev, outcome, by, at from given
      ), kept as (
        insert into answer (suggestion, path, value, rev, by_person, at)
        select distinct on (suggestion, path collate "C") suggestion, path, value, rev, by, at
        from given where outcome <> 'clash' order by suggestion, path collate "C", rev desc
        on conflict (suggestion, path) do update
        set value = excluded.value, rev = excluded.rev, by_person = excluded.by_person, at = excluded.at
      )
      update suggestion s set rev = held.rev, edited_at = held.at, ${sql.join(following)}
      from held where s.id = held.id returning s.id`
    .execute(db)
    .catch((error: unknown) => {
      // Sent again while the first try was still at work, and both lost a clash: that one is in the log by now. Of several,
      // each is tried alone.
      if (isLogged(error) && all.length === 1 && !db.isTransaction) return { rows: [] }
      throw error
    })
  const stored = new Set(rows.map((row) => row.id))
  return all.map((it) => first.get(it.suggestion) === it && stored.has(it.suggestion))
})

const isLogged = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'answer_log_pkey'

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

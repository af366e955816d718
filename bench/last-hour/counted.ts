import type pg from 'pg'
import type { Acknowledged } from './visit.ts'

/** What was said to be kept, and how much of it the database has. */
export interface Counted {
  readonly saves: Kept
  readonly values: Kept
  readonly files: Kept
  readonly handIns: Kept
  /** Of the hand-ins, those whose fact with the same digest stands in the chain. */
  readonly facts: Kept
}
interface Kept {
  readonly said: number
  readonly found: number
}

/**
 * Looks for every single thing that was acknowledged: each edit in the log of edits, the last edit of each place as its value,
 * each file with its digest, each hand-in as a version with its digest. Nothing is taken on trust but what the answers said.
 */
export async function countAcknowledged(pool: pg.Pool, said: Acknowledged): Promise<Counted> {
  const last = new Map(said.saves.map((it) => [`${it.draft} ${it.path}`, it]))
  const saves = await found(
    pool,
    `select count(*)::int as n from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as t(draft, op, path, sha)
     join answer_log l on l.suggestion = t.draft and l.op = t.op and l.path = t.path
     where encode(sha256(convert_to(l.value #>> '{}', 'UTF8')), 'hex') = t.sha`,
    said.saves.map((it) => [it.draft, it.op, it.path, it.sha]),
  )
  const values = await found(
    pool,
    `select count(*)::int as n from unnest($1::uuid[], $2::text[], $3::text[]) as t(draft, path, sha)
     join answer a on a.suggestion = t.draft and a.path = t.path
     where encode(sha256(convert_to(a.value #>> '{}', 'UTF8')), 'hex') = t.sha`,
    [...last.values()].map((it) => [it.draft, it.path, it.sha]),
  )
  const files = await found(
    pool,
    `select count(*)::int as n from unnest($1::uuid[], $2::uuid[], $3::text[]) as t(draft, file, sha)
     join file f on f.id = t.file and f.suggestion = t.draft and f.state = 'ready' and f.sha256 = t.sha`,
    said.files.map((it) => [it.draft, it.file, it.sha]),
  )
  const handIns = await found(
    pool,
    `select count(*)::int as n from unnest($1::uuid[], $2::int[], $3::text[]) as t(draft, version, digest)
     join version v on v.suggestion = t.draft and v.n = t.version and v.digest = t.digest
     join suggestion s on s.id = t.draft and s.state <> 'draft'`,
    said.handIns.map((it) => [it.draft, it.version, it.digest]),
  )
  const facts = await found(
    pool,
    `select count(*)::int as n from unnest($1::text[], $2::int[], $3::text[]) as t(draft, version, digest)
     join fact f on f.subject = t.draft and f.happened = 'suggestion-handed-in' and f.detail->>'digest' = t.digest`,
    said.handIns.map((it) => [it.draft, it.version, it.digest]),
  )
  return { saves, values, files, handIns, facts }
}

/** So many at a time. */
const portion = 5000

async function found(
  pool: pg.Pool,
  sql: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<Kept> {
  let sum = 0
  for (let from = 0; from < rows.length; from += portion) {
    const some = rows.slice(from, from + portion)
    const columns = (some[0] ?? []).map((_, n) => some.map((row) => row[n]))
    const { rows: counted } = await pool.query<{ n: number }>(sql, columns)
    sum += counted[0]?.n ?? 0
  }
  return { said: rows.length, found: sum }
}

/** Nothing that was said to be kept is missing. */
export const everythingFound = (it: Counted): boolean =>
  Object.values(it).every(({ said, found }: Kept) => said === found)

import { sql } from 'kysely'
import type { StoredAnswer } from '#core/form/answers.ts'
import type { Db } from '../context.ts'

/** The answers as they stood at an earlier revision of the draft, out of its log; empty once the log was purged. */
export async function answersThen(db: Db, suggestion: string, rev: number): Promise<readonly StoredAnswer[]> {
  const { rows } = await sql<StoredAnswer>`select distinct on (path collate "C") path, value from answer_log
    where suggestion = ${suggestion} and rev <= ${rev} and outcome <> 'clash'
    order by path collate "C", rev desc`.execute(db)
  return rows
}

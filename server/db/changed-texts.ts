import { sql } from 'kysely'
import { atOffice } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { held } from './kept-statements.ts'

/** One whose text is to be read again, and the change that says so. */
export interface ChangedText {
  readonly suggestion: string
  readonly n: number
}

/** Marks these as changed, in the transaction of the change, so that only what stands is read, and all of it. */
export async function textsChanged(tx: Tx, suggestions: readonly string[]): Promise<void> {
  if (suggestions.length === 0) return
  await sql`insert into text_changed (suggestion) select unnest(${[...suggestions]}::uuid[])
    on conflict (suggestion) do update set n = excluded.n, at = excluded.at, tries = 0 ${held}`.execute(tx)
}

/**
 * The one that has waited longest. It is put off at once, longer each time: should reading it end the process, the others
 * are read before it is tried again.
 */
export async function takeChanged(db: Db): Promise<ChangedText | undefined> {
  const { rows } = await sql<ChangedText>`update text_changed c
    set at = now() + least(interval '1 minute' * power(2, least(tries, 12)), interval '1 day'), tries = tries + 1
    where suggestion = (select suggestion from text_changed where at <= now() order by at limit 1
      for update skip locked)
    returning suggestion, n`.execute(db)
  return rows[0]
}

/** It has been read; if it was changed meanwhile, it is still to be read. */
export async function hasBeenRead(db: Db, { suggestion, n }: ChangedText): Promise<void> {
  await sql`delete from text_changed where suggestion = ${suggestion} and n = ${n}`.execute(db)
}

/** Whether something waits to be read. */
export async function isReadingDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select exists
    (select from text_changed where at <= now()) as due`.execute(db)
  return rows[0]?.due ?? false
}

/** Before every id. */
const beginning = '00000000-0000-0000-0000-000000000000'

/** What was handed in and has no search text, or lies with the bureau and has no fingerprint, without being marked. */
const lacking = (after: string, most: number) => sql<{ id: string }>`select s.id from suggestion s
  join version v on v.suggestion = s.id and v.n = s.versions
  where s.id > ${after} and v.content is not null
    and (not exists (select from search_text t where t.suggestion = s.id and t.audience = 'office')
      or s.state = any(${[...atOffice]}::text[])
        and not exists (select from fingerprint f where f.suggestion = s.id and f.version = s.versions))
    and not exists (select from text_changed c where c.suggestion = s.id)
  order by s.id limit ${most}`

/** Whether something was never read, as when it was there before this reading was. */
export const isSomethingLacking = async (db: Db): Promise<boolean> =>
  (await lacking(beginning, 1).execute(db)).rows.length > 0

/** Marks some of what was never read, in the order of their ids; gives the last of them, or undefined when there were none. */
export async function markLacking(db: Db, after: string = beginning, most = 50): Promise<string | undefined> {
  const { rows } = await sql<{ suggestion: string }>`insert into text_changed (suggestion)
    select id from (${lacking(after, most)}) it on conflict do nothing returning suggestion`.execute(db)
  return rows
    .map((it) => it.suggestion)
    .sort()
    .at(-1)
}

/** The lock of whoever reads: one process for the whole database, as two that are read at once would not find each other. */
export const readingLock = 7_419_002

/** Whether somebody holds it, on this server or another. */
export async function isSomebodyReading(db: Db): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where locktype = 'advisory' and classid = 0
    and objid = ${sql.lit(readingLock)} and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return rows.length > 0
}

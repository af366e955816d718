import { sql } from 'kysely'
import type { Db } from '../context.ts'

/** Behind everything that has just happened: work that makes up for the past waits for the present. */
export const behind = 10

/** Where a job that makes up for the past goes on; before everything at first. */
export const afterIn = (payload: unknown): string =>
  typeof payload === 'object' && payload !== null && 'after' in payload && typeof payload.after === 'string'
    ? payload.after
    : '00000000-0000-0000-0000-000000000000'

/** Has it go on after this one, once what came meanwhile is done. */
export async function goOn(db: Db, job: string, after: string): Promise<void> {
  await sql`select graphile_worker.add_job(${job}, json_build_object('after', ${after}::text),
    queue_name => 'leisure', priority => ${behind}::int)`.execute(db)
}

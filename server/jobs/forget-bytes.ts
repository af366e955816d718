import { sql } from 'kysely'
import { z } from 'zod'
import { removeBytes, removeParts } from '../commands/file/keys.ts'
import type { Context, Db, Tx } from '../context.ts'
import type { FileRow } from '../db/files.ts'

const payloadOf = z.object({ id: z.uuid(), size: z.number().int(), partSize: z.number().int() })

/** What is being sent or joined while its row goes may be written after it; a quarter of an hour later nothing is. */
const late = 900

/** The queue gives a job up after 25 attempts, some four days; this is the most that it can be told, twenty years of them. */
const forever = sql.lit(32_767)

/**
 * Has the bytes taken away that no row holds once this transaction stands: of files whose rows go all of them, of those that are
 * whole now their parts. Nothing else would know of them afterwards, so the queue does, and tries again for as long as the store
 * is away.
 */
export async function wantBytesForgotten(tx: Tx, files: readonly FileRow[]): Promise<void> {
  for (const { id, size, partSize, state } of files)
    await sql`select graphile_worker.add_job('forget-bytes',
      payload => ${JSON.stringify({ id, size, partSize })}::json, job_key => ${`forget:${id}`}, max_attempts => ${forever},
      run_at => now() + make_interval(secs => ${state === 'ready' ? 0 : late}))`.execute(tx)
}

/** Begins anew with what the queue has given up all the same. */
export async function forgetBytesAgain(db: Db): Promise<void> {
  await sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs
    where task_identifier = 'forget-bytes' and attempts >= max_attempts), attempts => 0)`.execute(db)
}

/** Takes the bytes away at once; what fails is left to the queue. */
export async function forgetBytesNow(ctx: Context, files: readonly FileRow[]): Promise<void> {
  for (const file of files)
    await removeBytes(ctx, file).catch((error: unknown) => {
      ctx.log.warn({ err: error, file: file.id }, 'The bytes of a file are taken away later.')
    })
}

/** Takes the bytes of one file away, as far as no row holds them. May run twice; an upload that goes on is let be. */
export async function forgetBytes(ctx: Context, payload: unknown): Promise<void> {
  const file = payloadOf.parse(payload)
  const held = await ctx.db
    .selectFrom('file')
    .select('state')
    .where('id', '=', file.id)
    .where('state', '<>', 'removed')
    .executeTakeFirst()
  if (held === undefined) await removeBytes(ctx, file)
  else if (held.state === 'ready') await removeParts(ctx, file)
}

import { sql } from 'kysely'
import { z } from 'zod'
import { removeBytes } from '../commands/file/keys.ts'
import type { Context, Tx } from '../context.ts'
import type { FileRow } from '../db/files.ts'

const payloadOf = z.object({ id: z.uuid(), size: z.number().int(), partSize: z.number().int() })

/**
 * Has the bytes of files taken away whose rows go in this transaction: nothing else would know of them afterwards, so the queue
 * does, and tries again for as long as the store is away.
 */
export async function wantBytesForgotten(tx: Tx, files: readonly FileRow[]): Promise<void> {
  for (const { id, size, partSize } of files)
    await sql`select graphile_worker.add_job('forget-bytes',
      payload => ${JSON.stringify({ id, size, partSize })}::json, job_key => ${`forget:${id}`})`.execute(tx)
}

/** Takes the bytes away at once; what fails is left to the queue. */
export async function forgetBytesNow(ctx: Context, files: readonly FileRow[]): Promise<void> {
  for (const file of files)
    await removeBytes(ctx, file).catch((error: unknown) => {
      ctx.log.warn({ err: error, file: file.id }, 'The bytes of a file are taken away later.')
    })
}

/** Takes the bytes of one file away. May run twice; a file that a row still holds is let be. */
export async function forgetBytes(ctx: Context, payload: unknown): Promise<void> {
  const file = payloadOf.parse(payload)
  const held = await ctx.db
    .selectFrom('file')
    .select('id')
    .where('id', '=', file.id)
    .where('state', '<>', 'removed')
    .executeTakeFirst()
  if (held === undefined) await removeBytes(ctx, file)
}

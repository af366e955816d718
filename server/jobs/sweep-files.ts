import type { Context } from '../context.ts'
import { endUpload, unfinishedBefore } from '../db/files.ts'
import { forgetBytesAgain, forgetBytesNow, wantBytesForgotten } from './forget-bytes.ts'

const day = 86_400_000

/** Takes away uploads that were begun a day ago and never finished (ruling 8). May run twice, and beside itself. */
export async function sweepFiles(ctx: Context): Promise<void> {
  const before = ctx.now() - day
  for (const file of await unfinishedBefore(ctx.db, before)) {
    const ended = await ctx.db.transaction().execute(async (tx) => {
      const won = await endUpload(tx, file.id, before)
      if (won) await wantBytesForgotten(tx, [file])
      return won
    })
    if (ended) await forgetBytesNow(ctx, [file])
  }
  await forgetBytesAgain(ctx.db)
  await ctx.files.sweep?.(new Date(ctx.now() - day))
}

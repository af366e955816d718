import { removeBytes } from '../commands/file/keys.ts'
import type { Context } from '../context.ts'
import { markRemoved, unfinishedBefore } from '../db/files.ts'

const day = 86_400_000

/** Takes away uploads that were begun a day ago and never finished (ruling 8). May run twice, and beside itself. */
export async function sweepFiles(ctx: Context): Promise<void> {
  for (const file of await unfinishedBefore(ctx.db, ctx.now() - day)) {
    await markRemoved(ctx.db, file.id)
    await removeBytes(ctx, file)
  }
  await ctx.files.sweep?.(new Date(ctx.now() - day))
}

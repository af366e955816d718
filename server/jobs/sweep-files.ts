import { removeBytes } from '../commands/file/keys.ts'
import type { Context } from '../context.ts'
import { endUpload, unfinishedBefore } from '../db/files.ts'

const day = 86_400_000

/** Takes away uploads that were begun a day ago and never finished (ruling 8). May run twice, and beside itself. */
export async function sweepFiles(ctx: Context): Promise<void> {
  const before = ctx.now() - day
  for (const file of await unfinishedBefore(ctx.db, before))
    if (await endUpload(ctx.db, file.id, before)) await removeBytes(ctx, file)
  await ctx.files.sweep?.(new Date(ctx.now() - day))
}

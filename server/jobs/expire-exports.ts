import { keyOfExport } from '../commands/export/key.ts'
import type { Context } from '../context.ts'
import { expireExports as markExpired } from '../db/exports.ts'

/** Takes away the files of exports that were kept long enough. May run twice. */
export async function expireExports(ctx: Context): Promise<void> {
  for (const id of await markExpired(ctx.db, ctx.now())) await ctx.files.remove(keyOfExport(id))
}

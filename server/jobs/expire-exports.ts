import { keyOfExport } from '../commands/export/key.ts'
import type { Context } from '../context.ts'
import { expiredExports, markExpired } from '../db/exports.ts'

/** Takes away the files of exports that were kept long enough, those of tries that broke off as well. May run twice. */
export async function expireExports(ctx: Context): Promise<void> {
  for (const { id, attempts } of await expiredExports(ctx.db, ctx.now()))
    try {
      for (let n = 1; n <= attempts; n++) await ctx.files.remove(keyOfExport({ id, attempts: n }))
      await markExpired(ctx.db, id)
    } catch (error) {
      // A store that is away is asked again within the hour; nobody can fetch it meanwhile.
      ctx.log.warn({ err: error, export: id }, 'The file of an export is still there.')
    }
}

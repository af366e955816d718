import { removeTries } from '../commands/export/key.ts'
import type { Context } from '../context.ts'
import { expiredExports, markExpired } from '../db/exports.ts'

/** Takes away the files of exports that were kept long enough, or that ended without one and left some of a try. May run twice. */
export async function expireExports(ctx: Context): Promise<void> {
  for (const it of await expiredExports(ctx.db, ctx.now()))
    try {
      await removeTries(ctx.files, it)
      await markExpired(ctx.db, it.id)
    } catch (error) {
      // A store that is away is asked again within the hour; nobody can fetch it meanwhile.
      ctx.log.warn({ err: error, export: it.id }, 'The file of an export is still there.')
    }
}

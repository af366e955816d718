import type { Context } from '../../context.ts'
import { endExhausted } from '../../db/export-making.ts'
import { notifyAll } from '../../mail/notify.ts'
import { removeTries } from './key.ts'

/** Gives up what was tried often enough, tells who asked for it, and takes away what the tries have left. May run twice. */
export async function giveUpExhausted(ctx: Context, now: number): Promise<void> {
  const ended = await ctx.db.transaction().execute(async (tx) => {
    const rows = await endExhausted(tx, now)
    const notices = rows.map(({ person, name, problem }) => ({
      person,
      sort: 'export-failed' as const,
      params: { export: name, why: problem ?? 'exhausted' },
      at: now,
    }))
    await notifyAll(tx, ctx, notices)
    return rows
  })
  for (const it of ended)
    await removeTries(ctx.files, it).catch((error: unknown) => {
      // The hourly look takes it away.
      ctx.log.warn({ err: error, export: it.id }, 'The file of an export is still there.')
    })
}

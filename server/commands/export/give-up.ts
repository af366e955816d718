import type { Context } from '../../context.ts'
import { endExhausted } from '../../db/exports.ts'
import { notifyAll } from '../../mail/notify.ts'
import { keyOfExport } from './key.ts'

/** Gives up what was tried often enough, tells who asked for it, and takes away what the tries have left. May run twice. */
export async function giveUpExhausted(ctx: Context, now: number): Promise<void> {
  const ended = await ctx.db.transaction().execute(async (tx) => {
    const rows = await endExhausted(tx, now)
    const notices = rows.map(({ person, name }) => ({
      person,
      sort: 'export-failed' as const,
      params: { export: name },
      at: now,
    }))
    await notifyAll(tx, ctx, notices)
    return rows
  })
  for (const { id, attempts } of ended)
    for (let n = 1; n <= attempts; n++) await ctx.files.remove(keyOfExport({ id, attempts: n }))
}

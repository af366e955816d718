import { giveUpExhausted } from '../commands/export/give-up.ts'
import { makeExport } from '../commands/export/make.ts'
import { restingUntil } from '../commands/export/rest.ts'
import type { Context } from '../context.ts'
import { claimExport } from '../db/export-making.ts'

/**
 * Makes what waits, one after the other, unless exports rest. May run twice, and beside itself. A server that leaves hands on what
 * it has begun.
 */
export async function makeExports(ctx: Context, leaving?: AbortSignal): Promise<void> {
  while (!leaving?.aborted) {
    const now = ctx.now()
    if ((await restingUntil(ctx, now)) !== undefined) return
    await giveUpExhausted(ctx, now)
    const next = await claimExport(ctx.db, now)
    if (!next) return
    await makeExport(ctx, next, leaving)
  }
}

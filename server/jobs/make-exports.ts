import { makeExport } from '../commands/export/make.ts'
import { restingUntil } from '../commands/export/rest.ts'
import type { Context } from '../context.ts'
import { claimExport } from '../db/exports.ts'

/** Makes what waits, one after the other, unless exports rest. May run twice, and beside itself. */
export async function makeExports(ctx: Context): Promise<void> {
  for (;;) {
    const now = ctx.now()
    if ((await restingUntil(ctx, now)) !== undefined) return
    const next = await claimExport(ctx.db, now)
    if (!next) return
    await makeExport(ctx, next)
  }
}

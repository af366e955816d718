import type { receipts } from '#api/receipts.ts'
import { versionByReceipt } from '../db/versions.ts'
import type { HandlersOf } from '../serve.ts'

/** The public check of a receipt: number and digest together, or nothing (ruling 34). */
export const receiptRoutes: HandlersOf<typeof receipts> = {
  'POST /receipts/verify': async (ctx, { body }) => {
    const found = await versionByReceipt(ctx.db, body.no.trim(), body.digest.trim().toLowerCase())
    return {
      genuine: found !== undefined,
      at: found?.at ?? null,
      version: found?.n ?? null,
      sealed: found?.sealed ?? false,
      purged: found?.purged ?? false,
    }
  },
}

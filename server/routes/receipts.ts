import type { receipts } from '#api/receipts.ts'
import { letterByDigest } from '../db/letters.ts'
import { versionByReceipt } from '../db/versions.ts'
import type { HandlersOf } from '../serve.ts'

/** The public check of a receipt or a letter: number and digest together, or nothing (ruling 34). */
export const receiptRoutes: HandlersOf<typeof receipts> = {
  'POST /receipts/verify': async (ctx, { body }) => {
    const [no, digest] = [body.no.trim(), body.digest.replaceAll(/\s/g, '').toLowerCase()]
    const receipt = await versionByReceipt(ctx.db, no, digest)
    const letter = receipt ? undefined : await letterByDigest(ctx.db, no, digest)
    const found = receipt ?? letter
    return {
      genuine: found !== undefined,
      at: found?.at ?? null,
      version: receipt?.n ?? null,
      letter: letter?.happened ?? null,
      sealed: found?.sealed ?? false,
      purged: found?.purged ?? false,
    }
  },
}

import type { Context } from '../context.ts'
import { seal } from '../db/chain.ts'

/** Links what has been committed since the last time into the chain of checkpoints (ruling 1). */
export async function sealFacts(ctx: Context): Promise<void> {
  const sealed = await seal(ctx.db, ctx.now())
  if (sealed > 0) ctx.log.debug({ sealed }, 'sealed')
}

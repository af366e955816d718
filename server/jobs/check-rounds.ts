import { endUnfitTasks } from '../commands/round/void.ts'
import type { Context } from '../context.ts'

/** Looks again at who is at work in open rounds: a unit may have changed, a partner have come in. */
export async function checkRounds(ctx: Context): Promise<void> {
  const at = ctx.now()
  const ended = await ctx.db.transaction().execute((tx) => endUnfitTasks(ctx, tx, undefined, null, at))
  if (ended > 0) ctx.log.info({ ended }, 'tasks ended: experts with a conflict or gone')
}

import { keepToTerms } from '../commands/site/retention.ts'
import type { Context } from '../context.ts'

/** Takes away what was kept long enough (core/person/retention.ts says how long). */
export async function keepTerms(ctx: Context): Promise<void> {
  const gone = await keepToTerms(ctx)
  if (Object.keys(gone).length > 0) ctx.log.info({ gone }, 'what had expired was taken away')
}

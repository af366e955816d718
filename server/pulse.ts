import type { Context } from './context.ts'
import { beat } from './db/pulse.ts'

/** Says twice a minute that this server answers; a database that is away is an outage, and says so by its silence. */
export function keepPulse(ctx: Context): { stop(): void } {
  const say = (): void => {
    beat(ctx.db, ctx.now()).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'The pulse was not written.'),
    )
  }
  say()
  const timer = setInterval(say, 30_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

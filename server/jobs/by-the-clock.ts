import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { farApart, watchJumps } from './clocks.ts'
import type { Job } from './tasks.ts'

const jumpedHere = watchJumps()

/**
 * Work that ends, publishes or forgets something because its time has come. While the clocks of server and database are far
 * apart one of them is wrong, and so is one that jumped; what was done too early cannot be taken back: it is left for the next time.
 */
export const byTheClock =
  (job: Job, jumped: () => number = jumpedHere): Job =>
  async (...asked) => {
    const [ctx] = asked
    const apart = Math.max(await clocksApart(ctx), jumped())
    if (apart < farApart) return job(...asked)
    ctx.log.error(
      { seconds: Math.round(apart / 1000) },
      'Left for later: server and database disagree on the time, or the clock was set. Is it right now, restart this server.',
    )
  }

async function clocksApart({ db, now }: Context): Promise<number> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  return Math.abs((rows[0]?.at.getTime() ?? 0) - now())
}

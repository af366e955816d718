import { Logger, run, type TaskList } from 'graphile-worker'
import type { Context } from '../context.ts'
import { jobPool } from '../db/job-pool.ts'
import { crontab, jobs } from './tasks.ts'

/** Does the queued work until stopped. The address must reach the database past any pooler. */
export async function startWorker(ctx: Context, url: string): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(ctx, payload)]),
  )
  const pool = jobPool(url, 4, (line) => ctx.log.warn(line))
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList,
    crontab: crontab.join('\n'),
    logger: new Logger((scope) => (level, message) => {
      const line = { ...(scope.taskIdentifier ? { job: scope.taskIdentifier } : {}) }
      if (level === 'error') ctx.log.error(line, message)
      else if (level === 'warning') ctx.log.warn(line, message)
      else ctx.log.debug(line, message)
    }),
  })
  // Ended by stop(); a failure of the whole runner is logged, never thrown into the void.
  runner.promise.catch((error: unknown) => ctx.log.error({ err: error }, 'The queue has stopped.'))
  const stop = async () => {
    await runner.stop()
    await pool.end()
  }
  return { stop }
}

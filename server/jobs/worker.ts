import { setTimeout as pause } from 'node:timers/promises'
import { type ParsedCronItem, parseCrontab, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { tracedJob } from '../traces/traces.ts'
import { cronClock } from './clocks.ts'
import { type Run, startRun } from './runner.ts'
import { crontab, type Job, jobs } from './tasks.ts'

/** What is done and when; how often is looked after it, and how long is paused before the queue is begun anew. */
const usual = { jobs, crontab, every: 60_000, first: 1000, longest: 30_000 }

export interface Work {
  readonly jobs: Readonly<Record<string, Job>>
  readonly crontab: readonly string[]
  readonly every: number
  readonly first: number
  readonly longest: number
}

/**
 * Does the queued work until stopped, and begins anew when the queue ends because the database was away or full. The address must
 * reach the database past any pooler.
 */
export async function startWorker(
  ctx: Context,
  url: string,
  work: Partial<Work> = {},
): Promise<{ stop(): Promise<void> }> {
  const { every, first, longest, ...what } = { ...usual, ...work }
  const taskList: TaskList = Object.fromEntries(
    Object.entries(what.jobs).map(([name, job]) => [
      name,
      (payload: unknown, { abortSignal }: { readonly abortSignal?: AbortSignal }) =>
        tracedJob(name, payload, () => job(ctx, payload, abortSignal)),
    ]),
  )
  const clock = cronClock(ctx.db)
  const items: ParsedCronItem[] = parseCrontab(what.crontab.join('\n')).map((item) => ({
    ...item,
    match: (time) => clock.agrees() && item.match(time),
  }))
  const leaving = new AbortController()
  /** Names under which jobs are held that nobody does any more. */
  const gone = new Set<string>()
  /** Those that have stopped and still have something in hand. */
  const over = new Map<Run, Promise<void>>()
  let current: Run
  let anew = () => {}

  const look = async (): Promise<void> => {
    if (clock.wentBack()) anew()
    await clock.look()
    if (!clock.agrees()) ctx.log.error('Nothing is planned here: server and database disagree on the time.')
    for (const holder of gone) {
      await sql`select graphile_worker.force_unlock_workers(${[holder]}::text[])`.execute(ctx.db)
      gone.delete(holder)
    }
  }
  const lookAndSay = (): Promise<void> =>
    look().catch((error: unknown) => ctx.log.warn({ err: error }, 'The queue could not be looked after.'))

  /** What it held is let go once nobody is at it any more: done again rather than lost for hours. */
  const leave = async (run: Run): Promise<void> => {
    await run.end()
    gone.add(run.holder)
    over.delete(run)
    if (!leaving.signal.aborted) await lookAndSay()
  }
  const restarted = async (): Promise<Run | undefined> => {
    for (let wait = first; !leaving.signal.aborted; wait = Math.min(longest, wait * 2)) {
      await pause(wait, undefined, { signal: leaving.signal }).catch(() => {})
      if (leaving.signal.aborted) break
      try {
        return await startRun(ctx, url, taskList, items)
      } catch (error) {
        ctx.log.warn({ err: error }, 'The queue cannot begin anew yet.')
      }
    }
    return undefined
  }
  const keep = async (): Promise<void> => {
    while (!leaving.signal.aborted) {
      const asked = new Promise<string>((resolve) => {
        anew = () => resolve('The clock was set back.')
      })
      const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
      const why = await Promise.race([current.broke, asked, left])
      if (leaving.signal.aborted) return
      ctx.log.error({ err: why }, 'The queue has stopped; it begins anew.')
      over.set(current, leave(current))
      const next = await restarted()
      if (next === undefined) return
      current = next
      // The database answers again: what could not be let go before.
      void lookAndSay()
    }
  }

  await lookAndSay()
  current = await startRun(ctx, url, taskList, items)
  // A promise of the queue that nobody catches ends the queue at most, never the server with everybody in it.
  const uncaught = (error: unknown) => {
    if (error instanceof Error && /node_modules.graphile-worker/.test(error.stack ?? '')) {
      ctx.log.error({ err: error }, 'The queue has failed.')
      anew()
    } else if (process.listenerCount('unhandledRejection') === 1) throw error
  }
  process.on('unhandledRejection', uncaught)
  const timer = setInterval(() => void lookAndSay(), every)
  timer.unref()
  const kept = keep()
  const stop = async () => {
    leaving.abort()
    clearInterval(timer)
    await kept
    await Promise.all([current.end(), ...over.values()])
    process.off('unhandledRejection', uncaught)
  }
  return { stop }
}

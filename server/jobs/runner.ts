import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type ParsedCronItem, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Context } from '../context.ts'
import { jobPool } from '../db/job-pool.ts'

/** One life of the queue's runner. It ends by itself when it cannot write down what became of a job. */
export interface Run {
  /** The name under which it holds jobs. */
  readonly holder: string
  /** Settles once it does nothing any more, or nothing that can be relied on. */
  readonly broke: Promise<unknown>
  /** Takes no more, lets what is under way finish, and gives its connections back; never rejects. */
  end(): Promise<void>
}

/** So long the runner and its connections are waited for once no job is under way. */
const patience = 10_000

/** Starts taking jobs. Rejects when the database cannot be asked. */
export async function startRun(
  { log }: Pick<Context, 'log'>,
  url: string,
  taskList: TaskList,
  parsedCronItems: ParsedCronItem[],
): Promise<Run> {
  const under = new Set<Promise<unknown>>()
  const counted: TaskList = Object.fromEntries(
    Object.entries(taskList).map(([name, task]) => [
      name,
      (...asked: Parameters<NonNullable<typeof task>>) => {
        const done = Promise.resolve(task?.(...asked))
        const settled: Promise<void> = done
          .then(
            () => {},
            () => {},
          )
          .then(() => void under.delete(settled))
        under.add(settled)
        return done as Promise<void>
      },
    ]),
  )
  const events = new EventEmitter() as WorkerEvents
  let holder = ''
  events.on('pool:create', ({ workerPool }) => {
    holder = workerPool.id
  })
  const fatal = new Promise<unknown>((resolve) => {
    events.on('pool:fatalError', ({ error }) => resolve(error))
  })
  const pool = jobPool(url, 4, (line) => log.warn(line))
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    // Work that can be given up is told as soon as this server leaves.
    gracefulShutdownAbortTimeout: 0,
    taskList: counted,
    parsedCronItems,
    events,
    // Without a delay, what became of a job is sent by a promise that nobody catches (graphile-worker 0.17.3).
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger((scope) => (level, message) => {
      const line = { ...(scope.taskIdentifier ? { job: scope.taskIdentifier } : {}) }
      if (level === 'error') log.error(line, message)
      else if (level === 'warning') log.warn(line, message)
      else log.debug(line, message)
    }),
  }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  const settled = runner.promise.catch((error: unknown) => error)
  const ended = async () => {
    // One that stopped by itself refuses to be stopped again.
    const stopped = runner.stop().catch(() => {})
    await Promise.all(under)
    await Promise.race([Promise.all([stopped, settled]), pause(patience, undefined, { ref: false })])
    await Promise.race([pool.end().catch(() => {}), pause(patience, undefined, { ref: false })])
  }
  let ending: Promise<void> | undefined
  const end = () => {
    ending ??= ended()
    return ending
  }
  return { holder, broke: Promise.race([settled, fatal]), end }
}

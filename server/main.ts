import { setFlagsFromString } from 'node:v8'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { type Keeper, keepBackground } from './background/keeper.ts'
import { lookForChanges } from './background/look.ts'
import { openCallBook } from './call-book.ts'
import type { Config } from './config.ts'
import { type Context, realDice } from './context.ts'
import { migrate } from './db/migrate.ts'
import { connect, openDatabase } from './db/open.ts'
import { openStore } from './files/open.ts'
import { leisure } from './jobs/leisure.ts'
import { startWorker } from './jobs/worker.ts'
import { openLog } from './log.ts'
import { keepPulse } from './pulse.ts'

/** A context with everything in it but the listening server: what the operator's commands run on. */
export interface Opened {
  readonly ctx: Context
  readonly url: string
  readonly background: Keeper
  readonly close: () => Promise<void>
}

/** Opens the database, brings it up to date and puts the parts together. */
export async function open(config: Config): Promise<Opened> {
  const log = openLog(config.logLevel)
  const database = await openDatabase(config, (line) => log.info(line))
  await migrate(database.url)
  // Calls are read over a connection of their own: a transaction that asks for one never waits for its own pool.
  const reader = await connect(config.databaseUrl ?? database.url, (line) => log.info(line), 1)
  const background = keepBackground({ url: database.url, logLevel: config.logLevel, log, leisure })
  const ctx: Context = {
    config,
    db: database.db,
    files: openStore(config),
    calls: openCallBook(reader.db, Date.now),
    log,
    now: Date.now,
    dice: realDice,
    background,
    pool: database.pool,
  }
  const close = async () => {
    await background.stop()
    await reader.stop()
    await database.stop()
  }
  return { ctx, url: database.url, background, close }
}

export interface Running extends Opened {
  readonly app: FastifyInstance
  readonly address: string
}

/**
 * Garbage is collected once the heap has doubled; left alone, V8 lets it grow to four times of what lives. This bounds
 * nothing that is needed, so that nothing can fail for it.
 */
const soonCollected = '--heap-growing-percent=100'

/** Listens, and works off what facts have set in motion. Stopping lets running requests and jobs finish. */
export async function start(opened: Opened): Promise<Running> {
  const { ctx, url, background } = opened
  setFlagsFromString(soonCollected)
  const app = await buildApp(ctx, undefined, { sheds: ctx.config.shedsLoad })
  const address = await app.listen({ host: ctx.config.host, port: ctx.config.port })
  const worker = await startWorker(ctx, ctx.config.databaseUrlDirect ?? url)
  const looking = lookForChanges(ctx, background)
  const pulse = keepPulse(ctx)
  const close = async () => {
    pulse.stop()
    await app.close()
    await worker.stop()
    await Promise.all([background.stop(), looking.stop()])
    await opened.close()
  }
  return { ...opened, app, address, close }
}

/** Ends well on the signals by which operators and terminals ask for it. */
export function stopOnSignal(running: { readonly close: () => Promise<void> }, log: Context['log']): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.info({ signal }, 'stopping')
      running.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop well')
          process.exit(1)
        },
      )
    })
}

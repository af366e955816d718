import { setFlagsFromString } from 'node:v8'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { type Keeper, keepBackground } from './background/keeper.ts'
import { lookForChanges } from './background/look.ts'
import { openCallBook } from './call-book.ts'
import type { Config } from './config.ts'
import { type Context, realDice } from './context.ts'
import { linkBy } from './db/chain-hash.ts'
import { bringUpToDate } from './db/least-rights.ts'
import { connect, openDatabase } from './db/open.ts'
import { followReplica } from './db/replica.ts'
import { openStore } from './files/open.ts'
import { heedOthers } from './heed.ts'
import { leisure } from './jobs/leisure.ts'
import { startWorker } from './jobs/worker.ts'
import { leave } from './leave.ts'
import { openLog } from './log.ts'
import { keepPulse } from './pulse.ts'
import { agreeOnSecret } from './same-secret.ts'
import { closeTraces, openTraces } from './traces/traces.ts'

/** A context with everything in it but the listening server: what the operator's commands run on. */
export interface Opened {
  readonly ctx: Context
  readonly url: string
  readonly background: Keeper
  readonly close: () => Promise<void>
}

/** Opens the database, brings it up to date and puts the parts together; `waits` is how long a silent database is waited for. */
export async function open(config: Config, waits?: number): Promise<Opened> {
  await openTraces(config)
  const log = openLog(config.logLevel, config.traces !== null)
  const database = await openDatabase(config, (line) => log.info(line), waits)
  await bringUpToDate(config, database.url)
  linkBy(config.chainHash)
  // Calls are read over a connection of their own: a transaction that asks for one never waits for its own pool.
  const reader = await connect(
    config.databaseUrl ?? database.url,
    (line) => log.info(line),
    1,
    'sent-whole',
    waits,
  )
  const background = keepBackground({ url: database.url, logLevel: config.logLevel, log, leisure })
  const replica =
    config.databaseReadUrl === null ? undefined : followReplica(database.db, config.databaseReadUrl, log)
  const ctx: Context = {
    config,
    db: database.db,
    ...(replica && { replica }),
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
    await replica?.stop()
    await reader.stop()
    await database.stop()
    await closeTraces()
  }
  return { ctx, url: database.url, background, close }
}

export interface Running extends Opened {
  readonly app: FastifyInstance
  readonly address: string
  /** While it closes: waits for the proxy no longer. */
  readonly hurry: () => void
}

/**
 * Garbage is collected once the heap has doubled; left alone, V8 lets it grow to four times of what lives. This bounds
 * nothing that is needed, so that nothing can fail for it.
 */
const soonCollected = '--heap-growing-percent=100'
/**
 * What a request makes dies with it. Left alone, V8 takes what is made while many requests are under way for long-lived and puts
 * it where only the slow collection comes.
 */
const madeYoung = '--no-allocation-site-pretenuring'

/**
 * Listens, and works off what facts have set in motion. Stopping says first that this server is leaving and takes no more jobs, then
 * lets running requests and jobs finish; whoever is in a hurry ends the wait for the proxy.
 */
export async function start(opened: Opened): Promise<Running> {
  const { ctx, url, background } = opened
  setFlagsFromString(soonCollected)
  setFlagsFromString(madeYoung)
  await agreeOnSecret(ctx)
  const direct = ctx.config.databaseUrlDirect ?? url
  const app = await buildApp(ctx, undefined, { sheds: ctx.config.shedsLoad })
  const address = await app.listen({ host: ctx.config.host, port: ctx.config.port })
  const heed = heedOthers(ctx, direct)
  const worker = await startWorker(ctx, direct)
  const looking = lookForChanges(ctx, background)
  const pulse = keepPulse(ctx)
  const hurry = new AbortController()
  const close = async () => {
    await Promise.all([leave(app, ctx.config.drainSeconds, hurry.signal), worker.stop()])
    pulse.stop()
    await Promise.all([background.stop(), looking.stop(), heed.stop()])
    await opened.close()
  }
  return { ...opened, app, address, close, hurry: () => hurry.abort() }
}

/** Ends well on the signals by which operators and terminals ask for it; a second one says that there is no time to wait. */
export function stopOnSignal(running: Pick<Running, 'close' | 'hurry'>, log: Context['log']): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return running.hurry()
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

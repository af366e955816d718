import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { accountFor, ownFolder } from './embedded/account.ts'
import { binariesFor } from './embedded/binaries.ts'
import { ensureCluster } from './embedded/cluster.ts'
import { createLifeline, hold, release } from './embedded/lifeline.ts'
import { underLock } from './embedded/lock.ts'
import { askToStop, clearLeftovers, phaseOf } from './embedded/postmaster.ts'
import { startServer } from './embedded/server.ts'

/** What may be told to the launcher. */
export interface EmbeddedOptions {
  /** Where the database is kept; see ownFolder for the one case where it is elsewhere. */
  readonly folder: string
  /** Settings for this start, such as `fsync=off` for throw-away tests. */
  readonly settings?: readonly string[]
  /** Throw-away databases need not be flushed to disk when made. */
  readonly durable?: boolean
  readonly log?: (line: string) => void
}

/** A running database and the promise to keep it running until stop. */
export interface Embedded {
  readonly url: string
  /** Where the database really lies. */
  readonly folder: string
  /** False when another Zhinan had started it already. */
  readonly owned: boolean
  /** Lets go; the database itself stops when the last holder has let go. */
  stop(): Promise<void>
}

/** How long a database that is starting or stopping is waited for. */
const patience = 60_000

/** How long an orphan is left to stop by itself before it is asked. */
const orphanPatience = 5_000

/**
 * Starts the PostgreSQL that comes from npm, or shares the one that another Zhinan runs on the same folder.
 * It listens on a socket in the folder, never on the network, and outlives no holder: not even after kill -9.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => {})
  const wanted = path.resolve(options.folder)
  mkdirSync(wanted, { recursive: true })
  const account = accountFor(wanted)
  const binaries = binariesFor(account, log)
  const folder = ownFolder(wanted, account, log)
  return await underLock(path.join(folder, 'starting'), patience, async () => {
    const cluster = ensureCluster(folder, binaries, account, options.durable ?? true)
    const shared = await shareOrClear(folder, cluster.cluster, log)
    if (shared !== null) {
      log('another Zhinan runs the database of this folder: sharing it')
      return { url: cluster.url, folder, owned: false, stop: () => letGo(shared, cluster.cluster, 400) }
    }
    createLifeline(folder, account)
    const held = await startServer({ folder, cluster, binaries, account, settings: options.settings ?? [] })
    return { url: cluster.url, folder, owned: true, stop: () => letGo(held, cluster.cluster, 1500) }
  })
}

/** A hold on the database that runs already, or null once nothing runs. */
async function shareOrClear(
  folder: string,
  cluster: string,
  log: (line: string) => void,
): Promise<number | null> {
  const since = Date.now()
  let said = false
  let asked = false
  for (;;) {
    const phase = phaseOf(cluster)
    if (phase === 'absent') {
      clearLeftovers(cluster)
      return null
    }
    const held = phase === 'ready' ? hold(folder) : null
    if (held !== null) {
      await pause(100)
      if (phaseOf(cluster) === 'ready') return held
      release(held)
    }
    const waited = Date.now() - since
    if (!said && waited > 1000) {
      said = true
      log('the database of this folder is still starting or stopping: waiting for it')
    }
    if (!asked && phase === 'ready' && waited > orphanPatience) {
      asked = true
      askToStop(cluster)
    }
    if (waited > patience) {
      throw new Error(
        `Another PostgreSQL has held ${cluster} for ${patience / 1000} seconds without being ready. ` +
          'Stop it (its process id is the first line of postmaster.pid there) and start again.',
      )
    }
    await pause(50)
  }
}

/** Lets go, and waits until the database has stopped; one that is ready after the grace is held by somebody else. */
async function letGo(held: number, cluster: string, grace: number): Promise<void> {
  release(held)
  const since = Date.now()
  for (;;) {
    const phase = phaseOf(cluster)
    const heldByOthers = phase === 'ready' && Date.now() - since > grace
    if (phase === 'absent' || heldByOthers || Date.now() - since > patience) return
    await pause(20)
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

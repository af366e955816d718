import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../context.ts'
import { connectLater } from './open.ts'

/** A copy that follows the database (streaming replication), for reading what need not be of this very second. */
export interface Replica {
  readonly db: Db
  /** Whether it may be asked now: it is there, follows, and holds everything up to a moment ago. */
  ready(): boolean
  /** How old what it holds is at most, in milliseconds; null where that is not known. */
  lag(): number | null
  /** It failed somebody: nobody asks it before it was looked at again. */
  failed(): void
  stop(): Promise<void>
}

/** `silent` is how long one that says nothing at all is waited for: the database itself answers meanwhile. */
const usual = { every: 500, oldest: 3000, silent: 5000 }

interface Mark {
  readonly at: number
  readonly position: bigint
}

/**
 * Looks twice a second how far it has come. Where the primary stood at a moment is noted by this server's own clock; once the replica
 * has replayed that far, it holds everything that was acknowledged before. No two clocks are compared, and an idle primary is no lag.
 */
export function followReplica(
  primary: Db,
  url: string,
  log: { readonly warn: (said: object, line: string) => void },
  { every, oldest, silent }: typeof usual = usual,
): Replica {
  const { db, stop } = connectLater(url, () => {}, 10, 'kept', silent)
  let marks: readonly Mark[] = []
  let asOf: number | null = null
  let stopped = false
  let wasReady = false
  let timer: NodeJS.Timeout | undefined

  const lag = (): number | null => (asOf === null ? null : performance.now() - asOf)
  const ready = (): boolean => {
    const old = lag()
    return old !== null && old <= oldest
  }
  const look = async (): Promise<void> => {
    const at = performance.now()
    const here = await sql<{ position: string }>`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as position`.execute(primary)
    const there = await sql<{ position: string | null; follows: boolean }>`
      select pg_is_in_recovery() as follows, pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text as position`.execute(
      db,
    )
    const { position, follows } = there.rows[0] ?? { position: null, follows: false }
    // One that was made a primary goes its own way from then on.
    if (!follows || position === null) throw new Error('it follows nobody')
    marks = [...marks, { at, position: BigInt(here.rows[0]?.position ?? '0') }]
    const reached = marks.filter((it) => it.position <= BigInt(position))
    const last = reached.at(-1)
    if (last !== undefined) asOf = last.at
    marks = marks.slice(reached.length).slice(-1000)
  }
  const soon = async (): Promise<void> => {
    await look().catch((error: unknown) => {
      asOf = null
      marks = []
      if (wasReady && !stopped)
        log.warn({ err: error }, 'The replica cannot be asked; lists are read from the database itself.')
    })
    wasReady = ready()
    if (stopped) return
    timer = setTimeout(() => {
      under = soon()
    }, every)
    timer.unref()
  }
  let under = soon()
  return {
    db,
    ready,
    lag,
    failed: () => {
      asOf = null
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      // Nothing is kept there; a line that is silent does not keep the server from leaving.
      await Promise.race([under.then(stop), pause(2 * silent, undefined, { ref: false })])
    },
  }
}

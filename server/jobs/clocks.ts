import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import type { Db } from '../context.ts'

/** As far apart as the doctor calls wrong. */
export const farApart = 30_000

/** What the time is here, and how much of it has passed; only the first can be set. */
export interface OwnClock {
  readonly now: () => number
  readonly passed: () => number
}

const own: OwnClock = { now: Date.now, passed: () => performance.now() }

/** A clock that was set right, or a machine that slept, is believed again once it has stood so long; whoever is in a hurry restarts. */
const believedAfter = 6 * 3600_000

/**
 * How far this server's clock was set, in milliseconds, since the server started: on one host the database's clock is the same one, and
 * comparing the two would say nothing.
 */
export function watchJumps({ now, passed }: OwnClock = own): () => number {
  let right = now() - passed()
  let last = right
  let since = passed()
  return () => {
    const offset = now() - passed()
    if (Math.abs(offset - last) >= 1000) since = passed()
    last = offset
    if (passed() - since >= believedAfter) right = offset
    return Math.abs(offset - right)
  }
}

/** Whether planning by the clock may go on here. */
export interface CronClock {
  /** Compares the clocks anew, and takes back what a server whose clock was ahead has written of the future. */
  look(): Promise<void>
  /** Whether this server's clock says what the database's would say now; false before the first look. */
  agrees(): boolean
  /** Whether the clock was set back since it was last asked: timers for a later time would be waited for. */
  wentBack(): boolean
}

/**
 * The queue plans by the server's clock, and notes in the database until when it has planned, for all servers. One whose clock was a
 * year ahead for a minute would otherwise end all planning for that year.
 */
export function cronClock(db: Db, { now, passed }: OwnClock = own): CronClock {
  /** The database's time when none had passed here. */
  let start: number | undefined
  let offset = now() - passed()
  const agrees = (): boolean => start !== undefined && Math.abs(start + passed() - now()) < farApart
  return {
    agrees,
    wentBack: () => {
      const before = offset
      offset = now() - passed()
      return offset <= before - farApart
    },
    look: async () => {
      const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
      start = (rows[0]?.at.getTime() ?? 0) - passed()
      if (agrees())
        await sql`
          update graphile_worker._private_known_crontabs set last_execution = now()
          where last_execution > now() + interval '1 minute'`.execute(db)
    },
  }
}

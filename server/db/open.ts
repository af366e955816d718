import type { Socket } from 'node:net'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { tracedStatements } from '../traces/traces.ts'
import { startEmbedded } from './embedded.ts'
import { KeepingClient } from './kept-statements.ts'
import type { Database } from './schema.ts'
import { Trips, travelling, tripsAtOnce } from './trips.ts'

/** The open database and the way to close it. */
export interface OpenDatabase {
  readonly db: Kysely<Database>
  readonly pool: pg.Pool
  /** For migrations, jobs and notifications, which need a session of their own: past any pooler. */
  readonly url: string
  stop(): Promise<void>
}

/** The part of the settings that decides which database it is. */
export type DatabaseSettings = Pick<Config, 'databaseUrl' | 'databaseUrlDirect' | 'dataDir'>

/** PostgreSQL by DATABASE_URL, otherwise the embedded one; never anything else in silence. */
export async function openDatabase(
  config: DatabaseSettings,
  log: (line: string) => void = () => {},
  waits?: number,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    // A second address says that a pooler stands before the first, and sessions change behind it.
    const statements = config.databaseUrlDirect === null ? 'kept' : 'sent-whole'
    const opened = await connect(config.databaseUrl, log, 20, statements, waits)
    return { ...opened, url: config.databaseUrlDirect ?? config.databaseUrl }
  }
  const embedded = await startEmbedded({ folder: path.join(config.dataDir, 'postgres'), log })
  const opened = await connect(embedded.url, log, 20, 'kept', waits)
  const stop = async () => {
    await opened.stop()
    await embedded.stop()
  }
  return { ...opened, url: embedded.url, stop }
}

/**
 * Connects to the server behind the address, after making sure that it can hold what we write. Who says how long a silent
 * database is waited for (in milliseconds) is told that it is away; an operator's command waits as long as it takes.
 */
export async function connect(
  url: string,
  log: (line: string) => void = () => {},
  max = 20,
  statements: 'kept' | 'sent-whole' = 'sent-whole',
  waits?: number,
): Promise<Omit<OpenDatabase, 'url'>> {
  const opened = connectLater(url, log, max, statements, waits)
  try {
    await refuseUnsuitable(opened.pool)
  } catch (error) {
    await opened.stop()
    throw error
  }
  return opened
}

/** The same without a look at the server, which may be away: the first statement connects. */
export function connectLater(
  url: string,
  log: (line: string) => void,
  max: number,
  statements: 'kept' | 'sent-whole',
  waits?: number,
): Omit<OpenDatabase, 'url'> {
  const poolOf = (most: number) =>
    new pg.Pool({
      ...(statements === 'kept' ? { Client: KeepingClient } : {}),
      connectionString: url,
      max: most,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: Math.min(10_000, Math.max(5000, waits ?? 10_000)),
      application_name: 'zhinan',
      types: { getTypeParser: parserOf },
      onConnect: async (client) => {
        await client.query("set time zone 'UTC'")
        // Kept statements are planned once. Left to choose, the database plans most of ours again for each request, which
        // takes it longer than to run them.
        if (statements === 'kept') await client.query('set plan_cache_mode = force_generic_plan')
        // The other end of a line that went dead in the middle of a transaction gives its locks back, too.
        if (waits !== undefined && statements === 'kept')
          await client.query(`set idle_in_transaction_session_timeout = ${waits}`)
      },
    })
  const pool = listenedTo(poolOf(max), log, waits)
  // Behind a pooler, statements of one trip might come to different sessions.
  const trips = statements === 'kept' ? new Trips(listenedTo(poolOf(tripsAtOnce), log, waits)) : null
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: trips === null ? pool : travelling(pool, trips) }),
    ...tracedStatements(),
  })
  const stop = async () => {
    await db.destroy()
    // Kysely leaves a pool alone that it never came to use.
    if (!pool.ended) await pool.end()
    await trips?.end()
  }
  return { db, pool, stop }
}

function listenedTo(pool: pg.Pool, log: (line: string) => void, waits: number | undefined): pg.Pool {
  // Without a listener, a server that goes away would take this process with it.
  const lost = (error: Error) => log(`a database connection was lost: ${error.message}`)
  pool.on('error', lost)
  // The pool hears only those that nobody uses; one that is cut between two steps of a transaction is heard here.
  pool.on('connect', (client) => {
    client.on('error', lost)
    if (waits === undefined) return
    // A line that swallows what is sent says nothing at all: who asked is told, and the next one gets another line.
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
    stream.setTimeout(waits, () => stream.destroy(new Error(`Connection terminated: silent for ${waits} ms`)))
  })
  return pool
}

const oldestVersion = 150_000

async function refuseUnsuitable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ version: string; encoding: string }>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    )
    .catch((cause: Error) => {
      throw new Error(`The database cannot be reached: ${cause.message || cause}`, { cause })
    })
  const [{ version, encoding } = { version: '0', encoding: '' }] = rows
  const problems: string[] = []
  if (Number(version) < oldestVersion) {
    problems.push(`it is PostgreSQL ${Math.floor(Number(version) / 10_000)}, and 15 or newer is needed`)
  }
  if (encoding !== 'UTF8') problems.push(`its encoding is ${encoding}, and UTF8 is needed`)
  if (problems.length > 0) throw new Error(`The database cannot be used: ${problems.join('; ')}.`)
}

const int8 = 20
const civilDate = 1082
const timestamp = 1184

/** Counts are numbers, civil dates stay the strings they are, and the rest is as the driver has it. */
const parserOf: typeof pg.types.getTypeParser = (oid: number, format?: string) => {
  if (oid === int8) return toSafeInteger
  if (oid === civilDate) return (text: string) => text
  if (oid === timestamp) return toDate
  return pg.types.getTypeParser(oid, format as 'text')
}

const readDate = pg.types.getTypeParser(timestamp) as (text: string) => Date

/** The usual `2030-02-10 04:00:00.123+00`, put together from its digits; a page of a list holds hundreds of them. */
function toDate(text: string): Date {
  const end = text.length - 3
  if (!(end >= 19 && end <= 26 && text.endsWith('+00') && text[4] === '-')) return readDate(text)
  const two = (at: number) => (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero
  let thousandths = 0
  for (let at = 20, worth = 100; at < end && worth >= 1; at++, worth /= 10)
    thousandths += (text.charCodeAt(at) - zero) * worth
  const year = two(0) * 100 + two(2)
  // The first century of all would be taken for the last one.
  if (year < 100) return readDate(text)
  return new Date(Date.UTC(year, two(5) - 1, two(8), two(11), two(14), two(17), thousandths))
}

const zero = 48

function toSafeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large to be a count`)
  return number
}

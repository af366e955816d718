import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** How many statements go in one trip, and how many trips are under way at a time. */
const most = 24
export const tripsAtOnce = 3
/** A reading that takes longer than this, in milliseconds, travels alone: nobody waits behind it. */
const long = 20
/** After so many readings its time is looked at anew. */
const looks = 16

interface Waiting {
  readonly text: string
  readonly values: unknown[]
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What is known of a statement: the least that it took of late, and how often that was looked at. */
interface Known {
  least: number
  looked: number
  long: boolean
}

type Stream = { cork(): void; uncork(): void }
const streamOf = (client: pg.PoolClient): Stream =>
  (client as unknown as { connection: { stream: Stream } }).connection.stream

/** Reads, takes no lock and changes nothing: such a statement can neither wait for a transaction nor keep one waiting. */
export const onlyReads = (text: string): boolean =>
  /^\s*(?:select|with)\b/i.test(text) &&
  !/\bfor\s+(?:no\s+key\s+)?(?:update|share|key)\b|advisory|nextval|setval|\b(?:insert|update|delete|merge)\b/i.test(
    text,
  )

/**
 * Readings outside transactions, from all requests, that are asked for in the same turn of the event loop, go to the database
 * together: one write, one waking of one backend, instead of one for each, which costs both sides more than most of the
 * statements themselves. They have connections of their own, so that none waits behind transactions.
 */
export class Trips {
  readonly #pool: pg.Pool
  readonly #known = new Map<string, Known>()
  readonly #waiting: Waiting[] = []
  #underWay = 0
  #called = false

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** Whether the statement may travel with others, by what it says and by how long it took so far. */
  takes(text: string): boolean {
    let known = this.#known.get(text)
    if (known === undefined) {
      if (!onlyReads(text)) known = { least: 0, looked: 0, long: true }
      else known = { least: Number.POSITIVE_INFINITY, looked: 0, long: false }
      // Lists of changing length come in many forms.
      if (this.#known.size >= 2000) this.#known.clear()
      this.#known.set(text, known)
    }
    return !known.long
  }

  end(): Promise<void> {
    return this.#pool.end()
  }

  read(text: string, values: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, values, resolve, reject })
      this.#call()
    })
  }

  #call(): void {
    if (this.#called || this.#waiting.length === 0 || this.#underWay >= tripsAtOnce) return
    this.#called = true
    setImmediate(() => {
      this.#called = false
      this.#underWay += 1
      void this.#leave(this.#waiting.splice(0, most)).finally(() => {
        this.#underWay -= 1
        this.#call()
      })
      this.#call()
    })
  }

  async #leave(batch: readonly Waiting[]): Promise<void> {
    let client: pg.PoolClient
    try {
      client = await this.#pool.connect()
    } catch (error) {
      for (const it of batch) it.reject(error)
      return
    }
    let since = performance.now()
    const stream = streamOf(client)
    stream.cork()
    const sent = batch.map(async (it) => {
      try {
        const result = await client.query(it.text, it.values)
        const now = performance.now()
        this.#took(it.text, now - since)
        since = now
        it.resolve(result)
      } catch (error) {
        it.reject(error)
      }
    })
    stream.uncork()
    await Promise.all(sent)
    client.release()
  }

  #took(text: string, milliseconds: number): void {
    const known = this.#known.get(text)
    if (known === undefined) return
    known.least = Math.min(known.least, milliseconds)
    known.looked += 1
    if (known.looked < looks) return
    known.long = known.least > long
    known.looked = 0
    known.least = Number.POSITIVE_INFINITY
  }
}

/**
 * What the query builder takes for a pool: a transaction gets a connection to itself, and so does what changes something; what only
 * reads travels with others.
 */
export function travelling(pool: pg.Pool, trips: Trips): PostgresPool {
  return {
    // Cursors, which it cannot do, are not used.
    connect: async () => new Turn(pool, trips) as unknown as PostgresPoolClient,
    end: () => pool.end(),
  }
}

/** One taking of a connection, which is fetched when it turns out to be needed. */
class Turn {
  readonly #pool: pg.Pool
  readonly #trips: Trips
  #own: Promise<pg.PoolClient> | undefined

  constructor(pool: pg.Pool, trips: Trips) {
    this.#pool = pool
    this.#trips = trips
  }

  // biome-ignore lint/suspicious/noExplicitAny: results are as the driver has them
  async query(text: string, values: unknown[]): Promise<any> {
    if (this.#own === undefined && this.#trips.takes(text)) return this.#trips.read(text, values)
    this.#own ??= this.#pool.connect()
    return (await this.#own).query(text, values)
  }

  release(): void {
    // Whoever asked was told that there was no connection; here there is nothing to give back.
    this.#own?.then(
      (client) => client.release(),
      () => {},
    )
    this.#own = undefined
  }
}

import { sql } from 'kysely'
import pg from 'pg'

/** How many different statements are told apart; those with lists of changing length come in many forms. */
const most = 600

const met = new Set<string>()
const names = new Map<string, string>()

/** The name under which connections keep a statement, from the second time that it is sent. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (!met.delete(text)) {
    if (met.size >= most) met.clear()
    met.add(text)
    return undefined
  }
  if (names.size >= most) return undefined
  const name = `kept${names.size}`
  names.set(text, name)
  return name
}

const mark = '/* held */'

/**
 * Ends a statement of a transaction whose result nobody looks at: it waits and travels with the next one, at the latest with
 * the commit, so that it costs no round trip. Should it fail, what it travels with fails.
 */
export const held = sql.raw(mark)

/** What is told of a statement that has not been sent yet. */
const unsent = { command: '', rowCount: 0, rows: [] }

/**
 * A connection that keeps the statements which come again, as reading and planning them costs the database more than most
 * of them take to run; and that sends the beginning of a transaction and what is held together with the statement that
 * follows. Not for connections through a pooler, which may give every transaction another session.
 */
export class KeepingClient extends pg.Client {
  #ahead: { readonly text: string; readonly values: unknown[] }[] = []
  #within = false
  /** What is no longer kept on this connection: a newer server has changed a table since. */
  readonly #outdated = new Set<string>()

  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === 'string' ? config : { ...config, pipeline: true })
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver's own method takes its arguments in a dozen ways
  override query(...given: any[]): any {
    const [text, values] = given
    // Whoever brings a callback, as a pool does for a single statement, is told by it.
    if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2)
      return (super.query as (...given: unknown[]) => unknown)(...given)
    if (text === 'begin') this.#within = true
    if (text === 'begin' || text.endsWith(mark)) {
      this.#ahead.push({ text, values })
      return Promise.resolve(unsent)
    }
    const ahead = this.#ahead
    this.#ahead = []
    if (text === 'commit' || text === 'rollback') this.#within = false
    const unbegun = ahead[0]?.text === 'begin'
    if (text === 'rollback') return unbegun ? Promise.resolve(unsent) : this.#send(text, values)
    if (text === 'commit' && unbegun && ahead.length === 1) return Promise.resolve(unsent)
    if (ahead.length === 0) return this.#send(text, values)
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
      .connection
    stream.cork()
    try {
      return lastOf([...ahead, { text, values }].map((it) => this.#send(it.text, it.values)))
    } finally {
      stream.uncork()
    }
  }

  async #send(text: string, values: unknown[]): Promise<unknown> {
    const send = super.query.bind(this) as unknown as (...given: unknown[]) => Promise<unknown>
    const name = values.length === 0 || this.#outdated.has(text) ? undefined : nameOf(text)
    if (name === undefined) return send(text, values)
    const within = this.#within
    try {
      return await send({ name, text, values })
    } catch (error) {
      // "cached plan must not change result type": the table got a column while this server went on.
      if (!(error instanceof Error && 'code' in error && error.code === '0A000')) throw error
      this.#outdated.add(text)
      if (within) throw error
      return send(text, values)
    }
  }
}

/** The last one's result, or the first failure: those after it only say that the transaction has failed already. */
async function lastOf(sent: readonly Promise<unknown>[]): Promise<unknown> {
  let last: unknown
  for (const it of await Promise.allSettled(sent)) {
    if (it.status === 'rejected') throw it.reason
    last = it.value
  }
  return last
}

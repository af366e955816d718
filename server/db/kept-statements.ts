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

/**
 * A connection that keeps the statements which come again: reading and planning them costs the database more than most of
 * them take to run. Not for connections through a pooler, which may give every transaction another session.
 */
export class KeepingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own method takes its arguments in a dozen ways
  override query(...given: any[]): any {
    const [text, values, ...rest] = given
    const send = super.query.bind(this) as (...given: unknown[]) => unknown
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return send(...given)
    const name = nameOf(text)
    return name === undefined ? send(...given) : send({ name, text, values }, ...rest)
  }
}

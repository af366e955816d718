import pg from 'pg'

/** How many statements go to the database during this work, those of the session that asks included. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  const sent = pg.Client.prototype.query
  let statements = 0
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    statements += 1
    return Reflect.apply(sent, this, asked)
  } as typeof sent
  try {
    await work()
  } finally {
    pg.Client.prototype.query = sent
  }
  return statements
}

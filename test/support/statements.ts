import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

interface Count {
  statements: number
}

const during = new AsyncLocalStorage<Count>()
const sent = pg.Client.prototype.query

/** What a new connection is told first: whether a request needs one is a matter of what else goes on. */
const setsUp = (asked: unknown): boolean => typeof asked === 'string' && /^set (?!local)/.test(asked)

// What the clock does beside it (the pulse, the queue) belongs to no request and is not counted.
pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
  const count = during.getStore()
  if (count && !setsUp(asked[0])) count.statements += 1
  return Reflect.apply(sent, this, asked)
} as typeof sent

/** How many statements go to the database for this work, those of the session that asks included. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  const count: Count = { statements: 0 }
  await during.run(count, work)
  return count.statements
}

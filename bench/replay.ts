import { Kysely, PostgresDialect } from 'kysely'
import { buildApp } from '#server/app.ts'
import type { Context } from '#server/context.ts'
import { connect } from '#server/db/open.ts'
import type { Database } from '#server/db/schema.ts'
import type { Opened } from '#server/main.ts'

/** One statement as it was sent. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Gives the statements that one request sends to the database, so that they can be sent again without the server. */
export interface Replay {
  statementsOf(path: string, token: string): Promise<readonly Statement[]>
  close(): Promise<void>
}

/** The server in this very process, with its statements written down. */
export async function replay({ ctx, url }: Opened): Promise<Replay> {
  const { pool } = await connect(url)
  let seen: Statement[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => {
      seen.push({ text: event.query.sql, values: [...event.query.parameters] })
    },
  })
  const listening: Context = { ...ctx, db }
  const app = await buildApp(listening)
  await app.ready()
  return {
    statementsOf: async (path, token) => {
      seen = []
      const answer = await app.inject({ method: 'GET', url: path, headers: { cookie: `zhinan=${token}` } })
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`)
      return seen
    },
    close: async () => {
      await app.close()
      await db.destroy()
    },
  }
}

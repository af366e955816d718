import { readConfig } from '#server/config.ts'
import { migrate } from '#server/db/migrate.ts'
import { openDatabase } from '#server/db/open.ts'
import type { Verb } from './verb.ts'

/** `db migrate`: brings the database to the state that this version expects; the servers do so themselves at start. */
export const dbMigrate: Verb = {
  about: 'apply new migrations to the database',
  run: async (_args, { env, root }) => {
    const database = await openDatabase(readConfig(env, 'real', root), (line) => console.error(line))
    try {
      const applied = await migrate(database.url)
      console.log(applied.length === 0 ? 'nothing new' : applied.join('\n'))
    } finally {
      await database.stop()
    }
  },
}

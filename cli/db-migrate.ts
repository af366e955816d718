import { readConfig } from '#server/config.ts'
import { bringUpToDate } from '#server/db/least-rights.ts'
import { openDatabase } from '#server/db/open.ts'
import type { Verb } from './verb.ts'

/** `db migrate`: brings the database to the state that this version expects; the servers do so themselves at start. */
export const dbMigrate: Verb = {
  about: 'apply new migrations to the database',
  run: async (_args, { env, root }) => {
    const config = readConfig(env, 'real', root)
    const database = await openDatabase(config, (line) => console.error(line))
    try {
      const applied = await bringUpToDate(config, database.url)
      console.log(applied.length === 0 ? 'nothing new' : applied.join('\n'))
    } finally {
      await database.stop()
    }
  },
}

import { verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

/** `db check`: every chain of facts, every checkpoint, and what must never be found; the exit code says whether all is well. */
export const dbCheck: Verb = {
  about: 'verify every chain of facts and everything that must hold',
  run: async (_args, surroundings) =>
    withDatabase(surroundings, async ({ db }) => {
      const { facts, chains, checkpoints, broken } = await verifyChains(db)
      const violations = await checkInvariants(db)
      console.log(`${facts} facts in ${chains} chains, ${checkpoints} checkpoints`)
      for (const it of broken) console.log(`chain: ${it.subject} ${it.n}: ${it.problem}`)
      for (const it of violations) console.log(`${it.rule}: not so for ${it.what}`)
      if (broken.length + violations.length > 0) process.exitCode = 1
      else console.log('all is as it must be')
    }),
}

import { readFile } from 'node:fs/promises'
import { versionByReceipt } from '#server/db/versions.ts'
import { option } from './options.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

const usage = 'receipt verify --file <receipt.json> | --no <number> --digest <digest>'

/** `receipt verify`: whether a number and a digest belong together, and since when; what the public page answers, too. */
export const receiptVerify: Verb = {
  about: `say whether a receipt is genuine: ${usage}`,
  run: async (args, surroundings) => {
    const { no, digest } = await receiptIn(args)
    await withDatabase(surroundings, async ({ db }) => {
      const found = await versionByReceipt(db, no.trim(), digest.trim().toLowerCase())
      if (!found) {
        console.log(`${no}: not a receipt of this site`)
        process.exitCode = 1
        return
      }
      console.log(`${no}: version ${found.n}, handed in ${new Date(found.at).toISOString()}`)
      console.log(found.sealed ? 'sealed into the chain of checkpoints' : 'not sealed yet: within a minute')
      if (found.purged) console.log('its content was removed by rule')
    })
  },
}

async function receiptIn(args: readonly string[]): Promise<{ readonly no: string; readonly digest: string }> {
  const file = option(args, 'file')
  const given: unknown =
    file === undefined
      ? { no: option(args, 'no'), digest: option(args, 'digest') }
      : JSON.parse(await readFile(file, 'utf8'))
  if (
    typeof given === 'object' &&
    given !== null &&
    'no' in given &&
    'digest' in given &&
    typeof given.no === 'string' &&
    typeof given.digest === 'string'
  )
    return { no: given.no, digest: given.digest }
  throw new Error(`A receipt has "no" and "digest": ${usage}`)
}

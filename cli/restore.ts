import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkBackup } from '#server/backup/check.ts'
import { reach } from '#server/backup/reach.ts'
import { openBackup } from '#server/backup/reading.ts'
import { type Restored, restoreBackup } from '#server/backup/restore.ts'
import { type Config, readConfig } from '#server/config.ts'
import { verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { connect } from '#server/db/open.ts'
import { openStore } from '#server/files/open.ts'
import { option } from './options.ts'
import { passphraseOf } from './passphrase.ts'
import type { Verb } from './verb.ts'

const usage =
  'restore --from <backup> [--replace] [--quiet] [--passphrase-file <file>] | --from <backup> --check'

/** `restore`: a backup into an empty database, brought up to date, with every chain and checksum looked at in the end. */
export const restoreVerb: Verb = {
  about: `bring a backup back: ${usage}`,
  run: async (args, { env, root }) => {
    const from = option(args, 'from')
    if (from === undefined || from.startsWith('--')) throw new Error(`From where? ${usage}`)
    const backup = await openBackup(from, await passphraseOf(args, env))
    try {
      const made = new Date(backup.manifest.madeAt).toISOString()
      console.log(`${from}: made ${made} from PostgreSQL ${backup.manifest.postgres}`)
      if (args.includes('--check')) return sayWhether(await checkBackup(backup))
      const config = readConfig({ LOG_LEVEL: 'warn', ...env }, 'real', root)
      const log = (line: string) => console.log(line)
      const database = await reach(config, log)
      try {
        const restored = await restoreBackup(backup, {
          url: database.url,
          files: openStore(config),
          replace: args.includes('--replace'),
          quiet: args.includes('--quiet'),
          at: Date.now(),
          log,
        })
        await putSecret(config, restored, args.includes('--replace'))
        await look(database.url, restored)
      } finally {
        await database.stop()
      }
    } finally {
      await backup.close()
    }
  },
}

function sayWhether(wrong: readonly string[]): void {
  for (const it of wrong) console.log(it)
  if (wrong.length > 0) process.exitCode = 1
  console.log(wrong.length === 0 ? 'every entry is what was written' : 'the backup is not sound')
}

/** The secret belongs to the data: second factors and sign-ins hang on it. */
async function putSecret(config: Config, { secret }: Restored, replace: boolean): Promise<void> {
  if (secret === null) return
  if (config.sessionSecret !== null) {
    if (!secret.includes(JSON.stringify(config.sessionSecret)))
      console.log('SESSION_SECRET is another secret than the backup’s: everybody has to sign in anew.')
    return
  }
  const file = config.secretsFile
  const here = await readFile(file, 'utf8').catch(() => null)
  if (here === secret) return
  if (here !== null && !replace) {
    console.log(
      `${file} holds another secret and was left as it is; --replace would have taken the backup’s.`,
    )
    return
  }
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, secret, { mode: 0o600 })
  console.log(`the secret is in ${file}`)
}

/** What `db check` looks at, so that nobody has to remember to. */
async function look(url: string, restored: Restored): Promise<void> {
  const { db, stop } = await connect(url)
  try {
    const { facts, chains, checkpoints, broken } = await verifyChains(db)
    const violations = await checkInvariants(db)
    console.log(`${facts} facts in ${chains} chains, ${checkpoints} checkpoints`)
    for (const it of broken) console.log(`chain: ${it.subject} ${it.n}: ${it.problem}`)
    for (const it of violations) console.log(`${it.rule}: not so for ${it.what}`)
    for (const it of restored.faults) console.log(`file ${it.id} was ${it.fault} when the backup was made`)
    const sound = broken.length + violations.length === 0
    if (!sound) process.exitCode = 1
    const { tables, rows, files, jobs } = restored
    console.log(`${tables} tables, ${rows} rows, ${files} files, ${jobs} jobs in the queue`)
    console.log(sound ? 'restored, and all is as it must be' : 'restored; what is named above was so before')
  } finally {
    await stop()
  }
}

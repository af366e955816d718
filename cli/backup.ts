import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkBackup } from '#server/backup/check.ts'
import { type Made, makeBackup } from '#server/backup/make.ts'
import { noteBackup, notedOf } from '#server/backup/noted.ts'
import { plainClient, reach } from '#server/backup/reach.ts'
import { openBackup } from '#server/backup/reading.ts'
import { bytesOnDisk } from '#server/backup/writing.ts'
import { type Config, readConfig } from '#server/config.ts'
import { realDice } from '#server/context.ts'
import { openStore } from '#server/files/open.ts'
import { option } from './options.ts'
import { passphraseOf } from './passphrase.ts'
import type { Verb } from './verb.ts'

const usage = 'backup --out <name.zip or folder> [--passphrase-file <file>] [--no-verify]'

/** `backup`: the database at one moment, the files and the secret in one place, while the server runs; read back and checked. */
export const backupVerb: Verb = {
  about: `save everything, also while the server runs: ${usage}`,
  run: async (args, { env, root }) => {
    const out = option(args, 'out')
    if (out === undefined || out.startsWith('--')) throw new Error(`Where to? ${usage}`)
    const passphrase = await passphraseOf(args, env)
    const config = readConfig({ LOG_LEVEL: 'warn', ...env }, 'real', root)
    const log = (line: string) => console.error(line)
    const database = await reach(config, log)
    try {
      const at = Date.now()
      const made = await makeBackup({
        url: database.url,
        files: openStore(config),
        secret: await secretOf(config),
        out,
        passphrase,
        at,
        chance: realDice.bytes,
        log,
      })
      const checked = !args.includes('--no-verify')
      const wrong = checked ? await readBack(out, passphrase) : []
      for (const it of wrong) console.log(it)
      if (wrong.length > 0)
        throw new Error(`${out} is not what was written. Do not rely on it; look at the disk.`)
      const bytes = await bytesOnDisk(out)
      await note(database.url, out, made, { at, bytes, sealed: passphrase !== null, checked })
      tell(out, made, bytes, passphrase !== null, checked)
    } finally {
      await database.stop()
    }
  },
}

async function readBack(out: string, passphrase: string | null): Promise<readonly string[]> {
  const backup = await openBackup(out, passphrase)
  try {
    return await checkBackup(backup)
  } finally {
    await backup.close()
  }
}

async function note(
  url: string,
  out: string,
  made: Made,
  more: Parameters<typeof notedOf>[1],
): Promise<void> {
  const client = await plainClient(url)
  try {
    await noteBackup(client, notedOf(made, more), path.resolve(out))
  } finally {
    await client.end()
  }
}

function tell(
  out: string,
  { manifest, sha256 }: Made,
  bytes: number,
  sealed: boolean,
  checked: boolean,
): void {
  console.log(`${out}: ${manifest.tables.length} tables, ${manifest.files.count} files, ${bytes} bytes`)
  console.log(`SHA-256 of the manifest: ${sha256}`)
  console.log(checked ? 'read back and found to be what was written' : 'not read back (--no-verify)')
  if (!sealed)
    console.log('Not encrypted: whoever has it has everything, the secret included. Keep it locked away.')
  const lacking = manifest.files.faults.filter((it) => it.fault !== 'removed-meanwhile')
  for (const it of lacking) console.log(`file ${it.id} is ${it.fault} in the file store`)
  if (lacking.length > 0) {
    console.log('The rest is saved. Bring these files back from an older backup.')
    process.exitCode = 1
  }
}

/** The secret that this site made for itself; one from the environment is the operator's to keep. */
const secretOf = ({ sessionSecret, secretsFile }: Config): Promise<string | null> =>
  sessionSecret === null ? readFile(secretsFile, 'utf8').catch(() => null) : Promise.resolve(null)

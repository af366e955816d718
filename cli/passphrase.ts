import { readFile } from 'node:fs/promises'
import { shortestPassphrase } from '#server/backup/sealing.ts'
import type { Env } from '#server/config.ts'
import { option } from './options.ts'

/** The passphrase from a file or from the environment, never from the command line, which every account can read. */
export async function passphraseOf(args: readonly string[], env: Env): Promise<string | null> {
  const file = option(args, 'passphrase-file')
  const words = file === undefined ? env['BACKUP_PASSPHRASE'] : await readFile(file, 'utf8')
  const passphrase = words?.trim() ?? ''
  if (passphrase === '') {
    if (file !== undefined) throw new Error(`${file} is empty; the first line is the passphrase.`)
    return null
  }
  if (passphrase.length < shortestPassphrase)
    throw new Error(`The passphrase is too short; ${shortestPassphrase} characters are the least.`)
  return passphrase
}

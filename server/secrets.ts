import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'
import { atLeastAsLong, isExample } from './config-safety.ts'

/** What only this server knows; whoever has it can sign in as anyone. */
export interface Secrets {
  readonly session: string
}

const Kept = z.object({
  session: z
    .string()
    .refine(atLeastAsLong, 'the secret must be at least 32 characters long')
    .refine((text) => !isExample(text), 'the secret looks like an example'),
})

/** The configured secret, or the kept one, made on the first start; two servers that start at once agree on one. */
export function loadSecrets(config: Config): Secrets {
  if (config.sessionSecret !== null) return { session: config.sessionSecret }
  const file = config.secretsFile
  const kept = read(file)
  if (kept !== null) return kept
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ session: randomBytes(32).toString('base64url') })}\n`, {
    mode: 0o600,
  })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const made = read(file)
  if (made === null) throw new Error(`The secrets could not be kept in ${file}.`)
  return made
}

function read(file: string): Secrets | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  try {
    return Kept.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`The secrets in ${file} cannot be used; restore the file from the backup or remove it.`, {
      cause,
    })
  }
}

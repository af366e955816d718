import { accessSync, constants, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Env, Settings } from './config.ts'

/** Settings that hold a secret. Each may be given as a file instead, as containers and vaults hand them out. */
export const secretSettings = [
  'DATABASE_URL',
  'DATABASE_URL_DIRECT',
  'DATABASE_URL_OWNER',
  'SMTP_URL',
  'SESSION_SECRET',
  'FILES_S3_KEY',
  'FILES_S3_SECRET',
  'MODEL_KEY',
  'METRICS_TOKEN',
  'OIDC_CLIENT_SECRET',
] as const

/** What stands in the files that `NAME_FILE` names; setting both, or naming a file that cannot be read, is a problem. */
export function secretsFromFiles(
  env: Env,
  base: string,
): { readonly values: Env; readonly problems: readonly string[] } {
  const values: Record<string, string> = {}
  const problems: string[] = []
  for (const name of secretSettings) {
    const file = env[`${name}_FILE`]?.trim()
    if (!file) continue
    if (env[name]?.trim()) problems.push(`${name} and ${name}_FILE are both set; set one of them.`)
    else
      try {
        values[name] = readFileSync(path.resolve(base, file), 'utf8').trim()
      } catch (error) {
        problems.push(`${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code}).`)
      }
  }
  return { values, problems }
}

/** Lists of the operator that are named and cannot be read. */
export const unreadable = (settings: Settings, base: string): readonly string[] =>
  (['PASSWORD_WORDS_FILE', 'PASSWORD_BREACHED_FILE'] as const).flatMap((name) => {
    const file = settings[name]
    if (!file) return []
    try {
      accessSync(path.resolve(base, file), constants.R_OK)
      return []
    } catch {
      return [`${name} cannot be read.`]
    }
  })

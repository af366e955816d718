import path from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { startEmbedded } from '../db/embedded.ts'
import type { DatabaseSettings } from '../db/open.ts'

/** A database that is only reached: nothing is brought up to date in it, and nobody else is connected through here. */
export interface Reached {
  readonly url: string
  stop(): Promise<void>
}

/** The site's database past any pooler, in the name of its owner; the embedded one is started where it does not run. */
export async function reach(
  config: DatabaseSettings & Partial<Pick<Config, 'databaseUrlOwner'>>,
  log: (line: string) => void,
): Promise<Reached> {
  const url = config.databaseUrlOwner ?? config.databaseUrlDirect ?? config.databaseUrl
  if (url !== null) return { url, stop: async () => {} }
  const { url: own, stop } = await startEmbedded({ folder: path.join(config.dataDir, 'postgres'), log })
  return { url: own, stop }
}

/** The name by which a backup's and a restore's own connections are told from a server's. */
export const ownName = 'zhinan backup'

/** One connection on which texts of values are the same whatever the server and its settings. */
export async function plainClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: ownName })
  // The failure also reaches the query that waits; the listener only keeps the process alive until then.
  client.on('error', () => {})
  await client.connect()
  for (const setting of [
    "time zone 'UTC'",
    "datestyle = 'ISO, YMD'",
    "intervalstyle = 'postgres'",
    "bytea_output = 'hex'",
    "client_encoding = 'UTF8'",
    'extra_float_digits = 1',
    'statement_timeout = 0',
    'lock_timeout = 0',
    'idle_in_transaction_session_timeout = 0',
  ])
    await client.query(`set ${setting}`)
  return client
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/** Who PostgreSQL runs as; null ids mean "as we do". */
export type Account = { readonly uid: number; readonly gid: number } | null

/** PostgreSQL refuses root: an existing database keeps its owner, a new one gets postgres or nobody. */
export function accountFor(folder: string): Account {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  for (const place of [folder, fallbackFor(folder)]) {
    const cluster = path.join(place, 'cluster')
    if (existsSync(cluster)) {
      const { uid, gid } = statSync(cluster)
      if (uid !== 0) return { uid, gid }
    }
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== null && gid !== null) return { uid, gid }
  }
  throw new Error(
    'PostgreSQL does not run as root, and neither postgres nor nobody exists here: set DATABASE_URL.',
  )
}

function idOf(which: '-u' | '-g', name: string): number | null {
  const asked = spawnSync('id', [which, name], { encoding: 'utf8' })
  return asked.status === 0 ? Number(asked.stdout) : null
}

/** How a process is started as that account; the working folder is one that everybody can enter. */
export const runAs = (account: Account) => ({ ...(account ?? {}), cwd: '/' })

/** The folder itself if the account can write there, otherwise one under /var/lib (a checkout under /root is closed to others). */
export function ownFolder(wanted: string, account: Account, log: (line: string) => void): string {
  if (account === null) return claim(wanted, account)
  const fallback = fallbackFor(wanted)
  if (!existsSync(path.join(fallback, 'cluster'))) {
    claim(wanted, account)
    const tried = spawnSync('/bin/sh', ['-c', 'cd "$0" && test -w .', wanted], runAs(account))
    if (tried.status === 0) return wanted
  }
  mkdirSync(fallback, { recursive: true })
  log(`the database is kept in ${fallback}`)
  return claim(fallback, account)
}

function claim(folder: string, account: Account): string {
  mkdirSync(folder, { recursive: true })
  if (account !== null) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  return folder
}

const fallbackFor = (folder: string): string =>
  path.join('/var/lib/zhinan', createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16))

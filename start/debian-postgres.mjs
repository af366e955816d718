import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { debianPostgres } from './debian.mjs'
import { throwAwayFolder } from './throw-away.mjs'

/** Starts a throw-away server from Debian's package in a folder of its own; gives its address and the way to end it. */
export async function startDebianPostgres() {
  const { bin } = debianPostgres()
  const folder = mkdtempSync(path.join(throwAwayFolder(), 'zhinan-pg-'))
  const as = account()
  chmodSync(folder, 0o700)
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid)
  const cluster = path.join(folder, 'cluster')
  const made = spawnSync(
    `${bin}/initdb`,
    ['-D', cluster, '-U', 'zhinan', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'max_wal_size=256MB',
  ]
  const server = spawn(`${bin}/postgres`, ['-D', cluster, ...settings.flatMap((it) => ['-c', it])], {
    ...as,
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; !isReady(bin, folder, as); tries++) {
    if (server.exitCode !== null || tries > 200) {
      await stop()
      throw new Error("Debian's PostgreSQL did not start.")
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { url: `postgres://zhinan@localhost/postgres?host=${encodeURIComponent(folder)}`, stop }
}

/** PostgreSQL refuses root; Debian's package brings an account. */
function account() {
  if (process.getuid?.() !== 0) return { cwd: '/' }
  const id = (which) => Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g'), cwd: '/' }
}

const isReady = (bin, folder, as) =>
  existsSync(path.join(folder, '.s.PGSQL.5432')) &&
  spawnSync(`${bin}/pg_isready`, ['-q', '-h', folder], as).status === 0

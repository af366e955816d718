import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { accountFor, runAs } from '#server/db/embedded/account.ts'
import { freePort } from '#test/support/server.ts'

/** PgBouncer before a database, in transaction mode: each transaction gets whichever of a few sessions is free. */
export interface Pooler {
  readonly url: string
  stop(): Promise<void>
}

/** Fewer than those who ask at once, so that nobody keeps a session. */
const sessions = 4

export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const target = new URL(databaseUrl)
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-pooler-'))
  const port = await freePort()
  const host = target.searchParams.get('host') ?? target.hostname
  const login = [`user=${target.username}`, ...(target.password ? [`password=${target.password}`] : [])]
  const settings = path.join(folder, 'pgbouncer.ini')
  writeFileSync(
    settings,
    [
      '[databases]',
      `pooled = host=${host} port=${target.port || 5432} dbname=${target.pathname.slice(1)} ${login.join(' ')}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      `default_pool_size = ${sessions}`,
      'max_client_conn = 200',
      '',
    ].join('\n'),
  )
  // It refuses to run as root, as PostgreSQL does.
  const account = accountFor(folder)
  if (account !== null) {
    chownSync(settings, account.uid, account.gid)
    chownSync(folder, account.uid, account.gid)
  }
  chmodSync(folder, 0o700)
  const child = spawn('/usr/sbin/pgbouncer', [settings], {
    ...runAs(account),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; !(await listens(port)); tries++) {
    if (child.exitCode !== null || tries > 400) {
      await stop()
      throw new Error(`PgBouncer did not start:\n${printed}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return { url: `postgres://zhinan@127.0.0.1:${port}/pooled`, stop }
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const line = createConnection({ host: '127.0.0.1', port }, () => {
      line.destroy()
      resolve(true)
    })
    line.once('error', () => resolve(false))
  })

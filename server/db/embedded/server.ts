import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Account, runAs } from './account.ts'
import type { Cluster } from './cluster.ts'
import { hold, holdFirst, lifelineOf, release } from './lifeline.ts'
import { phaseOf } from './postmaster.ts'

/** What starting needs. */
export interface Start {
  readonly folder: string
  readonly cluster: Cluster
  readonly binaries: string
  readonly account: Account
  readonly settings: readonly string[]
}

/**
 * The supervisor: it starts the server with the lifeline closed to it, reads the lifeline, and stops the server cleanly at
 * its end. It is a shell because it must outlive a kill -9 of this process.
 */
const supervisor = `
exec 3<"$1"; shift
"$@" 3<&- &
server=$!
trap 'kill -INT $server' INT TERM
(while read -r _ <&3; do :; done; kill -INT $server 2>/dev/null) &
exec 3<&-
wait $server
`

/** Starts the server and returns a hold on its lifeline once it takes connections. */
export async function startServer(start: Start): Promise<number> {
  const first = holdFirst(start.folder)
  try {
    const child = spawnSupervisor(start)
    await untilReady(child, start)
    child.unref()
    const held = hold(start.folder)
    if (held === null) throw new Error('The supervisor of the database went away while it started.')
    return held
  } finally {
    release(first)
  }
}

const logOf = (folder: string): string => path.join(folder, 'postgres.log')

function spawnSupervisor({ folder, cluster, binaries, account, settings }: Start): ChildProcess {
  const all = [
    'listen_addresses=',
    `unix_socket_directories=${cluster.socket}`,
    'unix_socket_permissions=0700',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    'max_parallel_workers_per_gather=0',
    'max_connections=60',
    ...settings,
  ]
  const args = ['-D', cluster.cluster, ...all.flatMap((setting) => ['-c', setting])]
  const log = openSync(logOf(folder), 'w', 0o600)
  if (account !== null) chownSync(logOf(folder), account.uid, account.gid)
  try {
    return spawn(
      '/bin/sh',
      ['-c', supervisor, 'sh', lifelineOf(folder), path.join(binaries, 'bin/postgres'), ...args],
      {
        ...runAs(account),
        detached: true,
        stdio: ['ignore', log, log],
      },
    )
  } finally {
    closeSync(log)
  }
}

async function untilReady(child: ChildProcess, { folder, cluster }: Start): Promise<void> {
  let over: string | null = null
  child.once('error', (error) => {
    over = error.message
  })
  child.once('exit', (code, signal) => {
    over = `it ended with ${code ?? signal}`
  })
  while (phaseOf(cluster.cluster) !== 'ready') {
    if (over !== null) {
      const words = readFileSync(logOf(folder), 'utf8').slice(-2000)
      throw new Error(`The embedded PostgreSQL did not start (${over}): ${words}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

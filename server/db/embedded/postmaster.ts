import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'

/** What the server of a cluster is doing, by its own lock file and the process behind it. */
export type Phase = 'absent' | 'starting' | 'ready' | 'stopping'

/** Reads postmaster.pid: line 1 is the process, line 8 its status (PostgreSQL source, utils/pidfile.h). */
export function phaseOf(cluster: string): Phase {
  const lines = pidFile(cluster)
  const pid = Number(lines?.[0])
  if (lines === null || !isServer(pid, cluster)) return 'absent'
  const status = lines[7]?.trim()
  return status === 'ready' || status === 'stopping' ? status : 'starting'
}

/** Removes the lock files of a server that is gone; left in place, they would stop the next one. */
export function clearLeftovers(cluster: string): void {
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(cluster)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(path.join(cluster, name), { force: true })
  }
}

/** Asks for a fast, clean stop (SIGINT): for a server whose supervisor was killed with everything else. */
export function askToStop(cluster: string): void {
  const pid = Number(pidFile(cluster)?.[0])
  if (!isServer(pid, cluster)) return
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function pidFile(cluster: string): readonly string[] | null {
  try {
    return readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The number in the file may by now belong to a zombie or to somebody else's process. */
function isServer(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      'postgres',
    )
  }
  try {
    const [, name = '', state = 'Z'] = /\((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return state !== 'Z' && state !== 'X' && name.startsWith('postgres') && worksIn(pid, cluster)
  } catch {
    return false
  }
}

/** A server's working folder is its cluster; where we may not look, it is taken for one. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'

/**
 * Says how large a file of these processes may grow, in bytes; a real limit of the system (setrlimit, RLIMIT_FSIZE), for which
 * nobody needs a disk of their own: whoever writes beyond it gets an error as on a full disk.
 */
export function limitFiles(pids: readonly number[], bytes: number | 'unlimited'): void {
  for (const pid of pids) {
    // Whoever owns a process may lower and raise what it is held to.
    const { uid, gid } = statSync(`/proc/${pid}`)
    const own = process.getuid?.() === 0 ? { uid, gid } : {}
    const flags = ['--pid', String(pid), `--fsize=${bytes}:`]
    const done = spawnSync('prlimit', flags, { encoding: 'utf8', ...own })
    if (done.status !== 0) throw new Error(`prlimit: ${done.stderr || done.error?.message}`)
  }
}

/** A process and everything below it. */
export function familyOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = parentOf(Number(name))
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const family: number[] = []
  for (const next = [pid]; next.length > 0; ) {
    const it = next.pop() ?? 0
    family.push(it)
    next.push(...(children.get(it) ?? []))
  }
  return family
}

/** Processes come and go while they are looked at. */
function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return undefined
  }
}

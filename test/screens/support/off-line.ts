import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

/** A place whose programs reach themselves and nothing else: a network of its own that leads nowhere. */
export interface Offline {
  /** How it is kept off: by the kernel, or, where that is not permitted, by refusing in Node what leads elsewhere. */
  readonly by: 'kernel' | 'node'
  run(
    program: string,
    args: readonly string[],
    cwd: string,
  ): { readonly code: number | null; readonly said: string }
  start(program: string, args: readonly string[], cwd: string): ChildProcess
  close(): void
}

/** Node refuses every connection to another machine; a socket of this machine's file system is none. */
const refusing = `const { Socket } = require('node:net')
const { connect } = Socket.prototype
Socket.prototype.connect = function (...given) {
  const [first] = Array.isArray(given[0]) ? given[0] : given
  const host = typeof first === 'object' ? first.host : given[1]
  if (host && !/^(127\\.|::1$|localhost$|\\/)/.test(host)) throw new Error('There is no network: ' + host)
  return connect.apply(this, given)
}
`

/** `env` is all that the programs get, beside the path. */
export function goOffline(folder: string, env: Readonly<Record<string, string>>): Offline {
  const kernel = spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up']).status === 0
  const preload = path.join(folder, 'no-network.cjs')
  if (!kernel) writeFileSync(preload, refusing)
  const given = {
    PATH: process.env['PATH'],
    ...env,
    // Whoever asked for a package would ask here.
    npm_config_registry: 'http://127.0.0.1:9',
    ...(kernel ? {} : { NODE_OPTIONS: `--require ${preload}` }),
  }
  const holder = kernel
    ? spawn('unshare', ['-n', 'sh', '-c', 'ip link set lo up && exec sleep 3600'], { stdio: 'ignore' })
    : undefined
  const inside = (program: string, args: readonly string[]): [string, string[]] =>
    holder ? ['nsenter', ['-t', String(holder.pid), '-n', program, ...args]] : [program, [...args]]
  return {
    by: kernel ? 'kernel' : 'node',
    run: (program, args, cwd) => {
      const done = spawnSync(...inside(program, args), { cwd, env: given, encoding: 'utf8' })
      return { code: done.status, said: `${done.stdout}${done.stderr}` }
    },
    start: (program, args, cwd) =>
      spawn(...inside(program, args), { cwd, env: given, stdio: ['ignore', 'pipe', 'pipe'] }),
    close: () => void holder?.kill('SIGKILL'),
  }
}

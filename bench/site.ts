import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#server/root.ts'
import { freePort } from '#test/support/server.ts'

/** The built server as a process of its own, with its settings as they come. */
export interface Site {
  readonly origin: string
  readonly pid: number
  stop(): Promise<void>
}

/** Starts the built program on a folder whose database is seeded already. */
export async function startSite(
  program: string,
  dataDir: string,
  nodeOptions: readonly string[] = [],
  more: { readonly port?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Site> {
  const port = more.port ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...nodeOptions, program, 'serve'], {
    cwd: root,
    // Sessions of everybody are seeded, without second factors.
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATA_DIR: dataDir,
      REQUIRE_SECOND_FACTOR: 'off',
      ...more.env,
    },
    // What it logs is written, as in operation, but nobody reads it.
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilReady(`${origin}/readyz`, child)
  return { origin, pid: child.pid ?? 0, stop: () => ended(child) }
}

/** The floor: a server that says hello and nothing else, with the same framework in a process of its own. */
export async function startHello(): Promise<Site> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [path.join(root, 'bench/hello.mjs'), String(port)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilReady(origin, child)
  return { origin, pid: child.pid ?? 0, stop: () => ended(child) }
}

async function untilReady(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    if (Date.now() > until) throw new Error('The server did not become ready.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** The most resident memory, in bytes: of the server, and of the process that it starts for work in the background. */
export interface Memory {
  readonly server: number
  readonly background: number
}

/** Looks at the resident memory of a server and of what it has started four times a second; gives the most it saw. */
export function watchMemory(pid: number): { stop(): Memory } {
  let server = 0
  let background = 0
  const look = () => {
    server = Math.max(server, residentOf(pid))
    background = Math.max(background, ...startedBy(pid).map(residentOf))
  }
  look()
  const timer = setInterval(look, 250)
  return {
    stop: () => {
      clearInterval(timer)
      look()
      return { server, background }
    },
  }
}

const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(toldBySystem(`${pid}/status`))?.[1] ?? 0) * 1024

const startedBy = (pid: number): readonly number[] =>
  toldBySystem(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)

/** Nothing of a process that has ended meanwhile. */
function toldBySystem(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/** Processor time, in milliseconds: of the server, of the whole database, and of the load itself. */
export interface Effort {
  readonly server: number
  readonly database: number
  readonly load: number
}

/** What server, database and load have used so far. Other work on the machine does not enter into it. */
export function effortOf(server: number, postmaster: number): Effort {
  const own = process.cpuUsage()
  const database = readdirSync('/proc')
    .filter((it) => /^\d+$/.test(it))
    .map((it) => statOf(Number(it)))
    .filter((it) => it && (it.pid === postmaster || it.parent === postmaster))
    .reduce((sum, it) => sum + (it?.used ?? 0) + (it?.pid === postmaster ? it.ended : 0), 0)
  return { server: statOf(server)?.used ?? 0, database, load: (own.user + own.system) / 1000 }
}

/** One process by the kernel's account (proc(5)): hundredths of seconds, its ended children apart. */
function statOf(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (n: number) => (fields[n] ?? 0) * 10
    return { pid, parent: fields[1] ?? 0, used: at(11) + at(12), ended: at(13) + at(14) }
  } catch {
    // It has ended between the listing and the look.
    return undefined
  }
}

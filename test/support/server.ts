import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '#server/root.ts'

/** The built product, running as a process of its own, so that it can also be killed. */
export interface RunningServer {
  readonly origin: string
  readonly pid: number
  /** What it has printed so far. */
  printed(): string
  /** Ends it as an operator would, and waits. */
  stop(): Promise<void>
  /** Ends it as a power cut would, and waits. */
  kill(): Promise<void>
}

export interface ServerOptions {
  /** `serve` is the real one; `start` is the demo. */
  readonly verb?: 'serve' | 'start'
  /** A database of testDatabase(); without one the server starts its own. */
  readonly databaseUrl?: string
  /** Kept by the caller to start again on the same files; otherwise made and removed here. */
  readonly dataDir?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts dist/main.js and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = options.port ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'zhinan-server-')))
  const given: Record<string, string> = { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  if (options.databaseUrl) given['DATABASE_URL'] = options.databaseUrl
  const child = spawn(process.execPath, [path.join(root, 'dist/main.js'), options.verb ?? 'serve'], {
    cwd: root,
    // A machine that tests much is not a site that is overrun.
    env: { PATH: process.env['PATH'], LOAD_SHEDDING: 'off', ...given, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const end = async (signal: NodeJS.Signals) => {
    await endOf(child, signal)
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await untilReady(origin, child, () => printed)
  } catch (error) {
    await end('SIGKILL')
    throw error
  }
  return {
    origin,
    pid: child.pid ?? 0,
    printed: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function untilReady(origin: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + 240_000
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended:\n${printed()}`)
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok) return
    if (Date.now() > until) throw new Error(`The server did not become ready:\n${printed()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

/** Below what the system gives to connections, so that a server finds its port again; each process begins elsewhere. */
let next = 12_000 + (process.pid % 200) * 100

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 1000; tries++) {
    const port = next++
    if (await isFree(port)) return port
  }
  throw new Error('There is no free port.')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

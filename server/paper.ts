import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AnyPaper, Drawing, Drawn, PaperFormat } from './press/drawing.ts'
import { root } from './root.ts'

export type { AnyPaper, PaperFormat }

const here = fileURLToPath(import.meta.url)
const fromSources = here.endsWith('.ts')
const program = fromSources
  ? path.join(path.dirname(here), 'press/main.ts')
  : path.join(root, 'dist', 'press.js')

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/** How long a press is waited for. */
export interface Patience {
  /** No paper takes this long; one that does is given up with its press. */
  readonly works: number
  /** A press without work is given up after this long: it holds the faces in memory. */
  readonly idle: number
}
const usual: Patience = { works: 60_000, idle: 300_000 }

type Draws = (paper: AnyPaper, format: PaperFormat) => Promise<Uint8Array>

/** What draws papers in a process of its own, which starts with the first paper and again after it was given up. */
export function openPress(patience: Patience = usual): Draws {
  let press: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let count = 0
  const waiting = new Map<number, Waiting>()

  function running(): ChildProcess {
    if (press?.connected) return press
    if (press) lost(press, new Error('The press has stopped.'))
    const child = fork(program, [], {
      cwd: root,
      execArgv: fromSources ? ['--import', 'tsx'] : [],
      // It needs nothing of what the server is told: no secrets, no database.
      env: { ...(process.env['PATH'] !== undefined && { PATH: process.env['PATH'] }) },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.on('message', (it: Drawn) => {
      const one = waiting.get(it.n)
      waiting.delete(it.n)
      if ('bytes' in it) one?.resolve(it.bytes)
      else one?.reject(new Error(it.why))
      watch(child)
    })
    child.once('error', (error: Error) => lost(child, error))
    child.once('exit', () => lost(child, new Error('The press has stopped.')))
    press = child
    return child
  }

  /** While something is drawn it may not take too long; without work it neither holds the server nor stays for ever. */
  function watch(child: ChildProcess): void {
    clearTimeout(timer)
    const works = waiting.size > 0
    timer = setTimeout(() => child.kill('SIGKILL'), works ? patience.works : patience.idle)
    timer.unref()
    if (works) return
    child.unref()
    child.channel?.unref()
  }

  /** Whoever waits for it is told; the next paper starts another. */
  function lost(child: ChildProcess, error: Error): void {
    if (press !== child) return
    press = undefined
    clearTimeout(timer)
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }

  return (paper, format) => {
    const child = running()
    const n = ++count
    return new Promise((resolve, reject) => {
      waiting.set(n, { resolve, reject })
      child.ref()
      child.channel?.ref()
      // Only answers give it more time: otherwise whoever goes on asking would keep one alive that answers nothing.
      if (waiting.size === 1) watch(child)
      // What cannot be sent any more is told when the process is gone.
      child.send({ n, paper, format } satisfies Drawing, () => {})
    })
  }
}

/** A paper as the bytes of a file: a long one takes a second, and nobody else waits for it. */
export const drawn: Draws = openPress()

import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { root } from '../root.ts'
import type { Background, Given, Order, Question, Report } from './background.ts'

/** The process in the background, from the server's side: there when there is something for it to do, and not otherwise. */
export interface Keeper extends Background {
  /** Has it read what has changed and, if told so, what was never read. Says whether it did; false when another server's reads. */
  read(catchUp: boolean): Promise<boolean>
  /** Its number for the system while it runs. */
  pid(): number | undefined
  /** Lets it finish what it has in hand, and waits. */
  stop(): Promise<void>
}

export interface Kept {
  /** The database, past any pooler. */
  readonly url: string
  readonly logLevel: string
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** Waits until the server has little to do. */
  readonly leisure: () => Promise<void>
  /** How long it is kept without work. */
  readonly idle?: number
}

const usualIdle = 30_000
/** After so long, one that was told to stop is ended. */
const patience = 5000

const here = fileURLToPath(import.meta.url)
const fromSources = here.endsWith('.ts')
/** The built program lies beside the built server. */
const program = path.join(path.dirname(here), fromSources ? 'main.ts' : 'background.js')
const execArgv = fromSources ? ['--import', 'tsx'] : []

interface Waiting {
  readonly order: Order
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  again: boolean
}

/** Starts the process when it is first needed, and again after it has ended, well or not. */
export function keepBackground({ url, logLevel, log, leisure, idle = usualIdle }: Kept): Keeper {
  const alive = new Map<ChildProcess, Promise<void>>()
  const asked = new Map<number, Waiting>()
  let current: ChildProcess | undefined
  let reading: Pick<Waiting, 'resolve' | 'reject'> | undefined
  let timer: NodeJS.Timeout | undefined
  let count = 0

  const tell = (child: ChildProcess, order: Order): void => {
    // What cannot be sent any more is seen to when the process is gone.
    child.send(order, () => {})
  }
  const running = (): ChildProcess => {
    clearTimeout(timer)
    if (current?.connected) return current
    const child = fork(program, [], { cwd: root, execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    current = child
    const gone = new Promise<void>((resolve) => {
      child.once('exit', (code, signal) => {
        alive.delete(child)
        resolve()
        lost(child, code, signal)
      })
      child.once('error', (error) => {
        log.error({ err: error }, 'The process in the background could not be started.')
        alive.delete(child)
        resolve()
        lost(child, null, null)
      })
    })
    alive.set(child, gone)
    child.on('message', (it: Report) => heard(child, it))
    tell(child, { say: 'begin', url, logLevel })
    return child
  }
  const rest = (): void => {
    clearTimeout(timer)
    if (asked.size > 0 || reading || !current) return
    timer = setTimeout(end, idle)
    timer.unref()
  }
  const end = (): void => {
    clearTimeout(timer)
    const child = current
    current = undefined
    if (child?.connected) child.disconnect()
  }
  const heard = (child: ChildProcess, it: Report): void => {
    if (it.say === 'is-there-leisure') {
      void leisure().then(() => {
        if (child.connected) tell(child, { say: 'at-leisure' })
      })
      return
    }
    if (it.say === 'read') {
      reading?.resolve(it.ok)
      reading = undefined
    } else {
      const one = asked.get(it.n)
      asked.delete(it.n)
      if (it.say === 'answered') one?.resolve(it.answer)
      else one?.reject(new Error(it.why))
    }
    rest()
  }
  /** Questions are asked once more: somebody waits for the answer. Reading goes on when it is next looked for. */
  const lost = (child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void => {
    if (code !== 0) log.error({ code, signal }, 'The process in the background has ended unexpectedly.')
    if (child !== current) return
    current = undefined
    reading?.reject(new Error('The process in the background has ended.'))
    reading = undefined
    for (const [n, one] of asked) {
      if (one.again) {
        asked.delete(n)
        one.reject(new Error('The process in the background has ended twice over a question.'))
      } else {
        one.again = true
        tell(running(), one.order)
      }
    }
  }
  const ask = <Q extends Question>(question: Q, ...given: Given<Q>): ReturnType<Background[Q]> => {
    const n = count++
    const order = { say: 'answer', n, question, given } as const
    return new Promise<unknown>((resolve, reject) => {
      asked.set(n, { order, resolve, reject, again: false })
      tell(running(), order)
    }) as ReturnType<Background[Q]>
  }
  return {
    compare: (...given) => ask('compare', ...given),
    titles: (...given) => ask('titles', ...given),
    read: (catchUp) =>
      new Promise<boolean>((resolve, reject) => {
        reading = { resolve: (ok) => resolve(ok === true), reject }
        tell(running(), { say: 'read', catchUp })
      }),
    pid: () => (current?.connected ? current.pid : undefined),
    stop: async () => {
      end()
      reading?.reject(new Error('The server stops.'))
      reading = undefined
      for (const [child, gone] of alive) {
        const ending = setTimeout(() => child.kill('SIGKILL'), patience)
        await gone
        clearTimeout(ending)
      }
    },
  }
}

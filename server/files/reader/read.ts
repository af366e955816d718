import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Refused } from '../../refused.ts'
import { root } from '../../root.ts'
import type { FileSaid, Wanted } from './asked.ts'

const here = fileURLToPath(import.meta.url)
const fromSources = here.endsWith('.ts')
/** The built program lies beside the built server, as that of the process in the background does. */
const program = fromSources ? path.join(path.dirname(here), 'main.ts') : path.join(root, 'dist/reader.js')
const loader = fromSources ? ['--import', 'tsx'] : []

/** What reading one file may take: seconds, bytes of memory. */
export interface Bounds {
  readonly time: number
  readonly memory: number
}
const usual: Bounds = { time: 30_000, memory: 640 * 1024 * 1024 }

/** So many are read at once; whoever comes later waits for a turn. */
const mostAtOnce = 2
/** Somebody looks on while a page is made: who would wait behind so many is told to come back. */
const mostWaiting = 20
let under = 0
const waiting: (() => void)[] = []

async function inTurn<T>(step: () => Promise<T>): Promise<T> {
  if (under >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else under++
  try {
    return await step()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else under--
  }
}

/** What a file says. One that breaks or overstrains the reading process is unreadable, and that is all that happens. */
export async function textOfFile(
  open: () => Promise<Readable>,
  ending: string,
  bounds: Bounds = usual,
): Promise<FileSaid> {
  const answer = await inTurn(() => readApart('text', open, ending, bounds))
  return (answer as FileSaid | undefined) ?? { outcome: 'unreadable', text: '' }
}

/**
 * A Word file as HTML without anything that acts; undefined where it cannot be shown, or where nobody looks any more. Opened when
 * it is its turn.
 */
export async function pageOfFile(
  open: () => Promise<Readable>,
  ending: string,
  { bounds = usual, gone }: { readonly bounds?: Bounds; readonly gone?: AbortSignal } = {},
): Promise<string | undefined> {
  if (waiting.length >= mostWaiting) throw new Refused({ why: 'busy', retryAfter: 5 })
  const answer = await inTurn(async () =>
    gone?.aborted ? undefined : readApart('page', open, ending, bounds, gone),
  )
  return (answer as { readonly page?: string } | undefined)?.page
}

/** Fails only where the file cannot be had; what goes wrong inside the process is an undefined answer. */
async function readApart(
  wanted: Wanted,
  open: () => Promise<Readable>,
  ending: string,
  { time, memory }: Bounds,
  gone?: AbortSignal,
): Promise<unknown> {
  const bytes = await open()
  const args = [...loader, '--max-old-space-size=256', program, wanted, ending, String(memory)]
  const child = spawn(process.execPath, args, { cwd: root, env: {}, stdio: ['pipe', 'pipe', 'ignore'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), time)
  const leave = () => child.kill('SIGKILL')
  if (gone?.aborted) leave()
  gone?.addEventListener('abort', leave)
  let broken: unknown
  bytes.on('error', (error) => {
    broken = error
    child.kill('SIGKILL')
  })
  // A process that has ended takes no more; what it had to say is known.
  child.stdin.on('error', () => bytes.destroy())
  bytes.pipe(child.stdin)
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  try {
    const said = await text(child.stdout).catch(() => '')
    const code = await ended
    if (broken !== undefined) throw broken
    return code === 0 ? JSON.parse(said) : undefined
  } finally {
    clearTimeout(timer)
    gone?.removeEventListener('abort', leave)
    bytes.destroy()
  }
}

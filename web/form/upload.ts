import { ProblemError, UnreachableError } from '../api.ts'
import { backoff } from './backoff.ts'
import type { FilePlace, FileView } from './file-place.ts'

/** SHA-256 of a file, in hex. */
export async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, '0')).join('')
}

/** How an upload stands: which share has arrived, and whether it waits for the line to come back. */
export interface Way {
  readonly view: FileView
  readonly share: number
  readonly waiting: boolean
}

/**
 * Sends a file in parts, as often as it takes: a line that breaks is waited for, and what has arrived is not sent again. The
 * same bytes announced once more, from this window or another, go on with what the server has.
 */
export async function upload(
  place: FilePlace,
  field: string,
  file: File,
  tell: (way: Way) => void,
  stop: AbortSignal,
): Promise<FileView> {
  const sha256 = await digestOf(file)
  let way: Way | undefined
  const told = (change: Partial<Way> & Pick<Way, 'view'>) => {
    way = { share: 0, waiting: false, ...way, ...change }
    tell(way)
  }
  const lasting = <T>(step: () => Promise<T>): Promise<T> =>
    again(step, stop, (waiting) => {
      if (way) told({ ...way, waiting })
    })
  for (let round = 1; ; round++) {
    const view = await lasting(() => place.announce({ field, name: file.name, size: file.size, sha256 }))
    const parts = Math.max(1, Math.ceil(file.size / view.partSize))
    const there = new Set(view.parts)
    told({ view, share: there.size / parts })
    try {
      for (let n = 0; n < parts; n++) {
        if (there.has(n)) continue
        const part = file.slice(n * view.partSize, (n + 1) * view.partSize)
        await lasting(() => inTime(place.send(view.id, n, part)))
        there.add(n)
        told({ view: { ...view, parts: [...there] }, share: there.size / parts })
      }
    } catch (error) {
      // Another window has sent the rest of it.
      if (!says(error, 'already')) throw error
    }
    try {
      return await lasting(() => place.finish(view.id, sha256))
    } catch (error) {
      // Parts that the server no longer has are sent once more.
      if (!says(error, 'file-refused') || problemIn(error) !== 'incomplete' || round === 3) throw error
    }
  }
}

const says = (error: unknown, why: string): error is ProblemError =>
  error instanceof ProblemError && error.problem.why === why

const problemIn = (error: unknown): unknown =>
  error instanceof ProblemError ? error.problem.more?.['problem'] : undefined

/** Not reached, in trouble, or too busy: none of it is about the file. A full disk is waited for by nobody. A part that broke off half-way is as good as not sent. */
const passes = (error: unknown): boolean =>
  error instanceof UnreachableError ||
  (error instanceof ProblemError &&
    ((error.problem.status >= 500 && error.problem.status !== 507) ||
      error.problem.status === 429 ||
      problemIn(error) === 'incomplete'))

/** Tries until it is done, refused or given up; meanwhile says that it waits. The browser's word that it is on line again ends a wait. */
async function again<T>(
  step: () => Promise<T>,
  stop: AbortSignal,
  waits: (waiting: boolean) => void,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      stop.throwIfAborted()
      const done = await step()
      if (failures > 0) waits(false)
      return done
    } catch (error) {
      if (!passes(error) || stop.aborted) throw error
      // A finish that says “incomplete” is no matter of the line.
      if (problemIn(error) === 'incomplete' && failures > 2) throw error
      waits(true)
      await pause(Math.min(backoff(failures), 15_000), stop)
    }
  }
}

const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      stop.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    stop.addEventListener('abort', done)
  })

/** A line may go dead without breaking. A part of a megabyte has three minutes, six kilobytes a second. */
const longest = 180_000

const inTime = <T>(step: Promise<T>): Promise<T> => {
  let timer = 0
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new UnreachableError()), longest)
  })
  return Promise.race([step, late]).finally(() => clearTimeout(timer))
}

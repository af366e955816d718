import type { Contract, Operation } from '#api/contract.ts'
import type { Problem } from '#api/problem.ts'
import { keepClock } from './clock.ts'
import { expectAnswer, standInLine } from './turn.ts'

/** What the schema library calls input and output, without bringing the library into the page. */
type In<S> = S extends { readonly _zod: { readonly input: infer T } } ? T : never
type Out<S> = S extends { readonly _zod: { readonly output: infer T } } ? T : never

/** Values left undefined are not sent, so an optional one may be given as undefined. */
type Loose<T> = { readonly [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] }

type Part<Op extends Operation, Name extends 'params' | 'query' | 'body'> = Contract[Op] extends {
  readonly [K in Name]: infer S
}
  ? Record<never, never> extends In<S>
    ? { readonly [K in Name]?: Loose<In<S>> }
    : { readonly [K in Name]: Name extends 'query' ? Loose<In<S>> : In<S> }
  : { readonly [K in Name]?: never }

/** What changes nothing, so that it may be given up. */
type Reading =
  | Extract<Operation, `GET ${string}`>
  | 'POST /calls/:call/similar-titles'
  | 'POST /calls/:call/field-hint'

/** What an operation must be given; a reading may be told when nobody looks at its answer any more. */
export type Asked<Op extends Operation> = Part<Op, 'params'> &
  Part<Op, 'query'> &
  Part<Op, 'body'> & { readonly signal?: Op extends Reading ? AbortSignal : never }
/** What it answers. */
export type Answer<Op extends Operation> = Out<Contract[Op]['response']>

/** The server said no; `problem.detail` is the sentence for the reader. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** The server could not be reached, or answered with something that is not ours (a proxy's page). */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

/**
 * What stands between a refusal and its repetition: the page asks the person to sign in again, or for the password once
 * more, and then the same request goes out again. Set by the session, so that nothing typed is lost.
 */
export const interrupt: {
  signIn: (() => Promise<boolean>) | null
  confirm: (() => Promise<boolean>) | null
  /** Signing in was not finished after all: the page asks who is here, and what is left to do takes its place. */
  unfinished: (() => void) | null
} = { signIn: null, confirm: null, unfinished: null }

/** In which language the server words its answers. */
export const reader = { language: 'zh-CN' }

type Rest<Op extends Operation> =
  Record<never, never> extends Asked<Op> ? [asked?: Asked<Op>] : [asked: Asked<Op>]

/** Calls one operation of the contract. */
export async function request<Op extends Operation>(op: Op, ...[asked]: Rest<Op>): Promise<Answer<Op>> {
  const { url, init } = outgoing(op, asked)
  return (await sent(op, url, init)) as Answer<Op>
}

/** The same for an operation that takes a file as it is. */
export async function sendFile<Op extends Operation>(
  op: Op,
  file: Blob,
  ...[asked]: Rest<Op>
): Promise<Answer<Op>> {
  const { url, init } = outgoing(op, asked)
  const headers = { ...init.headers, 'content-type': 'application/octet-stream' }
  return (await sent(op, url, { ...init, headers, body: file })) as Answer<Op>
}

/** As long as a place in the line is good; after that the reader is told and decides. */
const longestInLine = 30 * 60_000
/** What somebody sends to come in waits as well, but nobody is signed in who may have left. */
const longestAtTheDoor = 5 * 60_000
/** Other commands are done at once or not: nobody is surprised by them later. One-time codes would be stale. */
const comesIn = /^POST \/(session|registration|password-reset)$/

/** Where the refusal can be mended on the spot, the same request goes out once more; who comes and who reads waits for their turn. */
async function sent(op: Operation, url: string, init: RequestInit): Promise<unknown> {
  const most = init.method === 'GET' ? longestInLine : comesIn.test(op) ? longestAtTheDoor : 0
  const until = performance.now() + most
  const page = location.pathname
  const left = () => init.signal?.aborted ?? location.pathname !== page
  const came = most > 0 ? expectAnswer(init.method !== 'GET') : undefined
  let stepOut = () => {}
  try {
    for (;;) {
      const outcome = await answered(url, init).then(ok, failed)
      if ('answer' in outcome) return outcome.answer
      // Nobody waits for a page that was left.
      const turn = performance.now() < until && !left() ? turnOf(outcome.error) : undefined
      if (turn === undefined) {
        came?.()
        return await mended(op, url, init, outcome.error)
      }
      stepOut()
      stepOut = standInLine(turn.wait)
      await pause(turn.seconds * 1000, init.signal)
    }
  } finally {
    came?.()
    stepOut()
  }
}

/** Ends sooner where nobody looks any more. */
const pause = (milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', end)
  })
const ok = (answer: unknown) => ({ answer })
const failed = (error: unknown) => ({ error })

/** Asks the reader for what was missing, and sends it once more. */
async function mended(op: Operation, url: string, init: RequestInit, error: unknown): Promise<unknown> {
  const again = error instanceof ProblemError ? remedyFor(op, error.problem) : null
  if (again === null || !(await again())) throw error
  return answered(url, init)
}

/** When the server wants to be asked again and how long that may go on, in seconds, where it says that it has no time now. */
function turnOf(error: unknown): { readonly seconds: number; readonly wait: number | undefined } | undefined {
  if (!(error instanceof ProblemError) || error.problem.why !== 'busy') return undefined
  const { retryAfter, line } = error.problem.more ?? {}
  const wait = (line as { readonly wait?: unknown } | undefined)?.wait
  return {
    seconds: typeof retryAfter === 'number' ? retryAfter : 5,
    wait: typeof wait === 'number' ? wait : undefined,
  }
}

function remedyFor(op: Operation, { status, why }: Problem) {
  if (why === 'needs-confirmation') return interrupt.confirm
  if (why === 'sign-in-unfinished') interrupt.unfinished?.()
  const tries = op === 'POST /session' || op === 'POST /session/confirm'
  return status === 401 && !tries ? interrupt.signIn : null
}

/** The address of an operation, for links that download. */
export function addressOf<Op extends Operation>(op: Op, ...[asked]: Rest<Op>): string {
  return outgoing(op, asked).url
}

interface Parts {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

function outgoing(op: Operation, asked: Parts = {}): { url: string; init: RequestInit } {
  const [method = 'GET', path = ''] = op.split(' ')
  const params = (asked.params ?? {}) as Record<string, unknown>
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((asked.query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  const text = query.toString()
  const sends = method !== 'GET'
  return {
    url: `/api/v1${filled}${text === '' ? '' : `?${text}`}`,
    init: {
      method,
      headers: {
        'accept-language': reader.language,
        ...(sends ? { 'content-type': 'application/json' } : {}),
      },
      ...(sends ? { body: JSON.stringify(asked.body ?? {}) } : {}),
      ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    },
  }
}

async function answered(url: string, init: RequestInit): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url, { ...init, credentials: 'same-origin' })
  } catch {
    throw new UnreachableError()
  }
  keepClock(response.headers.get('date'))
  if (response.status === 204) return {}
  const json: unknown = await response.json().catch(() => null)
  if (response.ok && json !== null) return json
  if (json !== null && typeof json === 'object' && 'why' in json) throw new ProblemError(json as Problem)
  throw new UnreachableError()
}

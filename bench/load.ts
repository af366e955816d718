import autocannon from 'autocannon'
import type { Effort } from './site.ts'

/** How many requests are under way at any moment: the goals are set at this number, and it is so where none is given. */
export const connections = 16

/** One request as the load sends it. */
export interface Sent {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  /** The secret of the session. */
  readonly token?: string
  readonly body?: unknown
}

/** What one burst came to; times in milliseconds, as the one who waits sees them. */
export interface Measured {
  readonly requests: number
  readonly seconds: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Answers other than 200, and requests without an answer. */
  readonly failed: number
  /** Processor time of one request, in milliseconds. */
  readonly effort?: Effort
}

export interface Burst {
  readonly seconds: number
  /** How many requests are under way at any moment. */
  readonly atOnce?: number
  /** Ends earlier, where each request can be sent only once. */
  readonly atMost?: number
  /** The request with this place in the burst. */
  readonly next: (at: number) => Sent
}

/** Keeps so many requests under way until time or requests run out. */
export async function burst(
  origin: string,
  { seconds, atOnce = connections, atMost, next }: Burst,
): Promise<Measured> {
  let sent = 0
  let failed = 0
  const times: number[] = []
  const began = performance.now()
  const running = autocannon({
    url: origin,
    connections: atOnce,
    ...(atMost === undefined ? { duration: seconds } : { amount: atMost }),
    requests: [
      {
        setupRequest: (request) => {
          const { method = 'GET', path, token, body } = next(sent++)
          return {
            ...request,
            method,
            path,
            headers: {
              ...(token ? { cookie: `zhinan=${token}` } : {}),
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }
        },
      },
    ],
  })
  let last = began
  running.on('response', (_client: unknown, status: number, _bytes: number, took: number) => {
    times.push(took)
    last = performance.now()
    if (status !== 200) failed++
  })
  const timer = setTimeout(() => running.stop(), seconds * 1000)
  const { errors, timeouts } = await running
  clearTimeout(timer)
  times.sort((a, b) => a - b)
  const took = (last - began) / 1000
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    requests: times.length,
    seconds: took,
    perSecond: times.length / took,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed: failed + errors + timeouts,
  }
}

/** Puts beside a measurement what processors did for it. */
export async function withEffort(look: () => Effort, step: () => Promise<Measured>): Promise<Measured> {
  const before = look()
  const measured = await step()
  const after = look()
  const each = (part: keyof Effort) => (after[part] - before[part]) / Math.max(1, measured.requests)
  return { ...measured, effort: { server: each('server'), database: each('database'), load: each('load') } }
}

/** The round in the middle, by requests per second. */
export const median = (rounds: readonly Measured[]): Measured => {
  const middle = rounds.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]
  if (!middle) throw new Error('Nothing was measured.')
  return middle
}

/** The round in the middle with the slowest and the fastest of them, in requests per second. */
export interface Cell extends Measured {
  readonly least: number
  readonly most: number
}

export const cellOf = (rounds: readonly Measured[]): Cell => {
  const rates = rounds.map((it) => it.perSecond)
  return { ...median(rounds), least: Math.min(...rates), most: Math.max(...rates) }
}

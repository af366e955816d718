import type { FastifyInstance } from 'fastify'
import type { LogConfig } from 'kysely'
import type { Config } from '../config.ts'

/** What makes traces, once an operator has named a collector. */
export interface Tracing {
  requests(app: FastifyInstance): void
  statements: LogConfig
  job(name: string, carried: Carried, work: () => Promise<void>): Promise<void>
  ids(): TraceIds
  carried(): Carried
  stop(): Promise<void>
}

/** What a line of the log says of the trace it belongs to. */
export interface TraceIds {
  readonly trace_id?: string
  readonly span_id?: string
}

/** The trace as it is handed on (W3C Trace Context): as headers of a request, or beside what a job is told. */
export interface Carried {
  readonly traceparent?: string
}

const none = {}
let tracing: Tracing | undefined

/** Loads what makes traces only where there is somebody to send them to: it is large, and starting is to be quick (decision 0032). */
export async function openTraces({ traces }: Pick<Config, 'traces'>): Promise<void> {
  if (traces === null || tracing !== undefined) return
  const { traceTo } = await import('./telemetry.ts')
  tracing = traceTo(traces)
}

/** Sends what has not been sent; a collector that is away is not waited for. */
export async function closeTraces(): Promise<void> {
  const ending = tracing
  tracing = undefined
  await ending?.stop()
}

/** A span for each request of the interface. */
export const traceRequests = (app: FastifyInstance): void => tracing?.requests(app)

/** A span for each statement; nothing where nobody asked for traces. */
export const tracedStatements = (): { readonly log?: LogConfig } =>
  tracing === undefined ? none : { log: tracing.statements }

/** A span for a job, in the trace of the request that set it in motion where it was told of one. */
export const tracedJob = (name: string, payload: unknown, work: () => Promise<void>): Promise<void> =>
  tracing === undefined ? work() : tracing.job(name, carriedIn(payload), work)

/** The trace that is under way, for the log. */
export const traceIds = (): TraceIds => tracing?.ids() ?? none

/** The trace that is under way, to be handed on. */
export const carriedOn = (): Carried => tracing?.carried() ?? none

function carriedIn(payload: unknown): Carried {
  if (typeof payload !== 'object' || payload === null || !('traceparent' in payload)) return none
  return typeof payload.traceparent === 'string' ? { traceparent: payload.traceparent } : none
}

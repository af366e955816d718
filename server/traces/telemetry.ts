import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TraceCollector } from '../config.ts'
import { buildId } from '../present/build.ts'
import { nameOfStatement } from './statement.ts'
import type { Carried, Tracing } from './traces.ts'

/** So often and so many at a time spans are sent; beyond what may wait they are dropped, never the work that they tell of. */
const batches = { scheduledDelayMillis: 1000, maxExportBatchSize: 512, maxQueueSize: 4096 }
const longestMs = 10_000
const leavingMs = 2_000

/**
 * Traces with OpenTelemetry's own parts, under the names of its semantic conventions. Said of a request: operation, status, request
 * number and reason of refusal. Never said: who asked, from where, addresses with their ids, or anything that was typed.
 */
export function traceTo(collector: TraceCollector): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${collector.url}/v1/traces`,
    headers: { ...collector.headers },
    timeoutMillis: longestMs,
  })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': collector.service,
      'service.version': buildId(),
      'service.instance.id': `${hostname()}:${process.pid}`,
    }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(collector.share) }),
    spanProcessors: [new BatchSpanProcessor(exporter, batches)],
  })
  provider.register()
  const tracer = trace.getTracer('zhinan')
  const under = new WeakMap<FastifyRequest, Context>()

  const requests = (app: FastifyInstance): void => {
    app.addHook('onRequest', (request, reply, done) => {
      if (!request.url.startsWith('/api/')) return done()
      const { method, routeOptions, headers } = request
      const route = routeOptions.url ?? 'none'
      const span = tracer.startSpan(
        `${method} ${route}`,
        {
          kind: SpanKind.SERVER,
          attributes: { 'http.request.method': method, 'http.route': route, 'zhinan.request.id': request.id },
        },
        propagation.extract(ROOT_CONTEXT, headers),
      )
      const own = trace.setSpan(ROOT_CONTEXT, span)
      under.set(request, own)
      reply.raw.once('close', () => endRequest(span, request, reply.raw))
      context.with(own, done)
    })
    // Whoever has read a body goes on where the connection was, so the way back is found once more.
    app.addHook('preValidation', (request, _reply, done) => {
      const own = under.get(request)
      if (own === undefined) done()
      else context.with(own, done)
    })
  }

  return {
    requests,
    statements: ({ query, queryDurationMillis, level }) => {
      if (trace.getActiveSpan() === undefined) return
      const { operation, table } = nameOfStatement(query.sql)
      const ended = performance.timeOrigin + performance.now()
      const span = tracer.startSpan(table === undefined ? operation : `${operation} ${table}`, {
        kind: SpanKind.CLIENT,
        startTime: ended - queryDurationMillis,
        attributes: {
          'db.system.name': 'postgresql',
          'db.operation.name': operation,
          ...(table === undefined ? {} : { 'db.collection.name': table }),
        },
      })
      if (level === 'error') span.setStatus({ code: SpanStatusCode.ERROR })
      span.end(ended)
    },
    job: (name, carried, work) =>
      tracer.startActiveSpan(
        `job ${name}`,
        { kind: SpanKind.CONSUMER, attributes: { 'messaging.destination.name': name } },
        propagation.extract(ROOT_CONTEXT, carried),
        (span) =>
          work()
            .catch((error: unknown) => {
              span.setStatus({ code: SpanStatusCode.ERROR })
              throw error
            })
            .finally(() => span.end()),
      ),
    ids: () => {
      const now = trace.getActiveSpan()?.spanContext()
      return now === undefined ? {} : { trace_id: now.traceId, span_id: now.spanId }
    },
    carried: () => {
      const carried: { traceparent?: string } = {}
      propagation.inject(context.active(), carried)
      return carried.traceparent === undefined ? {} : ({ traceparent: carried.traceparent } satisfies Carried)
    },
    stop: async () => {
      // A collector that is away keeps nobody from stopping.
      const patience = new Promise<void>((resolve) => setTimeout(resolve, leavingMs).unref())
      await Promise.race([provider.shutdown().catch(() => {}), patience])
    },
  }
}

function endRequest(
  span: Span,
  request: FastifyRequest,
  answer: { readonly statusCode: number; readonly writableFinished: boolean },
): void {
  const { statusCode, writableFinished } = answer
  if (writableFinished) span.setAttribute('http.response.status_code', statusCode)
  const why = writableFinished ? request.refusedFor : 'aborted'
  if (why !== undefined) span.setAttribute('error.type', why)
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

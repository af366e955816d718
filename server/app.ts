import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Problem } from '#api/problem.ts'
import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { unstorable } from '#core/text.ts'
import { type Language, sentences } from '#text/sentences.ts'
import { trustedAnswers } from './answer.ts'
import { refuseForeign } from './auth/same-origin.ts'
import { readSession, type SignedIn } from './auth/session.ts'
import type { Context } from './context.ts'
import { isDatabaseAway } from './db/away.ts'
import { NoSuchObject, StoreAway, StoreFull } from './files/store.ts'
import { letLeave } from './leave.ts'
import { watchLoad } from './load/gauge.ts'
import { measure } from './metrics.ts'
import { pagePolicy, sentencePage } from './present/preview-page.ts'
import { problemOf } from './problem.ts'
import { markWrites } from './read-elsewhere.ts'
import { keepRefusals } from './refusals.ts'
import { Refused } from './refused.ts'
import { handlers } from './routes/all.ts'
import { safeHeaders } from './safe-headers.ts'
import { serveScreens } from './screens.ts'
import { refuseStrangers, serve } from './serve.ts'
import { traceRequests } from './traces/traces.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** When the request reached us: the instant that decides whether something is in time. */
    arrived: Instant
    language: Language
    signedIn: SignedIn | undefined
  }
}

/** The largest body of an ordinary request; parts of files have their own bound. */
export const bodyLimit = 12 * 1024 * 1024

/**
 * The whole server, not yet listening. Tests have every answer checked against the contract, and measure no load: their own work
 * is in the same process. One that serves people answers in turns and asks who comes to come back when there is too much to do.
 */
export async function buildApp(
  ctx: Context,
  answers = trustedAnswers,
  { sheds = false }: { readonly sheds?: boolean } = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: ctx.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Whatever still arrives while a server leaves is answered like everything before it.
    return503OnClosing: false,
    trustProxy: ctx.config.trustProxy.length > 0 ? [...ctx.config.trustProxy] : false,
    genReqId: () => ctx.dice.id(ctx.now()).slice(-12),
    // What the router cannot even read never gets as far as the hooks.
    frameworkErrors: (error, request, reply) => {
      refuse(error, request, reply, languageOf(request.headers['accept-language']))
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(answers)
  app.decorateRequest('arrived', 0)
  app.decorateRequest('language', 'zh-CN')
  app.decorateRequest('signedIn', undefined)
  await app.register(cookie)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Zhinan',
        version: '1',
        description:
          'Collecting suggestions for a funding guide. ' +
          'In a rush, whoever comes or reads may be answered 503 with `why: busy`: `more.line.ahead` is how many came before and ' +
          '`more.line.wait` how many seconds they take; `Retry-After` (and `more.retryAfter`) is when to ask again. The cookie that ' +
          'comes with it (`zhinan-place`) is the place in the line: send it back.',
      },
      servers: [{ url: '/' }],
    },
    transform: jsonSchemaTransform,
  })
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

  traceRequests(app)
  letLeave(app)
  const turnAway = sheds ? watchLoad(app, ctx) : undefined
  app.addHook('onRequest', async (request, reply) => {
    request.arrived = ctx.now()
    reply.header('x-request-id', request.id)
    request.language = languageOf(request.headers['accept-language'])
    turnAway?.(request, reply)
    checkAddress(request.url)
    refuseForeign(request, ctx.config)
  })
  app.addHook('onRequest', safeHeaders(ctx.config))
  // Whoever may not ask at all learns nothing about what they sent.
  app.addHook('preValidation', async (request) => {
    if (request.url.startsWith('/api/')) request.signedIn = await readSession(ctx, request)
    refuseStrangers(request)
  })
  app.addHook('preValidation', async (request) => {
    const place = unstorablePlace(request.body, 'body')
    if (place) throw new Refused({ why: 'unstorable', path: place, problem: 'unstorable' })
  })
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode >= 500 || request.url.startsWith('/api/'))
      request.log.info({
        method: request.method,
        url: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      })
  })

  keepRefusals(app, ctx)

  app.setErrorHandler((error: Complaint, request, reply) => refuse(error, request, reply, request.language))

  markWrites(app, ctx)
  serve(app, ctx, handlers)
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    if (app.leave.begun) return reply.code(503).send({ ok: false })
    try {
      await ctx.db.selectFrom('call').select('id').limit(1).execute()
      return { ok: true }
    } catch {
      return reply.code(503).send({ ok: false })
    }
  })
  measure(app, ctx)
  await serveScreens(app, ctx)
  return app
}

/** Refusals that are no matter of what was asked: operators find the cause in the log. */
const ours: readonly Reason['why'][] = ['store-away', 'store-full', 'file-lost', 'database-away']

type Complaint = Error & { readonly statusCode?: number; readonly code?: string }

/** Answers what went wrong as a problem (RFC 9457): a refusal with its sentence, anything else as broken. */
function refuse(
  error: Complaint,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): FastifyReply {
  const reason = reasonOf(error, request)
  if (reason) {
    request.refusedFor = reason.why
    const problem = problemOf(reason, language, request.id)
    if (ours.includes(reason.why)) request.log.error({ err: error })
    if (request.headers['sec-fetch-dest'] === 'iframe') return saidInFrame(reply, language, problem)
    if (reason.why === 'slow-down' || reason.why === 'busy') reply.header('retry-after', reason.retryAfter)
    // Whoever follows a link in a rush reads why it waits, and the browser asks again by itself.
    if (reason.why === 'busy' && request.headers['sec-fetch-dest'] === 'document')
      return saidInFrame(reply.header('refresh', reason.retryAfter), language, problem)
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
  request.log.error({ err: error })
  const { title, broken } = sentences(language).reason
  const problem = { type: '/problems/broken', title, status: 500, why: 'broken', detail: broken }
  return reply
    .code(500)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, request: request.id }))
}

/** Whoever looks at a frame reads a sentence there, too. */
const saidInFrame = (
  reply: FastifyReply,
  language: Language,
  { status, title, detail }: Problem,
): FastifyReply =>
  reply
    .code(status)
    .header('content-security-policy', pagePolicy)
    .type('text/html; charset=utf-8')
    .send(sentencePage(language, title, detail))

const languageOf = (header: string | undefined): Language =>
  header?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh-CN'

/** An address with broken escapes or a NUL would otherwise surface as an error deep inside. */
function checkAddress(url: string): void {
  try {
    if (decodeURIComponent(url).includes('\0')) throw new Error('nul')
  } catch {
    throw new Refused({ why: 'not-found' })
  }
}

/** Where in a request's body the first text stands that may not enter, or undefined. */
function unstorablePlace(value: unknown, place: string, depth = 0): string | undefined {
  if (typeof value === 'string') return unstorable(value) ? place : undefined
  if (depth > 12 || typeof value !== 'object' || value === null || 'pipe' in value) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (unstorable(key)) return place
    const found = unstorablePlace(inner, `${place}.${key}`, depth + 1)
    if (found) return found
  }
  return undefined
}

/** What our own refusals and the framework's complaints about input mean; undefined is a fault or a bug. */
function reasonOf(error: Complaint, request: FastifyRequest): Reason | undefined {
  if (error instanceof Refused) return error.reason
  if (error instanceof StoreFull) return { why: 'store-full' }
  if (error instanceof StoreAway) return { why: 'store-away' }
  if (error instanceof NoSuchObject) return { why: 'file-lost' }
  if (isDatabaseAway(error)) return { why: 'database-away' }
  if (hasZodFastifySchemaValidationErrors(error))
    return {
      why: 'bad-input',
      problems: error.validation.map((it) => ({
        at: it.instancePath || '/',
        problem: it.message ?? it.keyword,
      })),
    }
  if (error.statusCode === 413) return { why: 'too-big', limit: request.routeOptions.bodyLimit }
  // An address that is no address leads nowhere.
  if (error.statusCode === 404 || error.code === 'FST_ERR_BAD_URL') return { why: 'not-found' }
  if (error.code === 'FST_ERR_MAX_PARAM_LENGTH' || error.statusCode === 414) return { why: 'not-found' }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return { why: 'bad-input', problems: [{ at: '/', problem: error.code ?? 'unreadable' }] }
  return undefined
}

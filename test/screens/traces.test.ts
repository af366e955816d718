import { createServer, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, requests, type TestApp, testApp } from '#test/support/app.ts'
import { granted } from '#test/support/journey.ts'
import { overHttp } from '#test/support/over-http.ts'
import { aPerson, type MadePerson, password } from '#test/support/people.ts'
import { type RunningServer, startServer } from '#test/support/server.ts'

/** A span as OTLP writes it in JSON (opentelemetry-proto, trace.proto). */
interface Sent {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly status?: { readonly code?: number }
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[]
}

let behind: TestApp
let server: RunningServer
let filer: MadePerson
const spans: Sent[] = []
const asked: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = []
const bodies: string[] = []
const collector = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part
  })
  request.on('end', () => {
    asked.push({ url: request.url ?? '', headers: request.headers })
    bodies.push(body)
    for (const { scopeSpans } of JSON.parse(body).resourceSpans)
      for (const it of scopeSpans) spans.push(...it.spans)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})

beforeAll(async () => {
  behind = await testApp({ now: Date.now() })
  filer = await aPerson(behind, { name: '留痕人', email: 'traced@example.com' })
  await new Promise<void>((resolve) => {
    collector.listen(0, '127.0.0.1', resolve)
  })
  const { port } = collector.address() as { port: number }
  server = await startServer({
    databaseUrl: behind.url,
    env: {
      LOG_LEVEL: 'info',
      REQUIRE_SECOND_FACTOR: 'off',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=only%20ours',
      OTEL_SERVICE_NAME: 'zhinan-test',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'zn@example.com',
    },
  })
})
afterAll(async () => {
  await server.stop()
  await new Promise((resolve) => collector.close(resolve))
  await behind.close()
})

const secretId = '01890a5d-ac96-774b-bcce-b302099a8057'
const attribute = (span: Sent, key: string): unknown =>
  Object.values(span.attributes.find((it) => it.key === key)?.value ?? {})[0]

test('a request is a span below the caller’s, its statements below it, and the log names the trace', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const caller = 'b7ad6b7169203331'
  const app = overHttp(server.origin)
  const signedIn = await requests(app, undefined).post('/session', { account: filer.email, password })
  granted(signedIn)
  const answer = await app.inject({
    method: 'GET',
    url: `/api/v1/suggestions/${secretId}?seen=%E7%A7%98`,
    headers: { cookie: cookieOf(signedIn), traceparent: `00-${traceId}-${caller}-01` },
  })
  const number = String(answer.headers['x-request-id'])
  const mine = () => spans.filter((it) => it.traceId === traceId)
  await expect.poll(() => mine().filter((it) => it.kind === 2).length, { timeout: 20_000 }).toBe(1)
  const [request] = mine().filter((it) => it.kind === 2)
  expect(request?.name).toBe('GET /api/v1/suggestions/:id')
  expect(request?.parentSpanId).toBe(caller)
  expect(attribute(request as Sent, 'http.route')).toBe('/api/v1/suggestions/:id')
  expect(attribute(request as Sent, 'zhinan.request.id')).toBe(number)
  expect(Number(attribute(request as Sent, 'http.response.status_code'))).toBe(answer.statusCode)
  const statements = mine().filter((it) => it.kind === 3)
  expect(statements.map((it) => it.name)).toContain('select session')
  for (const it of statements) {
    expect(it.parentSpanId).toBe(request?.spanId)
    expect(attribute(it, 'db.system.name')).toBe('postgresql')
  }
  await expect.poll(() => server.printed(), { timeout: 10_000 }).toContain(`"trace_id":"${traceId}"`)
})

test('a job goes on in the trace of the request that set it in motion', async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  // Signing in from another device is told by mail.
  const answer = await overHttp(server.origin).inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: {
      'user-agent': 'Mozilla/5.0 (Macintosh) Firefox/140.0',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    },
    payload: { account: filer.email, password },
  })
  expect(answer.statusCode).toBe(200)
  const [request, job] = ['POST /api/v1/session', 'job send-mail'].map(
    (name) => () => spans.find((it) => it.traceId === traceId && it.name === name),
  )
  await expect.poll(() => job?.()?.parentSpanId, { timeout: 20_000 }).toBeDefined()
  await expect.poll(() => request?.()?.spanId, { timeout: 20_000 }).toBeDefined()
  // The mail server is not there: the trace says that the job failed.
  expect(job?.()).toMatchObject({ kind: 5, status: { code: 2 } })
})

test('what is sent says nothing of anybody, and goes where and as the operator said', () => {
  expect(new Set(asked.map((it) => it.url))).toEqual(new Set(['/v1/traces']))
  expect(asked[0]?.headers['x-key']).toBe('only ours')
  const all = bodies.join('\n')
  expect(all).toContain('zhinan-test')
  for (const secret of [
    filer.email,
    filer.name,
    filer.id,
    password,
    secretId,
    '%E7%A7%98',
    '127.0.0.1',
    '$1',
  ])
    expect(all, secret).not.toContain(secret)
  expect(spans.filter((it) => it.name.includes('readyz'))).toEqual([])
})

import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callView } from '#api/calls.ts'
import { startOf } from '#core/instant.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
  await it.install(aCall())
})
afterAll(() => it.close())

const ask = (path: string, tag?: string) =>
  it.app.inject({ url: `/api/v1${path}`, headers: tag ? { 'if-none-match': tag } : {} })

test('a call is told whole, as the contract says, with the time of the server', async () => {
  const { body } = await it.anyone.get('/calls')
  expect(body.now).toBe(it.clock.now())
  expect(callView.parse(body.calls[0])).toEqual(body.calls[0])
  expect(body.calls[0].phase).toBe('concentrated')
})

test.each([
  '/calls',
  '/calls/xiaoshi-2030/notice',
  '/calls/xiaoshi-2030/forms/TECH',
  '/calls/xiaoshi-2030/readiness',
])('%s is sent once to whoever keeps it', async (path) => {
  const first = await ask(path)
  expect(first.statusCode).toBe(200)
  const again = await ask(path, String(first.headers['etag']))
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test.each([
  ['br', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip, br;q=0.4', 'br'],
  ['gzip;q=1.0, br;q=0', undefined],
  ['gzip', undefined],
  ['brass', undefined],
])('a form for whoever accepts %s is packed as %s, and is the same form', async (accepted, packed) => {
  const url = '/api/v1/calls/xiaoshi-2030/forms/TECH'
  const plain = await it.app.inject({ url })
  const sent = await it.app.inject({ url, headers: { 'accept-encoding': accepted } })
  expect([sent.headers['content-encoding'], sent.headers['vary']]).toEqual([packed, 'accept-encoding'])
  const bytes = packed ? brotliDecompressSync(sent.rawPayload) : sent.rawPayload
  expect(bytes.equals(plain.rawPayload)).toBe(true)
  if (packed) expect(sent.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
})

test('a new phase and a new minute are sent anew', async () => {
  const tag = String((await ask('/calls')).headers['etag'])
  it.clock.pass(61_000)
  expect((await ask('/calls', tag)).statusCode).toBe(200)
  const before = it.clock.now()
  it.clock.set(startOf('2030-03-01'))
  expect((await it.anyone.get('/calls')).body.calls[0].phase).toBe('rolling')
  it.clock.set(before)
})

test.each(['/calls/nowhere/notice', '/calls/xiaoshi-2030/forms/NONE', '/calls/nowhere/readiness'])(
  '%s is not found',
  async (path) => {
    expect((await it.anyone.get(path)).status).toBe(404)
  },
)

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/support/app.ts'

const token = 'k4Jq9Zt2Wm7Xr5Bv8Nc3Lp6D'
let site: TestApp
beforeAll(async () => {
  site = await testApp({ env: { METRICS_TOKEN: token } })
})
afterAll(() => site.close())

const metrics = async (said?: string) =>
  site.app.inject({ url: '/metrics', headers: said === undefined ? {} : { authorization: said } })
const read = async (): Promise<string> => (await metrics(`Bearer ${token}`)).body

test.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`])(
  'whoever says %s learns nothing',
  async (said) => {
    const answer = await metrics(said)
    expect([answer.statusCode, answer.body]).toEqual([401, '{"ok":false}'])
  },
)

test('requests are counted by operation and class, refusals by their reason, and no address with an id in it', async () => {
  await site.anyone.get('/calls')
  await site.anyone.get('/suggestions/00000000-0000-7000-8000-000000000001')
  const text = await read()
  expect(text).toContain(
    'zhinan_http_request_seconds_count{method="GET",route="/api/v1/calls",status="2xx"} 1',
  )
  expect(text).toContain('route="/api/v1/suggestions/:id",status="4xx"')
  expect(text).toContain('zhinan_refused_total{why="not-signed-in"} 1')
  expect(text).not.toContain('00000000-0000')
})

test('queue, mail, database and event loop are told; a backup that was never made is no figure', async () => {
  const text = await read()
  for (const line of [
    'zhinan_database_up 1',
    'zhinan_jobs_due 0',
    'zhinan_mails_waiting 0',
    'zhinan_saves_total 0',
  ])
    expect(text).toContain(line)
  expect(text).toMatch(/^zhinan_nodejs_eventloop_lag_p99_seconds /m)
})

test('without a token there is no such page, and every answer carries its number', async () => {
  const plain = await testApp()
  expect(
    (await plain.app.inject({ url: '/metrics', headers: { accept: 'application/json' } })).body,
  ).not.toContain('zhinan_http')
  const [one, other] = [await plain.anyone.get('/site'), await plain.anyone.get('/suggestions')]
  expect(one.headers['x-request-id']).toMatch(/^[0-9a-f]{12}$/)
  expect(other.headers['x-request-id']).toBe(other.body.request)
  await plain.close()
})

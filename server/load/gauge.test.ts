import { setTimeout as wait } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realDice } from '../context.ts'
import { Refused } from '../refused.ts'
import { watchLoad } from './gauge.ts'

let app: FastifyInstance
let release: () => void = () => {}
const held = new Promise<void>((done) => {
  release = done
})
const ends: (() => void)[] = []
beforeAll(async () => {
  app = Fastify()
  const turnAway = watchLoad(app, realDice)
  app.addHook('onRequest', async (request) => turnAway(request))
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Refused && error.reason.why === 'busy' ? 503 : 500).send({}),
  )
  for (const rank of ['vital', 'ordinary', 'heavy'] as const)
    app.get(`/${rank}`, { config: { rank } }, async () => ({}))
  app.get('/slow', { config: { rank: 'vital' } }, async (request) => {
    await held
    request.answered?.()
    return {}
  })
  app.get('/long', { config: { rank: 'heavy' } }, async (request) => {
    await new Promise<void>((done) => ends.push(done))
    request.answered?.()
    return {}
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  release()
  await app.close()
})

const statusOf = async (path: string): Promise<number> => (await app.inject(path)).statusCode

/** Keeps the event loop from coming round. */
async function toil(milliseconds: number): Promise<void> {
  const until = Date.now() + milliseconds
  while (Date.now() < until) {
    const turn = Date.now() + 400
    while (Date.now() < turn);
    await wait(0)
  }
}

test('a loop that comes round late turns away what is heavy, never what is vital, and takes it up again', async () => {
  expect(await statusOf('/heavy')).toBe(200)
  await toil(1600)
  expect([await statusOf('/vital'), await statusOf('/heavy')]).toEqual([200, 503])
  expect(app.load.turnedAway).toBe(1)
  await expect.poll(() => statusOf('/heavy'), { timeout: 15_000, interval: 500 }).toBe(200)
})

test('requests that wait for an answer count until they have one, also where the asker goes away', async () => {
  const gone = new AbortController()
  const { port } = app.server.address() as { port: number }
  const asked = fetch(`http://127.0.0.1:${port}/slow`, { signal: gone.signal }).catch(() => 'gone')
  await expect.poll(() => app.load.inFlight).toBe(1)
  gone.abort()
  expect(await asked).toBe('gone')
  await expect.poll(() => app.load.inFlight).toBe(0)
  release()
})

test('work goes on in its turn when the asker has gone, and when they say that they bring a file', async () => {
  const { port } = app.server.address() as { port: number }
  const gone = new AbortController()
  const headers = { 'content-type': 'application/octet-stream' }
  const ask = (signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${port}/long`, { headers, ...(signal && { signal }) }).catch(() => 'gone')
  // As many as there is room for; then they go away.
  const asked = Array.from({ length: 12 }, () => ask(gone.signal))
  await expect.poll(() => ends.length).toBe(12)
  gone.abort()
  await Promise.all(asked)
  const next = ask()
  await expect.poll(() => app.load.waiting).toBe(1)
  expect(ends).toHaveLength(12)
  ends[0]?.()
  await expect.poll(() => ends.length).toBe(13)
  for (const end of ends) end()
  expect(await next).toMatchObject({ status: 200 })
})

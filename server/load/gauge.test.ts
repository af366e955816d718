import { setTimeout as wait } from 'node:timers/promises'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { realDice } from '../context.ts'
import { Refused } from '../refused.ts'
import { watchLoad } from './gauge.ts'
import { readTicket, ticketOf } from './ticket.ts'
import { mostInside } from './turns.ts'

const config = readConfig({ SESSION_SECRET: '9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2' }, 'real', '/srv')

let app: FastifyInstance
let release: () => void = () => {}
const held = new Promise<void>((done) => {
  release = done
})
const ends: (() => void)[] = []
beforeAll(async () => {
  app = Fastify()
  await app.register(cookie)
  app.decorateRequest('arrived', 0)
  const turnAway = watchLoad(app, { config, dice: realDice, now: Date.now })
  app.addHook('onRequest', async (request, reply) => {
    request.arrived = Date.now()
    turnAway(request, reply)
  })
  app.setErrorHandler((error, _request, reply) => {
    const busy = error instanceof Refused && error.reason.why === 'busy'
    return reply.code(busy ? 503 : 500).send(busy ? error.reason : {})
  })
  for (const rank of ['vital', 'ordinary', 'heavy'] as const)
    app.get(`/${rank}`, { config: { rank } }, async () => ({}))
  app.get('/slow', { config: { rank: 'vital' } }, async (request) => {
    await held
    request.answered?.()
    return {}
  })
  for (const [path, rank] of [
    ['/long', 'heavy'],
    ['/come', 'arriving'],
    ['/read', 'ordinary'],
  ] as const)
    app.get(path, { config: { rank } }, async (request) => {
      await new Promise<void>((done) => ends.push(done))
      request.answered?.()
      return {}
    })
  app.get('/page', async () => ({}))
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

test('a loop that comes round late has what is heavy done one at a time, and more again when it is calm', async () => {
  await toil(1600)
  const asked = Array.from({ length: 3 }, () => statusOf('/long'))
  await expect.poll(() => [ends.length, app.load.waiting]).toEqual([1, 2])
  expect(await statusOf('/vital')).toBe(200)
  await expect.poll(() => ends.length, { timeout: 15_000, interval: 500 }).toBe(3)
  for (const end of ends.splice(0)) end()
  expect(await Promise.all(asked)).toEqual([200, 200, 200])
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

test('those who wait because reading is held back are no reason to hold it back', async () => {
  await expect.poll(() => app.load.level, { timeout: 10_000 }).toBe(0)
  const before = ends.length
  const asked = Array.from({ length: 700 }, () => app.inject('/read'))
  await expect.poll(() => ends.length - before).toBe(36)
  await wait(300)
  expect(app.load.level).toBe(0)
  const finish = setInterval(() => {
    for (const end of ends) end()
  }, 5)
  expect((await Promise.all(asked)).every((it) => it.statusCode === 200)).toBe(true)
  clearInterval(finish)
}, 30_000)

test('more than a page asks do not come in by one place', async () => {
  const before = ends.length
  const fill = Array.from({ length: 44 }, () => app.inject('/come'))
  await expect.poll(() => ends.length - before).toBe(44)
  const honest = app.inject('/come')
  await expect.poll(() => app.load.waiting).toBe(1)
  const ticket = ticketOf({ config }, Date.now() - 60_000)
  const many = Array.from({ length: 20 }, () =>
    app.inject({ url: '/come', cookies: { 'zhinan-place': ticket } }),
  )
  await expect.poll(() => app.load.waiting).toBe(21)
  // Sixteen go before, and then whoever came first.
  for (let n = 0; n < 17; n++) {
    ends[before + n]?.()
    await expect.poll(() => ends.length - before).toBe(45 + n)
  }
  ends.at(-1)?.()
  expect((await honest).statusCode).toBe(200)
  const finish = setInterval(() => {
    for (const end of ends) end()
  }, 5)
  await Promise.all([...fill, ...many])
  clearInterval(finish)
}, 30_000)

test('whoever leaves a page leaves the line at once, and a page loaded over and over keeps its place', async () => {
  const { port } = app.server.address() as { port: number }
  const before = ends.length
  const fill = Array.from({ length: 44 }, () => app.inject('/come'))
  await expect.poll(() => ends.length - before).toBe(44)
  const honest = app.inject('/come')
  await expect.poll(() => app.load.waiting).toBe(1)
  const cookie = `zhinan-place=${ticketOf({ config }, Date.now() - 60_000)}`
  const load = (signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${port}/come`, { headers: { cookie }, ...(signal && { signal }) })
  for (let n = 0; n < 4; n++) {
    const left = new AbortController()
    const page = Array.from({ length: 5 }, () => load(left.signal).catch(() => 'left'))
    await expect.poll(() => app.load.waiting).toBe(6)
    left.abort()
    expect(new Set(await Promise.all(page))).toEqual(new Set(['left']))
    await expect.poll(() => app.load.waiting).toBe(1)
  }
  const last = load()
  await expect.poll(() => app.load.waiting).toBe(2)
  ends[before]?.()
  await expect.poll(() => ends.length - before).toBe(45)
  ends.at(-1)?.()
  expect((await last).status).toBe(200)
  const finish = setInterval(() => {
    for (const end of ends) end()
  }, 5)
  await Promise.all([...fill, honest])
  clearInterval(finish)
}, 30_000)

test('where a line stands, a page brings its place with it', async () => {
  const page = () => app.inject({ url: '/page', headers: { 'sec-fetch-dest': 'document' } })
  expect((await page()).cookies).toEqual([])
  const before = ends.length
  const asked = Array.from({ length: 45 }, () => app.inject('/come'))
  await expect.poll(() => app.load.waiting).toBe(1)
  const [place] = (await page()).cookies
  expect(readTicket({ config }, place?.value ?? '', Date.now())).toBeGreaterThan(Date.now() - 5000)
  const finish = setInterval(() => {
    for (const end of ends.slice(before)) end()
  }, 5)
  await Promise.all(asked)
  clearInterval(finish)
}, 30_000)

test('who finds no room gets a place by when they first asked, and comes in before all who came later', async () => {
  const before = ends.length
  const ask = (ticket?: string) =>
    app.inject({ url: '/come', ...(ticket && { cookies: { 'zhinan-place': ticket } }) })
  const asked = Array.from({ length: 44 + mostInside }, () => ask())
  await expect.poll(() => app.load.waiting).toBe(mostInside)
  const sent = Date.now()
  const away = await ask()
  const [place] = away.cookies
  expect(away.statusCode).toBe(503)
  expect(away.json()).toMatchObject({ retryAfter: expect.any(Number), line: { ahead: expect.any(Number) } })
  expect(readTicket({ config }, place?.value ?? '', Date.now())).toBeGreaterThanOrEqual(sent)
  const first = ask(ticketOf({ config }, sent - 60_000))
  await expect.poll(() => app.load.turnedAway).toBe(2)
  expect(app.load.waiting).toBe(mostInside)
  ends[before]?.()
  await expect.poll(() => ends.length).toBe(before + 45)
  ends.at(-1)?.()
  expect((await first).statusCode).toBe(200)
  const finish = setInterval(() => {
    for (const end of ends) end()
  }, 10)
  const codes = (await Promise.all(asked)).map((it) => it.statusCode)
  clearInterval(finish)
  expect(codes.filter((it) => it === 503)).toHaveLength(1)
}, 60_000)

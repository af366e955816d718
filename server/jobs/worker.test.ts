import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { throwAwayFolder } from '../../start/throw-away.mjs'
import type { Context } from '../context.ts'
import { type Embedded, startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { connect, type OpenDatabase } from '../db/open.ts'
import { startWorker } from './worker.ts'

const folder = mkdtempSync(path.join(throwAwayFolder(), 'zhinan-worker-'))
const open = () => startEmbedded({ folder, durable: false, settings: ['fsync=off', 'max_connections=30'] })
let server: Embedded
let database: Omit<OpenDatabase, 'url'>
let ctx: Context

beforeAll(async () => {
  chmodSync(folder, 0o711)
  server = await open()
  await migrate(server.url, [])
  database = await connect(server.url, () => {}, 3)
  ctx = { db: database.db, log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }) } as Context
}, 60_000)
afterAll(async () => {
  await database.stop()
  await server.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const soon = { timeout: 30_000, interval: 50 }
const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

/** As a power failure ends it: nobody is told anything. */
async function killed(): Promise<void> {
  const [pid] = readFileSync(path.join(server.folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  // Those that served one connection each notice it a moment later.
  await expect.poll(() => waiting().catch(() => 'away'), soon).toBe('away')
}

test.each(['ends well', 'fails'])(
  'a job that %s while the database is away ends no server, and is done when it is back',
  async (how) => {
    let begun = 0
    let finish = () => {}
    const slow = async () => {
      begun++
      if (begun > 1) return
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      if (how === 'fails') throw new Error('It could not be done.')
    }
    const worker = await startWorker(ctx, server.url, {
      jobs: { slow },
      crontab: [],
      first: 50,
      longest: 500,
    })
    await sql`select graphile_worker.add_job('slow')`.execute(ctx.db)
    await expect.poll(() => begun, soon).toBe(1)
    await killed()
    finish()
    await new Promise((resolve) => setTimeout(resolve, 500))
    server = await open()
    await expect.poll(() => waiting().catch(() => -1), soon).toBe(0)
    await worker.stop()
    expect(begun).toBeGreaterThan(1)
  },
  60_000,
)

test('what was planned ahead of time by a wrong clock holds up nobody whose clock is right', async () => {
  const seen: string[] = []
  const jobs = { now: async () => void seen.push('now') }
  await sql`
    insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('now', now(), now() + interval '1 year')`.execute(ctx.db)
  const worker = await startWorker(ctx, server.url, { jobs, crontab: ['* * * * * now'] })
  const { rows } = await sql<{ right: boolean }>`
    select last_execution <= now() as right from graphile_worker._private_known_crontabs`.execute(ctx.db)
  expect(rows).toEqual([{ right: true }])
  await worker.stop()
})

test('it stops while the database is away', async () => {
  let finish = () => {}
  const slow = () =>
    new Promise<void>((resolve) => {
      finish = resolve
    })
  const idle = await startWorker(ctx, server.url, { jobs: {}, crontab: [] })
  const busy = await startWorker(ctx, server.url, { jobs: { slow }, crontab: [], first: 20, longest: 20 })
  const before = finish
  await sql`select graphile_worker.add_job('slow')`.execute(ctx.db)
  await expect.poll(() => finish !== before, soon).toBe(true)
  await killed()
  await idle.stop()
  finish()
  // It tries to begin anew meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 300))
  await busy.stop()
  server = await open()
}, 60_000)

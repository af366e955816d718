import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { readCallFolder } from '#server/call-folder.ts'
import { asksOf } from './asks.ts'
import { type FirstView, firstViews } from './first-view.ts'
import { startFloors } from './floors.ts'
import { connections } from './load.ts'
import { measureAll, type Table } from './measures.ts'
import { replay } from './replay.ts'
import type { Seeded } from './seed.ts'
import { filled, openWith } from './seeding.ts'
import { type Memory, startHello, startSite } from './site.ts'
import { type SlowView, slowViews } from './slow-phone.ts'

/** A server is as fast as it will be after some thousand requests of a kind. */
const warmUps = 2

export interface Sized {
  readonly seeded: Seeded
  /** With sixteen requests under way at any moment, and with one. */
  readonly many: Table
  readonly one: Table
  readonly memory: Memory
  /** What the database says was stored, for every answer that said so. */
  readonly stored: { readonly saves: number; readonly clashes: number; readonly handedIn: number }
  readonly views: readonly FirstView[]
  readonly slow: readonly SlowView[]
  /** From its start until it answered, on a database that was there before, in milliseconds. */
  readonly start: number
}

export interface Sizing {
  readonly suggestions: number
  readonly rounds: number
  readonly seconds: number
  readonly program: string
  readonly node: readonly string[]
  readonly only: readonly string[]
  /** A folder seeded before; without it, one is made and removed. */
  readonly folder: string | undefined
  /** Whether browsers look at the pages. */
  readonly looks: boolean
}

/** Seeds a database of this size, and measures the built server on it. */
export async function measureSize(
  files: Awaited<ReturnType<typeof readCallFolder>>,
  given: Sizing,
): Promise<Sized> {
  const { suggestions, rounds, seconds, only } = given
  const prepared = Math.min(
    Math.floor(suggestions / 2),
    1200 + Math.round((rounds + warmUps) * seconds * 500),
  )
  const dataDir = given.folder ?? (await mkdtemp(path.join(tmpdir(), 'zhinan-bench-')))
  // A million are kept and measured more than once, and what is handed in is a draft no more.
  const ample = Math.max(prepared, Math.floor(suggestions / 100))
  const seeded = await filled(files, dataDir, { suggestions, prepared: ample })
  console.log(`seeded in ${seeded.seconds.toFixed(1)} s`, seeded)
  const { opened, call } = await openWith(files, dataDir)
  try {
    const pool = new pg.Pool({ connectionString: opened.url, max: 4 })
    // The server goes away at the end, before the last of these connections is given back.
    pool.on('error', () => {})
    // A folder used again: whoever sent requests before has been away since.
    await pool.query(
      "update session set last_seen = now(), idle_until = now() + interval '12 hours', ends_at = now() + interval '12 hours'",
    )
    const again = await replay(opened)
    const asks = await asksOf({
      pool,
      call: call.call,
      callVersion: call.versionId,
      replay: again,
      seeded: seeded.prepared,
      prepared,
      // Half as many with one connection.
      bursts: warmUps + rounds + Math.ceil(rounds / 2),
    })
    await again.close()
    const hello = await startHello()
    const floors = startFloors(opened.url)
    const began = performance.now()
    const since = new Date()
    const site = await startSite(given.program, dataDir, given.node)
    const start = performance.now() - began
    try {
      const { rows } = await pool.query<{ pid: number }>(
        "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
      )
      const shared = {
        site,
        hello,
        floors,
        postmaster: rows[0]?.pid ?? 0,
        ...asks,
        seconds,
        only,
        rested: () => rested(pool),
      }
      const many = await measureAll({ ...shared, atOnce: connections, rounds, warmUps })
      const one = await measureAll({ ...shared, atOnce: 1, rounds: Math.ceil(rounds / 2), warmUps: 0 })
      return {
        seeded,
        many: many.table,
        one: one.table,
        memory: {
          server: Math.max(many.memory.server, one.memory.server),
          background: Math.max(many.memory.background, one.memory.background),
        },
        stored: await storedBy(pool, since),
        views: given.looks ? await firstViews(site.origin, asks.pages) : [],
        slow: given.looks ? await slowViews(site.origin, asks.pages) : [],
        start,
      }
    } finally {
      floors.stop()
      await Promise.allSettled([site.stop(), hello.stop()])
      await pool.end()
    }
  } finally {
    await opened.close()
    if (!given.folder) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Waits until no text waits to be read; for two minutes at most, and then what is measured shares the machine with that. */
async function rested(pool: pg.Pool): Promise<void> {
  for (let turn = 0; turn < 480; turn++) {
    const { rows } = await pool.query<{ busy: boolean }>('select exists (select from text_changed) as busy')
    if (rows[0]?.busy === false) return
    await setTimeout(250)
  }
}

/** What reached the tables since then, counted there. */
async function storedBy(pool: pg.Pool, since: Date): Promise<Sized['stored']> {
  const { rows } = await pool.query<Sized['stored']>(
    `select (select count(distinct (suggestion, at))::int from answer_log where base > 0 and at >= $1) as saves,
      (select count(*)::int from answer_log where outcome = 'clash' and at >= $1) as clashes,
      (select count(*)::int from done_once where what like 'hand-in %' and at >= $1) as "handedIn"`,
    [since],
  )
  const [found] = rows
  if (!found) throw new Error('Nothing was counted.')
  return found
}

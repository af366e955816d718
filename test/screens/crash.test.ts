import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBackup } from '#server/backup/make.ts'
import { openBackup } from '#server/backup/reading.ts'
import { restoreBackup } from '#server/backup/restore.ts'
import { verifyChains } from '#server/db/chain.ts'
import { startEmbedded } from '#server/db/embedded.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { connect } from '#server/db/open.ts'
import { cookieOf } from '#test/support/app.ts'
import { diceOf } from '#test/support/dice.ts'
import { aKey, begin, type City, city } from '#test/support/journey.ts'
import { anOrg, aPerson, password } from '#test/support/people.ts'
import { standOn } from '#test/support/restored.ts'
import { freePort, type RunningServer, startServer } from '#test/support/server.ts'

/** A few in the suite, hundreds in the long form (npm run soak). */
const rounds = Number(process.env['ZHINAN_ROUNDS'] ?? (process.env['ZHINAN_SOAK'] ? 300 : 4))
const seed = Number(process.env['ZHINAN_SEED'] ?? 20_261_123)
const writers = 4

const dataDir = mkdtempSync(path.join(tmpdir(), 'zhinan-crash-site-'))
/** Where the embedded database keeps its process id; PostgreSQL may have to live elsewhere than its folder. */
let cluster: string
let cookie: string
let drafts: readonly string[]

/** A site on an embedded database of its own, brought there as an operator would: by backup and restore. */
beforeAll(async () => {
  chmodSync(dataDir, 0o711)
  const here: City = await city({ now: Date.now() })
  const filer = await aPerson(here.site)
  const org = await anOrg(here.site, { members: [{ person: filer, filer: true, admin: true }] })
  const as = await here.as(filer)
  drafts = await Promise.all(
    Array.from({ length: writers }, () => begin(here, as, org.id, here.call.kinds[0]?.code ?? '')),
  )
  const out = path.join(dataDir, 'begin.zip')
  const { ctx, url } = here.site
  const at = Date.now()
  const log = () => {}
  await makeBackup({
    url,
    files: ctx.files,
    secret: null,
    out,
    passphrase: null,
    at,
    chance: randomBytes,
    log,
  })
  const embedded = await startEmbedded({ folder: path.join(dataDir, 'postgres') })
  cluster = path.join(embedded.folder, 'cluster')
  const backup = await openBackup(out, null)
  await restoreBackup(backup, { url: embedded.url, files: ctx.files, replace: false, quiet: true, at, log })
  await backup.close()
  // A restore leaves nobody signed in.
  const there = await standOn(here.site, embedded.url, ctx.files)
  cookie = cookieOf(await there.anyone.post('/session', { account: filer.email, password }))
  await there.close()
  await here.site.close()
  await embedded.stop()
}, 300_000)
afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 }))

const hour = 3_600_000
/** By how much the server's clock may be wrong when it starts: nothing, a correction, daylight saving, a zone, a dead battery. */
const shifts = [0, 0, 600_000, -hour, -8 * hour, -365 * 24 * hour] as const

/** A module that every process of the server loads first, and that moves its clock. */
const shiftedBy = (by: number): Readonly<Record<string, string>> => {
  const module = `const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given) { given.length > 0 ? super(...given) : super(Real.now() + ${by}) }
      static now() { return Real.now() + ${by} }
    }`
  return by === 0 ? {} : { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}` }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Saves one edit after the other until told to stop; notes what the server said it has. */
async function write(
  server: RunningServer,
  draft: string,
  acknowledged: string[],
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    const op = aKey()
    const edit = { op, path: 'title', value: `海上平台监测 ${op}`, base: 0 }
    const answer = await fetch(`${server.origin}/api/v1/suggestions/${draft}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ ops: [edit] }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null)
    const told = answer?.ok ? await answer.json().catch(() => null) : null
    // A clash is acknowledged, too: what loses stays in the log.
    if (told?.outcomes.some((it: { outcome: string }) => it.outcome !== 'refused')) acknowledged.push(op)
    else await pause(20)
  }
}

/** What it says of itself; one that is gone says why in what it printed. */
const readiness = (server: RunningServer): Promise<string> =>
  fetch(`${server.origin}/readyz`).then(
    (it) => String(it.status),
    () => server.printed(),
  )

const killDatabase = (): void => {
  const [pid] = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

/** Looks into the database as it stands once everything is down. */
async function missing(acknowledged: readonly string[]): Promise<readonly string[]> {
  const embedded = await startEmbedded({ folder: path.join(dataDir, 'postgres') })
  const { db, stop } = await connect(embedded.url)
  const { rows } = await sql<{ op: string }>`
    select op from unnest(${[...acknowledged]}::uuid[]) as it(op)
    where not exists (select from answer_log where answer_log.op = it.op)`.execute(db)
  expect((await verifyChains(db)).broken).toEqual([])
  expect(await checkInvariants(db)).toEqual([])
  await stop()
  await embedded.stop()
  return rows.map((it) => it.op)
}

test(`${rounds} rounds of killing server, database or both while ${writers} write lose nothing (seed ${seed})`, async () => {
  const dice = diceOf(seed)
  const port = await freePort()
  const acknowledged: string[] = []
  const counts = { server: 0, database: 0, both: 0, shifted: 0 }
  for (let round = 1; round <= rounds; round++) {
    const shift = shifts[Math.floor(dice() * shifts.length)] ?? 0
    if (shift !== 0) counts.shifted += 1
    const env = { REQUIRE_SECOND_FACTOR: 'off', ...shiftedBy(shift) }
    const server = await startServer({ dataDir, port, env })
    const before = acknowledged.length
    const stop = new AbortController()
    const writing = drafts.map((draft) => write(server, draft, acknowledged, stop.signal))
    await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before + writers)
    await pause(dice() * 1200)
    const what = (['server', 'database', 'both'] as const)[Math.floor(dice() * 3)] ?? 'both'
    counts[what] += 1
    if (what !== 'server') killDatabase()
    if (what === 'database') {
      // The server lives on, says that it cannot serve, and acknowledges nothing that it cannot keep.
      await expect.poll(() => readiness(server), { timeout: 30_000 }).toBe('503')
      await pause(200)
    }
    await server.kill()
    stop.abort()
    await Promise.all(writing)
    expect(await missing(acknowledged), `round ${round}, ${what}, clock ${shift}`).toEqual([])
  }
  console.log(
    `crash rounds: ${rounds} (${JSON.stringify(counts)}), saves acknowledged: ${acknowledged.length}, lost: 0`,
  )
}, 14_400_000)

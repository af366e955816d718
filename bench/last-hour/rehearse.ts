import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { hashPassword } from '#server/auth/password.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { readConfig } from '#server/config.ts'
import { startEmbedded } from '#server/db/embedded.ts'
import { open } from '#server/main.ts'
import { root } from '#server/root.ts'
import { freePort } from '#test/support/server.ts'
import { officersOf } from '../measures.ts'
import { seed } from '../seed.ts'
import { effortOf, type Site, startSite, watchMemory } from '../site.ts'
import { countAcknowledged, everythingFound } from './counted.ts'
import type { Brought, Given } from './generator.ts'
import { lastHour, reference } from './mix.ts'
import { watchQueue } from './queue.ts'
import { reportOf } from './report.ts'
import type { Filer } from './visit.ts'

const day = 86_400_000
const minute = 60_000
const password = 'Harbour-Gull-31'
const metricsToken = randomBytes(18).toString('hex')

/** `npm run rehearse`: the last half hour of a window against the built server, and what was acknowledged counted afterwards. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: String(reference.people) },
    minutes: { type: 'string', default: String(reference.minutes) },
    /** How many suggestions lie there already. */
    beside: { type: 'string', default: '10000' },
    servers: { type: 'string', default: '1' },
    /** What is killed (kill -9) in the middle of the rush and started again: server, database. */
    kill: { type: 'string', multiple: true, default: [] },
    /** Whether one more server joins in the middle of the rush. */
    join: { type: 'boolean', default: false },
    program: { type: 'string', default: path.join(root, 'dist/main.js') },
    /** Where the report is added; without it, it is printed. */
    write: { type: 'string' },
    note: { type: 'string', default: '' },
  },
})
const [callName] = positionals
if (!callName) throw new Error('Which call? tsx bench/last-hour/rehearse.ts <name or folder>')
const people = Number(values.people)
const milliseconds = Number(values.minutes) * minute

const dataDir = await mkdtemp(path.join(tmpdir(), 'zhinan-rehearsal-'))
const opened = await open(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, 'real', root))
let held: { stop(): Promise<void> } | undefined
try {
  const files = await readCallFolder(await findCallFolder(callName))
  const now = Date.now()
  // The window closes within the hour: what rests in the last hours rests here too.
  const window = { opens: now - 70 * day, closes: now + Math.max(milliseconds * 2, 60 * minute) }
  const installed = await installCall(opened.ctx, files, window, now)
  if (!installed.ok) throw new Error(JSON.stringify(installed.error))
  opened.ctx.calls.refresh()
  const call = await opened.ctx.calls.byId(installed.value.call)
  if (!call) throw new Error('The call is not in force.')
  const suggestions = people + Number(values.beside)
  const seeded = await seed(opened.url, call, { suggestions, prepared: people, units: people })
  console.log(`seeded in ${seeded.seconds.toFixed(1)} s`)

  const pool = new pg.Pool({ connectionString: opened.url, max: 4 })
  pool.on('error', () => {})
  // One hash for everybody: it costs each who signs in the same, and the one who prepares it nothing.
  await pool.query('update person set password_hash = $1 where id in (select person from member)', [
    await hashPassword(password),
  ])
  const filers = await filersOf(pool, people)
  await pool.query(
    "insert into staff (person, role, scope, granted_at) select distinct person, 'exporter', '*', now() from staff on conflict do nothing",
  )
  const officers = (await officersOf(pool))
    .filter((it) => it.lies !== null)
    .map((it) => ({ ...it, lies: it.lies.slice(0, 20) }))

  const ports = await portsFor(Number(values.servers))
  const begin = (port: number) =>
    startSite(values.program, dataDir, [], {
      port,
      env: { TRUST_PROXY: '127.0.0.1', METRICS_TOKEN: metricsToken },
    })
  const sites: Site[] = []
  for (const port of ports) sites.push(await begin(port))
  const [given, brought] = [path.join(dataDir, 'given.json'), path.join(dataDir, 'brought.json')]
  const origins = sites.map((it) => it.origin)
  const joining = values.join ? await freePort() : undefined
  const asked: Given = {
    origins,
    ...(joining && { joins: { origin: `http://127.0.0.1:${joining}`, after: milliseconds * 0.65 } }),
    milliseconds,
    mix: lastHour,
    call: call.call.id,
    password,
    filers,
    officers,
  }
  await writeFile(given, JSON.stringify(asked))

  const postmaster = await postmasterOf(pool)
  const [first] = sites
  if (!first) throw new Error('No server was started.')
  const memory = watchMemory(first.pid)
  const queue = watchQueue(() => sites.map((it) => it.origin), metricsToken)
  const before = effortOf(first.pid, postmaster)
  const strikes = values.kill.map((what, n) =>
    setTimeout(() => void strike(what), milliseconds * (0.6 + n * 0.1)),
  )
  // It has ten seconds to be there; nobody is sent to it before.
  if (joining !== undefined)
    strikes.push(
      setTimeout(() => void begin(joining).then((it) => sites.push(it)), milliseconds * 0.65 - 10_000),
    )
  const code = await finished('bench/last-hour/generator.ts', [given, brought])
  for (const it of strikes) clearTimeout(it)
  if (code !== 0) throw new Error(`The generator ended with ${code}.`)
  const after = effortOf(first.pid, postmaster)
  const came = JSON.parse(await readFile(brought, 'utf8')) as Brought
  const counted = await countAcknowledged(pool, came.said)
  const most = memory.stop()
  const waited = queue.stop()
  for (const it of sites) await it.stop()
  const check = await checked(values.program, dataDir, new Set(came.said.handIns.map((it) => it.draft)))
  const text = reportOf({
    people,
    minutes: Number(values.minutes),
    servers: sites.length,
    killed: values.kill,
    joined: values.join,
    beside: Number(values.beside),
    mix: lastHour,
    came,
    counted,
    check,
    memory: most,
    waited,
    effort: {
      // A process that was killed took its account with it.
      server: values.kill.includes('server') ? null : after.server - before.server,
      database: values.kill.includes('database') ? null : after.database - before.database,
      load: came.effort,
    },
    note: values.note,
  })
  console.log(text)
  if (values.write) {
    const file = path.resolve(values.write)
    await writeFile(file, `${await readFile(file, 'utf8').catch(() => '')}${text}\n`)
  }
  await pool.end()
  const failed = Object.values(came.tallies).some((it) => Object.keys(it.failed).length > 0)
  if (!everythingFound(counted) || !check.ok || failed || came.said.handIns.length === 0) process.exitCode = 1

  /** Kills without a word, and starts again as whoever watches over a service does. */
  async function strike(what: string): Promise<void> {
    console.log(`kill -9 ${what}`)
    if (what === 'server') {
      const last = ports.length - 1
      const site = sites[last]
      const port = ports[last]
      if (!site || port === undefined) return
      process.kill(site.pid, 'SIGKILL')
      await new Promise((done) => setTimeout(done, 1000))
      sites[last] = await begin(port)
    } else if (what === 'database') {
      process.kill(postmaster, 'SIGKILL')
      await new Promise((done) => setTimeout(done, 1000))
      held = await startEmbedded({ folder: path.join(dataDir, 'postgres') })
    } else throw new Error(`There is no ${what} to kill.`)
  }
} finally {
  await held?.stop()
  await opened.close()
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

/** Drafts that are nearly done, each with a filer of its own. */
async function filersOf(pool: pg.Pool, people: number): Promise<readonly Filer[]> {
  const { rows } = await pool.query<Filer>(
    `select s.id as draft, s.kind, p.name as token, p.email as account, s.rev::int as rev, s.revision,
      (select coalesce(json_agg(json_build_object('path', a.path, 'rev', a.rev) order by a.path), '[]') from answer a
        where a.suggestion = s.id and a.path !~ '/' and jsonb_typeof(a.value) = 'string'
        and length(a.value #>> '{}') > 100) as prose,
      (select coalesce(json_agg(json_build_object('id', f.id, 'field', f.field)), '[]') from file f
        where f.suggestion = s.id) as files
    from (select * from suggestion where state = 'draft' order by id limit $1) s join person p on p.id = s.filer
    order by md5(s.id::text)`,
    [people],
  )
  return rows
}

async function portsFor(count: number): Promise<readonly number[]> {
  const ports: number[] = []
  for (let n = 0; n < count; n++) ports.push(await freePort())
  return ports
}

async function postmasterOf(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
  )
  return rows[0]?.pid ?? 0
}

function finished(script: string, args: readonly string[]): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, script), ...args], {
      cwd: root,
      stdio: 'inherit',
    })
    child.once('exit', done)
  })
}

/**
 * What `zhinan db check` says of what was handed in here. What was seeded has made-up digests, or no facts yet, of which it
 * complains rightly.
 */
async function checked(
  program: string,
  dataDir: string,
  drafts: ReadonlySet<string>,
): Promise<{ readonly ok: boolean; readonly said: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, 'db', 'check'], {
      cwd: root,
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let all = ''
    child.stdout.on('data', (chunk: Buffer) => {
      all += chunk.toString('utf8')
    })
    child.once('exit', () => {
      const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
      const ours = all.split('\n').filter((line) => [...line.matchAll(ids)].some(([id]) => drafts.has(id)))
      const ran = /^\d+ facts in /m.test(all)
      done({ ok: ran && ours.length === 0, said: ran ? ours.slice(0, 5).join('; ') : 'it did not run' })
    })
  })
}

import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { digestOf } from '#server/commands/suggestion/handed-in-content.ts'
import { type Config, readConfig } from '#server/config.ts'
import { uuidV7 } from '#server/context.ts'
import { chain } from '#server/db/facts.ts'
import { diskStore } from '#server/files/disk.ts'
import { open } from '#server/main.ts'
import { root } from '#server/root.ts'
import { commit } from './report.ts'
import { seed } from './seed.ts'
import { startSite, watchMemory } from './site.ts'

/**
 * `tsx bench/dossier.ts <call> --write bench/DOSSIER.md`: how much memory a large dossier takes of a server that others use
 * meanwhile, how long they wait, and what verifying it takes. Wants the built program in `dist/`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suggestions: { type: 'string', default: '200' },
    megabytes: { type: 'string', default: '2048' },
    write: { type: 'string' },
    beside: { type: 'string', default: '' },
  },
})
const [callName] = positionals
if (!callName) throw new Error('tsx bench/dossier.ts <call> [--suggestions 200] [--megabytes 2048]')
const [suggestions, megabytes] = [values.suggestions, values.megabytes].map(Number) as [number, number]
const day = 86_400_000
const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
const program = path.join(root, 'dist/main.js')

const dataDir = await mkdtemp(path.join(tmpdir(), 'zhinan-dossier-'))
try {
  const { ids, token, config } = await laidOut()
  const made = await exported(ids, token)
  const file = path.join(config.filesDir, made.id.slice(-2), made.id, '1')
  const verified = await verifiedAt(file)
  const text = `# Dossiers, measured

Written by \`npx tsx bench/dossier.ts <call> --write bench/DOSSIER.md\` on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC,
commit ${commit()}, two cores, server, embedded PostgreSQL and load on one machine. ${values.beside}

${ids.length} suggestions with ${Math.round((megabytes * 1.048576) / 10) / 100} GB of attachments, files of one megabyte of chance, are asked for over HTTP and made by the
server's own queue into its file store. Resident memory is looked at four times a second (VmRSS). Meanwhile somebody else asks for the
list of calls ten times a second.

| what | measured | goal |
|---|---|---|
| the server's resident memory before | ${mb(made.before)} | |
| the most while the dossier was made | ${mb(made.most)} | |
| so the dossier took at most | ${mb(made.most - made.before)} | ≤ 200 MB |
| the most of the process that draws papers | ${mb(made.press)} | |
| size of the dossier | ${mb(made.size)} | |
| time until it was ready | ${made.seconds.toFixed(1)} s | |
| others waited: half within, 99 of 100 within, longest | ${made.waits.map((it) => `${Math.round(it)} ms`).join(', ')} | |
| verifying it: time | ${verified.seconds.toFixed(1)} s | |
| verifying it: the most resident memory | ${mb(verified.most)} | |

${verified.said}
`
  console.log(text)
  if (values.write) await writeFile(path.resolve(values.write), text)
} finally {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

/** A city with as many suggestions, each with its share of attachments, and somebody who may take them out. */
async function laidOut(): Promise<{ ids: readonly string[]; token: string; config: Config }> {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, 'real', root)
  const opened = await open(config)
  const client = new pg.Client({ connectionString: opened.url })
  try {
    const now = Date.now()
    const files = await readCallFolder(await findCallFolder(callName ?? ''))
    const window = { opens: now - 70 * day, closes: now + 30 * day }
    const installed = await installCall(opened.ctx, files, window, now)
    if (!installed.ok) throw new Error(JSON.stringify(installed.error))
    opened.ctx.calls.refresh()
    const call = await opened.ctx.calls.byId(installed.value.call)
    if (!call) throw new Error('The call is not in force.')
    await seed(opened.url, call, { suggestions: suggestions * 2, prepared: 0 })
    await client.connect()
    // What is seeded has invented digests and chains; here they are read.
    await client.query('set session_replication_role = replica')
    const { rows } = await client.query<{ id: string; filer: string }>(
      `select id, filer from suggestion where state in ('submitted', 'office-returned', 'accepted', 'reserve')
       order by no limit $1`,
      [suggestions],
    )
    for (const it of rows) await withFiles(client, config, it, now)
    const { rows: staff } = await client.query<{ id: string; name: string }>(
      "select p.id, p.name from person p join staff s on s.person = p.id where s.role = 'officer' limit 1",
    )
    const [person] = staff
    if (!person) throw new Error('Nobody works in an office.')
    for (const role of ['triage', 'exporter'])
      await client.query('insert into staff (person, role, granted_at) values ($1, $2, now())', [
        person.id,
        role,
      ])
    return { ids: rows.map((it) => it.id), token: person.name, config }
  } finally {
    await client.end()
    await opened.close()
  }
}

async function withFiles(
  client: pg.Client,
  config: Config,
  { id, filer }: { readonly id: string; readonly filer: string },
  now: number,
): Promise<void> {
  const store = diskStore(config.filesDir)
  const files = []
  for (let n = 0; n < Math.max(1, Math.round(megabytes / suggestions)); n++) {
    const file = uuidV7(now, randomBytes(10))
    const bytes = randomBytes(1 << 20)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await store.write(`${file}/whole`, Readable.from([bytes]))
    const name = `试验报告 ${n + 1}.pdf`
    await client.query(
      `insert into file (id, suggestion, field, name, type, size, sha256, state, part_size, by_person, created_at, ready_at)
       values ($1, $2, 'attachments', $3, 'application/pdf', $4::int, $5, 'ready', $4::int, $6, now(), now())`,
      [file, id, name, bytes.length, sha256, filer],
    )
    files.push({ id: file, name, size: bytes.length, sha256 })
  }
  const { rows } = await client.query<{ content: never; unit: never; salt: Buffer; handed_in: Date }>(
    'select content, unit, salt, handed_in from version where suggestion = $1 and n = 1',
    [id],
  )
  const [version] = rows
  if (!version) throw new Error('The suggestion has no version.')
  const digest = digestOf(version.salt, { answers: version.content, unit: version.unit, files })
  const update = 'update version set files = $1, digest = $2 where suggestion = $3'
  await client.query(update, [JSON.stringify(files), digest, id])
  await client.query('delete from fact where subject = $1', [id])
  const detail = { version: 1, to: 'submitted', digest }
  const at = version.handed_in.getTime()
  for (const it of chain(id, [{ happened: 'suggestion-handed-in', detail }], filer as never, at))
    await client.query(
      'insert into fact (subject, n, happened, detail, by_person, at, prev, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [id, it.n, it.happened, JSON.stringify(it.detail), filer, new Date(at), it.prev, it.hash],
    )
}

async function exported(ids: readonly string[], token: string) {
  const site = await startSite(program, dataDir)
  try {
    const headers = { cookie: `zhinan=${token}`, origin: site.origin, 'content-type': 'application/json' }
    const body = JSON.stringify({ key: crypto.randomUUID(), sort: 'dossier', wanted: { ids } })
    await fetch(`${site.origin}/api/v1/calls`)
    await pause(3000)
    const idle = watchMemory(site.pid)
    await pause(1000)
    const before = idle.stop().server
    const watch = watchMemory(site.pid)
    const began = performance.now()
    const post = () => fetch(`${site.origin}/api/v1/exports`, { method: 'POST', headers, body })
    let asked = await post()
    // A busy machine puts off what can wait, and asking for a dossier can.
    for (; asked.status === 503; asked = await post()) await pause(5000)
    if (!asked.ok) throw new Error(`${asked.status} ${await asked.text()}`)
    const { export: it } = (await asked.json()) as { export: { id: string } }
    const waits: number[] = []
    for (let state = ''; state !== 'ready'; ) {
      await pause(100)
      const from = performance.now()
      await (await fetch(`${site.origin}/api/v1/calls`)).arrayBuffer()
      waits.push(performance.now() - from)
      if (waits.length % 10 !== 0) continue
      const now = await fetch(`${site.origin}/api/v1/exports/${it.id}`, { headers })
      if (now.status === 503) continue
      const found = (await now.json()) as { export: { state: string; size: number; problem: string | null } }
      ;({ state } = found.export)
      if (state === 'failed') throw new Error(`The export failed: ${found.export.problem}`)
      if (state === 'ready') {
        const seconds = (performance.now() - began) / 1000
        const { server: most, background: press } = watch.stop()
        const sorted = waits.toSorted((a, b) => a - b)
        const at = (share: number) =>
          sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
        return {
          id: it.id,
          size: found.export.size,
          before,
          most,
          press,
          seconds,
          waits: [at(0.5), at(0.99), at(1)],
        }
      }
    }
    throw new Error('unreachable')
  } finally {
    await site.stop()
  }
}

async function verifiedAt(file: string) {
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'dossier', 'verify', file], { cwd: root })
  const watch = watchMemory(child.pid ?? 0)
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.pipe(process.stderr)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  const most = watch.stop().server
  if (code !== 0) throw new Error(`Verifying ended with ${code}:\n${said}`)
  return { seconds: (performance.now() - began) / 1000, most, said: said.trim().replaceAll('\n', '  \n') }
}
